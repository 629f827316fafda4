"""The calculation chain: a cell it lists and that holds no formula makes Excel repair the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes
from frontline_workbooks.package.opc.relationships import related, relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from collections.abc import Collection

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package


def without_sheets(package: Package, book: Book, sheet_ids: Collection[int]) -> None:
    """Take the cells of some sheets out of the chain; a chain that would be empty goes."""
    part = related(package, book.part, "calcChain")
    if not part:
        return
    text = XmlText(package.read(part), part)
    left = 0
    sheet = written = "0"
    for cell in text.root.children:
        sheet = cell.get("i") or sheet  # a cell without a sheet is of the same sheet as the one before
        if sheet.isdecimal() and int(sheet) in sheet_ids:
            text.remove(cell)
            continue
        if not cell.get("i") and sheet != written:
            text.set(cell, i=sheet)
        written, left = sheet, left + 1
    if left:
        package.write(part, text.result())
    else:
        drop_chain(package, book)


def drop_chain(package: Package, book: Book) -> None:
    """Remove the whole chain; Excel makes a new one."""
    listing = relationships_part(book.part)
    arrows = XmlText(package.read(listing), listing)
    chains = {arrow.name: arrow.part for arrow in relationships(package, book.part) if arrow.kind == "calcChain"}
    for element in arrows.root.children:
        if element.get("Id") in chains:
            arrows.remove(element)
    types = ContentTypes(package)
    types.drop({part.lower() for part in chains.values()})
    for part, text in ((listing, arrows), (CONTENT_TYPES, types.text)):
        if chains:
            package.write(part, text.result())
    for part in chains.values():
        package.drop(part)
