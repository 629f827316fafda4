"""Which row of a table is about which unit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontline_workbooks.package.cell_values import CellValue

_EXAMPLES = 3


class UnitKeys:
    """Finds the unit that a cell of a table means: by its id, else by its name.

    Case and spaces do not matter, nor do zeros in front, which a number in a cell cannot have. A text that may mean
    two units means none.

    Parameters
    ----------
    units
        The ids.
    names
        Their names.
    """

    def __init__(self, units: Iterable[str], names: Mapping[str, str]) -> None:
        ids = list(units)
        self._tables = (
            _unambiguous((unit, unit) for unit in ids),
            _unambiguous((_key(unit), unit) for unit in ids),
            _unambiguous((_key(names[unit]), unit) for unit in ids if names.get(unit)),
            _unambiguous(
                (_key(unit).lstrip("0"), unit) for unit in ids if unit.strip().isdecimal() and unit.strip("0 ")
            ),
        )

    def find(self, value: CellValue) -> str | None:
        """Return the unit a value means, or None."""
        text = shown(value)
        key = _key(text)
        by_id, by_key, by_name, by_number = self._tables
        return by_id.get(text) or by_key.get(key) or by_name.get(key) or by_number.get(key.lstrip("0"))


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a table and their units.

    Parameters
    ----------
    column
        The column that says which unit a row is about.
    rows
        Units by row.
    unknown
        What the column says in rows of no unit, each once, in the order of the rows.
    """

    column: str
    rows: Mapping[int, str]
    unknown: tuple[str, ...]


def match_rows(table: str, said: Mapping[str, Mapping[int, CellValue]], units: UnitKeys) -> Matched:
    """Match the rows of a table with units, by the column in which most units are found; of several alike the first.

    Parameters
    ----------
    table
        Its name.
    said
        What the cells of its columns say, by column and row.
    units
        Finds units.

    Raises
    ------
    PackageFault
        No unit is found at all: of code ``"no-unit-found"``.
    """
    found = {name: {row: units.find(value) for row, value in cells.items()} for name, cells in said.items()}
    different = {name: len({*rows.values()} - {None}) for name, rows in found.items()}
    best = max(different, key=lambda name: different[name], default="")
    if not different.get(best):
        raise _nothing_found(table, said)
    unknown = dict.fromkeys(shown(said[best][row]) for row, unit in found[best].items() if unit is None)
    return Matched(best, {row: unit for row, unit in found[best].items() if unit is not None}, tuple(unknown))


def shown(value: CellValue) -> str:
    """Return a value as a cell shows it.

    >>> shown(101.0), shown(" North ")
    ('101', 'North')
    """
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else f"{value:.15g}"


def _nothing_found(table: str, said: Mapping[str, Mapping[int, CellValue]]) -> PackageFault:
    where = f"the column {next(iter(said))}" if len(said) == 1 else "any column that is not to be filled"
    texts = list(dict.fromkeys(shown(value) for cells in said.values() for value in cells.values()))
    example = f"; it says {', '.join(texts[:_EXAMPLES])}" if texts else ""
    return PackageFault(
        "no-unit-found",
        f"No unit of the results is found in {where} of the table {table}, neither by id nor by name{example}. "
        "Name the column that holds the ids of the units, or correct the ids.",
    )


def _key(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.split()).casefold()


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each key means, without those that mean two units."""
    meanings: dict[str, set[str]] = {}
    for key, unit in pairs:
        meanings.setdefault(key, set()).add(unit)
    return {key: next(iter(units)) for key, units in meanings.items() if len(units) == 1}
