"""What whoever builds sheets for a workbook has to know of it first."""

from __future__ import annotations

from dataclasses import dataclass

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.recognise import open_package


@dataclass(frozen=True, slots=True)
class Probe:
    """A workbook at a glance.

    Parameters
    ----------
    sheets
        What its tabs say, in order.
    date_1904
        Whether its days are counted from 1904: sheets with dates must be built so too.
    strict
        Whether it is written in the Strict dialect.
    macros
        Whether it carries VBA.
    """

    sheets: tuple[str, ...]
    date_1904: bool
    strict: bool
    macros: bool


def probe(data: bytes) -> Probe:
    """Look at a workbook.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    package = open_package(data)
    book = read_book(package)
    macros = any(name.lower().endswith("vbaproject.bin") for name in package.names())
    return Probe(tuple(tab.name for tab in book.tabs), book.date_1904, book.strict, macros)
