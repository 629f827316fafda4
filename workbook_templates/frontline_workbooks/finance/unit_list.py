"""Which table of a finance workbook lists units, and in which column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline_workbooks.finance.periods import PERIOD_HEADERS
from frontline_workbooks.finance.unit_names import plain, unit_of
from frontline_workbooks.package.cell_addresses import address
from frontline_workbooks.read.schema import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.finance.blocks import Block

_FEWEST = 2
"""Units that a column must name before it passes for a list of them."""
_AN_ID = re.compile(r"\b(id|code|no|nr|num|number|key|unit|store|shop|branch|site|school|location)\b|#", re.IGNORECASE)
_DIFFERENT = 0.9
"""Of the rows of a list; heads and days are often the same in several."""
_REACH = 30
"""Rows above the first unit in which headers are looked for."""
_NO_UNIT = re.compile(
    r"(.*\b(sub-?)?totals?\b.*|sum|summe|somme|gesamt|average|mean|median|all|overall|check|others?|difference)"
)


@dataclass(frozen=True, slots=True)
class UnitList:
    """A table that lists units.

    Parameters
    ----------
    block
        Where it stands.
    headers
        Its headers, one a column.
    column
        Which of them holds the units.
    places
        Rows of the block that name something, in order.
    units
        For each of them the row of `Scorecard.units`, -1 where it is none of ours.
    """

    block: Block
    headers: tuple[str, ...]
    column: int
    places: tuple[int, ...]
    units: tuple[int, ...]

    @property
    def name(self) -> str:
        """What users call it, with the column."""
        header = self.headers[self.column]
        return f"{self.block.name}, column {header}" if header else self.block.name

    def cell(self, place: int, column: int) -> object:
        """Return a cell, None where the row is shorter."""
        row = self.block.rows[place]
        return row[column] if column < len(row) else None

    def address(self, place: int, column: int) -> str:
        """Return where a cell stands on the sheet, such as ``"B12"``."""
        return address((self.block.first_row + place, self.block.first_column + column))


def find_unit_list(
    blocks: Sequence[Block], keys: Mapping[str, int], table: str | None = None, column: str | None = None
) -> UnitList | None:
    """Return the table that names the most units, or None where none does.

    Parameters
    ----------
    blocks
        Tables and sheets of the workbook.
    keys
        Rows of the units by what they may be called, from `unit_keys`.
    table
        The table or sheet to take; None for the best.
    column
        Header of the column that holds the units; None for the best.

    Raises
    ------
    ParameterError
        There is no such table or column.
    """
    tried = [_best_column(block, keys, column) for block in _named(blocks, table)]
    found = [(score, listed) for score, listed in tried if listed is not None]
    if column is not None and not any(_has_column(block, column) for block in _named(blocks, table)):
        raise ParameterError(f'The year-end workbook has no column "{column}"; check the header and name it again.')
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _named(blocks: Sequence[Block], table: str | None) -> list[Block]:
    if table is None:
        return list(blocks)
    found = [block for block in blocks if plain(table) in (plain(block.table), plain(block.sheet))]
    if found:
        exact = [block for block in found if plain(block.table) == plain(table)]
        return exact or found
    names = list(dict.fromkeys(name for block in blocks for name in (block.table, block.sheet) if name))
    near = get_close_matches(table, names, 1)
    hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(names) or 'none'}."
    raise ParameterError(f"The year-end workbook has no table or sheet {table}; {hint}")


def _has_column(block: Block, column: str) -> bool:
    heads = block.headers or [str(cell) for row in block.rows[:60] for cell in row if cell]
    return any(normal(head) == normal(column) for head in heads)


def _best_column(block: Block, keys: Mapping[str, int], wanted: str | None) -> tuple[float, UnitList | None]:
    """Score every column by the units it names, less where other things stand between them."""
    best: tuple[float, UnitList | None] = (0.0, None)
    kinds = (str, float) if any(key.isdecimal() for key in keys) else str  # numbers are slow to read as texts
    for column in range(max((len(row) for row in block.rows), default=0)):
        hits = [
            place
            for place, row in enumerate(block.rows)
            if column < len(row) and isinstance(row[column], kinds) and unit_of(row[column], keys) >= 0
        ]
        if len({unit_of(block.rows[place][column], keys) for place in hits}) < min(_FEWEST, len(keys)) or not hits:
            continue
        listed = _list_of(block, column, hits, keys)
        if wanted is not None and normal(listed.headers[column]) != normal(wanted):
            continue
        score = _score(listed)
        if score > best[0] and (wanted is not None or not _is_all_numbers(listed) or _are_ids(listed, keys)):
            best = score, listed
    return best


def _score(listed: UnitList) -> float:
    """Distinct units times their share of the rows; a column of plain numbers is seldom one of units."""
    known = [unit for unit in listed.units if unit >= 0]
    doubt = 0.5 if _is_all_numbers(listed) else 1.0
    return len(set(known)) * len(known) / len(listed.units) * doubt


def _is_all_numbers(listed: UnitList) -> bool:
    return all(isinstance(listed.cell(place, listed.column), float) for place in listed.places)


def _are_ids(listed: UnitList, keys: Mapping[str, int]) -> bool:
    """Whether numbers are ids: half of the units at least, by their header or with hardly one twice, and no months."""
    header = listed.headers[listed.column]
    numbered = {unit for key, unit in keys.items() if key.isdecimal()}
    different = len({listed.cell(place, listed.column) for place in listed.places})
    named = bool(_AN_ID.search(header.replace("_", " "))) or different >= _DIFFERENT * len(listed.places)
    return named and normal(header) not in PERIOD_HEADERS and 2 * len(numbered & {*listed.units}) >= len(numbered)


def _list_of(block: Block, column: int, hits: Sequence[int], keys: Mapping[str, int]) -> UnitList:
    if block.headers:
        headers, first, last = block.headers, 0, len(block.rows)
    else:
        headers, first = _headers(block, column, hits[0])
        last = _end(block, column, hits[-1])
    named = [
        (place, row[column])
        for place, row in enumerate(block.rows[first:last], first)
        if column < len(row) and plain(row[column])
    ]
    found = [(place, unit_of(cell, keys)) for place, cell in named if _is_unit(cell, keys)]
    return UnitList(block, headers, column, tuple(place for place, _ in found), tuple(unit for _, unit in found))


def _is_unit(cell: object, keys: Mapping[str, int]) -> bool:
    return unit_of(cell, keys) >= 0 or not _NO_UNIT.fullmatch(plain(cell))


def _end(block: Block, column: int, last: int) -> int:
    """Return the row after the list: it goes on below its last known unit until a cell is empty."""
    end = last + 1
    while end < len(block.rows) and column < len(block.rows[end]) and plain(block.rows[end][column]):
        end += 1
    return end


def _headers(block: Block, column: int, first: int) -> tuple[tuple[str, ...], int]:
    """Return the headers of a list on a sheet, and its first row: the nearest row of texts above a known unit."""
    width = max(len(row) for row in block.rows)
    for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
        row = block.rows[place]
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        others = [cell for cell in row if isinstance(cell, float)]
        if texts and len(texts) > len(others) and (len(texts) > 1 or (column < len(row) and row[column])):
            heads = [str(cell).strip() for cell in row]
            return tuple((heads + [""] * width)[:width]), place + 1
    return ("",) * width, first
