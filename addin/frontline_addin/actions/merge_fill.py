"""Which columns of finance's tables are to be filled with which measures, and the values that go there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ONE = re.compile(r"(?:(?P<table>[^!=,]+)!)?(?P<column>.+?)=(?P<measure>[^,=]+)(?:,|$)")
_FORM = 'fill must be like "Table!Column=measure" or "Table!Column=measure,Column 2=measure 2"'


@dataclass(frozen=True, slots=True)
class Fill:
    """One column to fill.

    Parameters
    ----------
    table
        What formulas call the table.
    column
        The column's header.
    measure
        measure_id.
    """

    table: str
    column: str
    measure: str

    def __str__(self) -> str:
        """Say it as it is typed."""
        return f"{self.table}!{self.column}={self.measure}"


def parse_fills(text: str) -> tuple[Fill, ...]:
    """Read what a user typed; a column without a table belongs to the table named before it.

    Parameters
    ----------
    text
        ``"Table!Column=measure[,...]"``.

    Raises
    ------
    ParameterError
        It is of another form.

    Examples
    --------
    >>> [str(fill) for fill in parse_fills("Budget!NPS=NPS,Guests, happy=SAT")]
    ['Budget!NPS=NPS', 'Budget!Guests, happy=SAT']
    """
    found: list[Fill] = []
    at = 0
    while at < len(text):
        part = _ONE.match(text, at)
        table = (part["table"] or (found[-1].table if found else "")) if part else ""
        if part is None or not table.strip():
            raise ParameterError(f"{_FORM}, but got {text}")
        found.append(Fill(table.strip(), part["column"].strip(), part["measure"].strip()))
        at = part.end()
    if not found:
        raise ParameterError(f"{_FORM}, but got nothing")
    return tuple(found)


def with_known_measures(fills: Iterable[Fill], measures: Sequence[str]) -> tuple[Fill, ...]:
    """Return the columns to fill with measures as the results call them, whatever the case they were typed in.

    Parameters
    ----------
    fills
        As typed.
    measures
        Every measure_id of the results.

    Raises
    ------
    ParameterError
        The results have no such measure, or a column is named twice.
    """
    known = tuple(Fill(fill.table, fill.column, _known(fill.measure, measures)) for fill in fills)
    columns = [(fill.table.casefold(), fill.column.casefold()) for fill in known]
    for fill, column in zip(known, columns, strict=True):
        if columns.count(column) > 1:
            raise ParameterError(f"fill must name a column once, but got {fill.table}!{fill.column} twice")
    return known


def by_table(fills: Iterable[Fill]) -> dict[str, dict[str, str]]:
    """Return for each table the measure of each of its columns.

    >>> by_table(parse_fills("Budget!NPS=NPS,Guests=SAT,Staff!Climate=CLI"))
    {'Budget': {'NPS': 'NPS', 'Guests': 'SAT'}, 'Staff': {'Climate': 'CLI'}}
    """
    found: dict[str, dict[str, str]] = {}
    called: dict[str, str] = {}
    for fill in fills:
        table = called.setdefault(fill.table.casefold(), fill.table)
        found.setdefault(table, {})[fill.column] = fill.measure
    return found


def _known(measure: str, measures: Sequence[str]) -> str:
    folded: Mapping[str, str] = {known.casefold(): known for known in reversed(measures)}
    if measure in measures:
        return measure
    if measure.casefold() in folded:
        return folded[measure.casefold()]
    near = get_close_matches(measure.casefold(), folded, n=1)
    hint = f"did you mean {folded[near[0]]}?" if near else f"they have {', '.join(measures)}."
    raise ParameterError(f"The results have no measure {measure}; {hint}")
