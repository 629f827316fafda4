"""Which header is which column: exact, then without case and signs, then by alias."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.read.schema import TABLES, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontline_workbooks.read.schema import Column, Table

HEADER_ROWS = 20
Aliases = dict[str, tuple[str, ...]]


def match_columns(headers: Sequence[str], table: Table, aliases: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Find the columns of a table among headers.

    Parameters
    ----------
    headers
        Headers as found, "" where a cell is empty.
    table
        The table wanted.
    aliases
        The user's own headers by canonical name; they go before everything else.

    Returns
    -------
    dict
        Position of the header by canonical name; columns that are not there are left out. A header serves
        one column only.

    Examples
    --------
    >>> match_columns(["Unit ID", "superintendent_2017", "superintendent_2019"], TABLES["Units"], {})
    {'unit_id': 0, 'leader': 2}
    """
    found: dict[str, int] = {}
    passes = (_own, _exact, _loose, _alias, _yearly)
    for step in passes:
        for column in table.columns:
            if column.name in found:
                continue
            place = step(headers, column, aliases.get(column.name, ()), set(found.values()))
            if place is not None:
                found[column.name] = place
    return {column.name: found[column.name] for column in table.columns if column.name in found}


def missing_columns(found: Iterable[str], wanted: Iterable[str | tuple[str, ...]]) -> list[str]:
    """Return the wanted columns that were not found; of alternatives the first is named."""
    have = set(found)
    lacking = (
        choice if isinstance(choice, str) else choice[0]
        for choice in wanted
        if not have & ({choice} if isinstance(choice, str) else set(choice))
    )
    return list(dict.fromkeys(lacking))


def header_row(rows: Sequence[Sequence[str]], extra: Iterable[str] = ()) -> int:
    """Return the position of the header row among the first rows of a sheet or file.

    It is the row with the most headers that some table knows, if there are two at least; else the first
    row that is not empty.
    """
    known = KNOWN | {normal(name) for name in extra}
    scores = [len({normal(cell) for cell in row} & known) for row in rows[:HEADER_ROWS]]
    best = max(scores, default=0)
    if best > 1:
        return scores.index(best)
    return next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def known_headers(row: Sequence[str]) -> int:
    """Return how many cells of a row are headers that some table knows."""
    return len({normal(cell) for cell in row} & KNOWN)


def _own(headers: Sequence[str], _: Column, own: tuple[str, ...], taken: set[int]) -> int | None:
    for name in own:
        for compare in (str.strip, normal):
            for at, header in enumerate(headers):
                if at not in taken and compare(header) == compare(name):
                    return at
    return None


def _exact(headers: Sequence[str], column: Column, _: tuple[str, ...], taken: set[int]) -> int | None:
    return next((at for at, header in enumerate(headers) if header == column.name and at not in taken), None)


def _loose(headers: Sequence[str], column: Column, _: tuple[str, ...], taken: set[int]) -> int | None:
    name = normal(column.name)
    return next((at for at, header in enumerate(headers) if normal(header) == name and at not in taken), None)


def _alias(headers: Sequence[str], column: Column, _: tuple[str, ...], taken: set[int]) -> int | None:
    spelt = [normal(header) for header in headers]
    for alias in column.aliases:
        for at, header in enumerate(spelt):
            if header == alias and at not in taken:
                return at
    return None


def _yearly(headers: Sequence[str], column: Column, _: tuple[str, ...], taken: set[int]) -> int | None:
    if not column.yearly:
        return None
    years = {}
    for at, header in enumerate(headers):
        match = re.fullmatch(r"(.+?)((?:19|20)\d\d)", normal(header))
        if match and match[1] in {normal(column.name), *column.aliases} and at not in taken:
            years[int(match[2])] = at
    return years[max(years)] if years else None


KNOWN = {
    name for table in TABLES.values() for column in table.columns for name in (normal(column.name), *column.aliases)
}
