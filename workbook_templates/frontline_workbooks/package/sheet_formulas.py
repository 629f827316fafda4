"""The formulas of a sheet that are worth a look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_addresses import address
from frontline_workbooks.package.cell_rows import SheetText
from frontline_workbooks.package.cell_texts import decoded
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.book import Tab
    from frontline_workbooks.package.opc.archive import Package

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^>]*[^/>])?>(.*?)</(?:[\w.-]+:)?f\s*>", re.DOTALL)


def sheet_formulas(package: Package, tab: Tab, suspect: re.Pattern[bytes]) -> Iterator[tuple[str, str]]:
    """Yield address and text of the formulas of a sheet in which a pattern is found.

    Parameters
    ----------
    package
        The workbook.
    tab
        The sheet; it has a part.
    suspect
        Looked for in the bytes of the whole sheet first, for most sheets hold nothing of the kind.

    Raises
    ------
    PackageFault
        The sheet does not hold together.
    """
    part = package.read(tab.part)
    if not suspect.search(View.of(part, tab.part).data):
        return
    sheet = SheetText.of(part, tab.part)
    for row in sheet.rows:
        for cell in sheet.cells(row):
            formula = _FORMULA.search(cell.inside) if suspect.search(cell.inside) else None
            if formula:
                yield address((row.number, cell.column)), decoded(formula[1])
