"""The finance table that is filled: where it stands, what its columns are called, and whether it may be filled."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_addresses import Area
from frontline_workbooks.package.cell_texts import with_signs
from frontline_workbooks.package.faults import PackageFault, corrupt
from frontline_workbooks.package.grafting.table_part import tables
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.own import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline_workbooks.package.book import Book, Tab
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import Element

_FED_BY = {
    "queryTable": "is filled by a query, which would overwrite what is filled in at its next refresh",
    "xml": "is mapped to an XML file, which would overwrite what is filled in at its next import",
}


@dataclass(frozen=True)
class FinanceTable:
    """A table of somebody's workbook.

    Parameters
    ----------
    name
        What formulas call it.
    tab
        Its sheet.
    area
        Where it stands, with its header and totals.
    rows
        The numbers of its data rows.
    columns
        What its columns are called, from left to right.
    calculated
        Those of its columns that are calculated by a formula.
    """

    name: str
    tab: Tab
    area: Area
    rows: range
    columns: tuple[str, ...]
    calculated: frozenset[str]

    def column(self, wanted: str) -> str:
        """Return a column as the table calls it; case and spaces do not matter.

        Raises
        ------
        PackageFault
            There is none: of code ``"no-such-column"``, with the nearest.
        """
        found = self._by_words.get(_words(wanted))
        if found is not None:
            return found
        hint = _nearest(wanted, self.columns, "its columns are")
        raise PackageFault("no-such-column", f"The table {self.name} has no column {wanted}; {hint}")

    def number(self, column: str) -> int:
        """Return the number of a column on the sheet."""
        return self.area.first_column + self.columns.index(column)

    @cached_property
    def _by_words(self) -> dict[str, str]:
        return {_words(column): column for column in self.columns}


def find_table(package: Package, book: Book, wanted: str) -> FinanceTable:
    """Return the table of a name.

    Parameters
    ----------
    package, book
        The workbook.
    wanted
        What formulas call the table, in any case.

    Raises
    ------
    PackageFault
        There is none (``"no-such-table"``, with the nearest), or it may not be filled (``"table-refused"``).
    """
    names: list[str] = []
    for place, tab in enumerate(book.tabs):
        for part in tables(package, tab.part):
            root = XmlText(package.read(part), part).root
            names.append(root.get("displayName"))
            if names[-1].casefold() == wanted.strip().casefold():
                _refuse(root, names[-1], ours=place in kinds(book))
                return _table(root, tab)
    hint = _nearest(wanted, names, "its tables are") if names else "it has none: make a table of the cells in Excel."
    raise PackageFault("no-such-table", f"The workbook has no table {wanted}; {hint}")


def _refuse(root: Element, name: str, *, ours: bool) -> None:
    fed = _FED_BY.get(root.get("tableType"), "")
    if ours:
        fed = "is on a sheet of ours, which the next merge replaces"
    if fed:
        raise PackageFault(
            "table-refused", f"The table {name} {fed}; nothing was written. Fill a table that people keep by hand."
        )


def _table(root: Element, tab: Tab) -> FinanceTable:
    area = Area.of(root.get("ref"))
    headers = root.number("headerRowCount") if root.get("headerRowCount") else 1
    listed = root.find("tableColumns")
    columns = {with_signs(column.get("name")): column for column in (listed.children if listed else [])}
    if len(columns) != area.last_column + 1 - area.first_column:
        raise corrupt(f"its table {root.get('displayName')} does not have one name for each of its columns")
    return FinanceTable(
        name=root.get("displayName"),
        tab=tab,
        area=area,
        rows=range(area.first_row + headers, area.last_row + 1 - root.number("totalsRowCount")),
        columns=tuple(columns),
        calculated=frozenset(name for name, column in columns.items() if column.find("calculatedColumnFormula")),
    )


def _words(name: str) -> str:
    return " ".join(name.split()).casefold()


def _nearest(wanted: str, names: Iterable[str], otherwise: str) -> str:
    known = [" ".join(name.split()) for name in names]
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(wanted.casefold(), folded, n=1)
    return f"did you mean {folded[near[0]]}?" if near else f"{otherwise} {', '.join(known)}."
