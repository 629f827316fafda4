"""Filling columns of finance's tables with the results of a merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted
from frontline_addin.actions.merge_fill import by_table, with_known_measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontline_addin.actions.merge_fill import Fill
    from frontline_addin.actions.merge_results import UnitValues
    from frontline_addin.hosts.merge_host import MergeHost

_NAMED = 3
"""Units named in a sentence; the rest is counted."""


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of which columns were filled.

    Parameters
    ----------
    table, sheet
        What formulas call it, and the sheet it is on.
    columns
        The measure_id of each column by its header.
    cells
        How many cells hold a value now, or are empty because the result is suppressed.
    id_column
        The column that told which unit a row is about.
    suppressed
        How many of the results have too few answers to be shown; their cells are empty.
    not_in_table
        Units of the same levels that have a value and no row.
    not_in_results
        What the id column says in rows of no unit; these were left as they are.
    """

    table: str
    sheet: str
    columns: dict[str, str]
    cells: int
    id_column: str
    suppressed: int
    not_in_table: tuple[str, ...]
    not_in_results: tuple[str, ...]

    @property
    def in_short(self) -> str:
        """What was filled, as the audit trail lists it."""
        columns = ", ".join(f"{self.table}[{column}] with {measure}" for column, measure in self.columns.items())
        return f"{columns}: {counted(self.cells, 'cell')}"

    def sentences(self) -> tuple[str, ...]:
        """Return what was filled, and what did not match, a sentence each."""
        columns = ", ".join(f"{column} with {measure}" for column, measure in self.columns.items())
        where = f"the table {self.table} (sheet {self.sheet})"
        found = [f"{counted(self.cells, 'cell')} of {where} filled by {self.id_column}: {columns}."]
        if self.suppressed:
            found.append(f"{counted(self.suppressed, 'cell')} left empty: too few answers to show the result.")
        if self.not_in_results:
            found.append(f"Rows of {self.table} without a result, left as they are: {_some(self.not_in_results)}.")
        if self.not_in_table:
            found.append(f"Units without a row in {self.table}: {_some(self.not_in_table)}.")
        return tuple(found)


def fill_columns(
    host: MergeHost, fills: Iterable[Fill], found: UnitValues, units: tuple[str, str] = ("", "")
) -> tuple[FilledTable, ...]:
    """Fill columns, table by table.

    Parameters
    ----------
    host
        The year-end workbook.
    fills
        Which columns, with which measures.
    found
        The reported values of every unit.
    units
        The table that lists units, and its column that names them; "" finds them.

    Raises
    ------
    frontline.errors.FrontlineError
        There is no such measure, table or column, or a cell must not be overwritten; nothing is written then.
    """
    known = with_known_measures(fills, tuple(found.values))
    listing, column = units
    ids = {listing.casefold(): column or None}
    return tuple(
        _fill(host, table, columns, found, ids.get(table.casefold())) for table, columns in by_table(known).items()
    )


def _fill(
    host: MergeHost, table: str, columns: dict[str, str], found: UnitValues, id_column: str | None
) -> FilledTable:
    host.step(f"Filling {table}")
    values = {column: found.values[measure] for column, measure in columns.items()}
    filled = host.fill(table, values, found.names, id_column)
    missing = set(filled.not_in_table)
    there = {unit for of_unit in values.values() for unit in of_unit} - missing
    levels = {found.levels[unit] for unit in there}
    return FilledTable(
        table=filled.table,
        sheet=filled.sheet,
        columns=columns,
        cells=len(filled.cells),
        id_column=filled.id_column,
        suppressed=sum(of_unit.get(unit, 0.0) is None for of_unit in values.values() for unit in there),
        not_in_table=tuple(unit for unit in filled.not_in_table if found.levels[unit] in levels),
        not_in_results=filled.not_in_results,
    )


def _some(units: Sequence[str]) -> str:
    rest = len(units) - _NAMED
    return ", ".join(units[:_NAMED]) + (f" and {rest:,} more" if rest > 0 else "")
