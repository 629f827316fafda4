"""What in a workbook counts on the place or the number of its sheets, told before sheets are put in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.vba_scan_code import scan_code
from frontline_workbooks.package.vba_scan_formulas import scan_formulas
from frontline_workbooks.package.vba_scan_queries import scan_queries

if TYPE_CHECKING:
    from frontline_workbooks.package.vba_scan_finding import Finding


def scan_macros(data: bytes) -> tuple[Finding, ...]:
    """Return what may do something else once sheets are added: in VBA, in formulas and in Power Query.

    Parameters
    ----------
    data
        The workbook.

    Returns
    -------
    tuple of Finding
        In the order VBA, sheets, names, queries; as text, a finding is a sentence for the user.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    package = open_package(data)
    book = read_book(package)
    return (*scan_code(package, book), *scan_formulas(package, book), *scan_queries(package, book))
