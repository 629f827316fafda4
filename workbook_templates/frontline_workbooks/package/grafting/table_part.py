"""A table of ours, with a number and a name that are free in the workbook it goes to."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from frontline_workbooks.package.grafting.formulas import rename_in
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import XmlText, root_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.grafting.sheet_part import Numbers
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.references import NewNames


def free_table_numbers(package: Package, book: Book) -> Iterator[int]:
    """Yield the numbers that no table of a workbook has."""
    taken = {root.get("id") for root in table_roots(package, book)}
    return (number for number in count(1) if str(number) not in taken)


def table_roots(package: Package, book: Book) -> list[Mapping[str, str]]:
    """Return the attributes of the root element of every table of a workbook."""
    return [root_attributes(package.read(part), part) for tab in book.tabs for part in tables(package, tab.part)]


def tables(package: Package, sheet: str) -> list[str]:
    """Return the parts of the tables of a sheet."""
    if not sheet:
        return []
    return [arrow.part for arrow in relationships(package, sheet) if arrow.kind == "table" and arrow.part in package]


def table_names(package: Package, sheet: str) -> tuple[str, ...]:
    """Return what formulas call the tables of a sheet."""
    return tuple(root_attributes(package.read(part), part).get("displayName", "") for part in tables(package, sheet))


def adapted_table(part: bytes, numbers: Numbers, number: int, names: NewNames) -> bytes:
    """Return a table of ours as it stands in the other workbook."""
    text = XmlText(part, "a new table")
    name = text.root.get("displayName")
    name = names.tables.get(name, name)
    text.set(text.root, id=number, name=name, displayName=name)
    for element in text.root.walk():
        for attribute, value in element.attributes.items():
            if attribute.lower().endswith("dxfid"):
                text.set(element, **{attribute: numbers.rule_format(int(value))})
    rename_in(text, names)
    return text.result()
