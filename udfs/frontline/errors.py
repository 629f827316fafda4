"""Every exception of the product.

::

    FrontlineError
     |-- ParameterError    an argument breaks its rule: names the parameter, the rule, the value
     |-- DataFaultError    the data given cannot be used: carries the report of faults
     |-- FileFaultError    a file cannot be read or written
          |-- FileInUseError   another program holds the file open

Higher floors derive their own: ``CellError`` (a cell cannot be answered), ``PackageFault`` (a workbook cannot be
changed without a loss), ``WriteFault`` (a file cannot be made or replaced), ``NotNowError`` and its neighbours (Excel
or the user says not now).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.faults import Fault


class FrontlineError(Exception):
    """Base of every error a user may see; its text is a whole sentence."""


class ParameterError(FrontlineError, ValueError):
    """An argument breaks its rule, e.g. ``minimum_n must be an integer not less than 1, but got 0``."""


class DataFaultError(FrontlineError):
    """The data given cannot be used; ``faults`` says where and what to do.

    Parameters
    ----------
    faults
        Every fault found, the fatal ones included.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        fatal = [fault for fault in self.faults if fault.fatal]
        super().__init__("\n".join(str(fault) for fault in fatal))


class FileFaultError(FrontlineError):
    """A file cannot be read or written; the text says which and why."""


class FileInUseError(FileFaultError):
    """Another program holds the file open; the text says which and whose, and to close it there."""
