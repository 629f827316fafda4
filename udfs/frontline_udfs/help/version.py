"""FLS_VERSION: which Frontline Scorecards answers."""

from __future__ import annotations

from frontline import __version__
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_VERSION() -> str:
    """Version of Frontline Scorecards that calculates the functions.

    Returns
    -------
    str
        For example 0.1.0.

    Examples
    --------
    =FLS_VERSION()

    >>> FLS_VERSION() == __version__
    True
    """
    return __version__
