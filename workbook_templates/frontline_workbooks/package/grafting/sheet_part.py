"""A worksheet of ours, turned into one of the workbook it goes to.

The rows are changed by patterns (`sheet_cells`), for they may be millions and come from our own writer; what stands
before and after them is edited as XML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.grafting.formulas import rename_in
from frontline_workbooks.package.grafting.sheet_cells import adapted_rows
from frontline_workbooks.package.opc.xml_text import XmlText, escape

if TYPE_CHECKING:
    from frontline_workbooks.package.references import NewNames

_ROWS_BEGIN = re.compile(rb"<sheetData\b[^>]*?(/?>)")
_ROWS_END = b"</sheetData>"
_NO_ROWS = b"<sheetData/>"


class Numbers(Protocol):
    """What the numbers in a sheet of ours become in the other workbook."""

    def cell_format(self, index: int) -> int:
        """Return the number of a cell format."""
        ...

    def rule_format(self, index: int) -> int:
        """Return the number of a format of a rule or table."""
        ...

    def spill(self) -> int:
        """Return the number of the metadata of a formula that spills."""
        ...

    def string(self, index: int) -> bytes:
        """Return a shared text, as XML."""
        ...


def adapted_sheet(part: bytes, numbers: Numbers, names: NewNames, code_name: str = "") -> bytes:
    """Return a worksheet of ours as it stands in the other workbook.

    Parameters
    ----------
    part
        The worksheet.
    numbers
        Where formats, metadata and texts are there.
    names
        What sheets and tables are called there; a formula that points at a sheet that is not turns into its value.
    code_name
        What VBA calls the sheet it replaces, or "".
    """
    start, end = _rows(part)
    around = XmlText(part[:start] + _NO_ROWS + part[end:], "a new sheet")
    _columns(around, numbers)
    cells = adapted_rows(part[start:end], numbers, names)
    _rules(around, numbers)
    rename_in(around, names)
    _links(around, names)
    _head(around, code_name)
    before, _, after = around.result().partition(_NO_ROWS)
    return b"".join([before, cells, after])


def _rows(part: bytes) -> tuple[int, int]:
    """Return where the rows begin and end."""
    begin = _ROWS_BEGIN.search(part)
    if begin is None:
        raise corrupt("a new sheet has no rows")
    last = -1 if begin[1] == b"/>" else part.rfind(_ROWS_END)
    return begin.start(), begin.end() if last < 0 else last + len(_ROWS_END)


def _links(text: XmlText, names: NewNames) -> None:
    """Take out the links to sheets that will not be there."""
    links = text.root.find("hyperlinks")
    dead = [link for link in links.children if names.points_at_missing(link.get("location"))] if links else []
    if links and len(dead) == len(links.children):
        dead = [links]
    for link in dead:
        text.remove(link)


def _columns(text: XmlText, numbers: Numbers) -> None:
    columns = text.root.find("cols")
    for column in columns.children if columns else []:
        if column.get("style"):
            text.set(column, style=numbers.cell_format(int(column.get("style"))))


def _rules(text: XmlText, numbers: Numbers) -> None:
    for element in text.root.walk():
        for attribute, value in element.attributes.items():
            if attribute.lower().endswith("dxfid"):
                text.set(element, **{attribute: numbers.rule_format(int(value))})


def _head(text: XmlText, code_name: str) -> None:
    """Leave the choice of the tab that is shown to the workbook, and what VBA calls the sheet to its code."""
    for element in text.root.walk():
        if element.name == "sheetView" and element.get("tabSelected"):
            text.set(element, tabSelected=None)
    properties = text.root.find("sheetPr")
    if code_name and properties:
        text.set(properties, codeName=code_name)
    elif code_name:
        text.insert(text.root.open_end, b'<sheetPr codeName="%s"/>' % escape(code_name))
