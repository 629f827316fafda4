"""The kind of an argument that holds periods: dates, years, "Q4 2024", "Jan 2024", or plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, TypeAlias

import numpy as np
import numpy.typing as npt

from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.cells import column_of, is_blank, refuse_error
from frontline_udfs.core.kinds import Floats, Kind
from frontline_udfs.core.limits import MOST_COUNTED, at_most

if TYPE_CHECKING:
    from collections.abc import Hashable

    from frontline.scorecard.periods import Period
    from frontline_udfs.core.cells import Cell, Rows

_FIRST_SERIAL_YEAR = 3000  # a fraction below it is a decimal year or a count, above it a time of day
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "financial year": 12}
"""Months in a period of each kind that is made of months."""

_DAYS = {"week": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """Periods of rows.

    Parameters
    ----------
    codes
        Place of each row's period as time runs, shape (rows,); -1 where blank.
    names
        Every period as it is shown, earliest first.
    times
        Middle of every period in years, or the numbers themselves.
    periods
        The periods; empty where they are plain numbers.
    """

    codes: npt.NDArray[np.intp]
    names: list[str]
    times: Floats
    periods: tuple[Period, ...]

    @property
    def unit(self) -> str:
        """What a slope is per."""
        return "year" if self.periods else "1"

    def positions(self) -> npt.NDArray[np.int64]:
        """Count the periods on the calendar, so that neighbours are 1 apart; gaps count.

        Raises
        ------
        CellError
            The periods are numbers with fractions, or two of them overlap.
        """
        found = [_position(period) for period in self.periods] if self.periods else self.times.tolist()
        if any(float(place) != round(place) for place in found):
            raise CellError("periods must be whole numbers for this method, one apart.", OUT_OF_RANGE)
        for place, (earlier, later) in enumerate(pairwise(found)):
            if later <= earlier:
                raise CellError(f"periods must not overlap, but {self.names[place]} and {self.names[place + 1]} do.")
        return np.array(found, dtype=np.int64)


def _position(period: Period) -> int:
    if period.kind in MONTHS:
        return (12 * period.start.year + period.start.month - 1) // MONTHS[period.kind]
    return period.start.toordinal() // _DAYS[period.kind]


def read_periods(rows: Rows, argument: str, first: int = 1) -> PeriodColumn:
    """Read one column of periods as people write them; what one cell leaves open, the others decide.

    >>> column = read_periods([["Q1 2025"], ["2024 Q4"], [None]], "periods")
    >>> column.names, column.codes.tolist()
    (['Q4 2024', 'Q1 2025'], [1, 0, -1])
    """
    cells = column_of(rows, argument)
    for row, cell in enumerate(cells, first):
        refuse_error(cell, argument, row)
    known = list(dict.fromkeys(cell for cell in cells if not is_blank(cell)))
    return _counted(cells, known, argument, first) if _are_counts(known) else _dated(cells, known, argument, first)


def _are_counts(known: list[Cell]) -> bool:
    """Whether the cells are plain numbers: survey waves 1, 2, 3 or decimal years, not years or serial dates."""
    from frontline.scorecard.period_readings import readings_of

    if not all(isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in known):
        return False
    return any(not readings_of(cell) or (cell < _FIRST_SERIAL_YEAR and cell != round(cell)) for cell in known)


def _counted(cells: list[Cell], known: list[Cell], argument: str, first: int) -> PeriodColumn:
    numbers = sorted(known)
    farthest = max(known, key=abs)
    at_most(f"{argument}, row {first + cells.index(farthest)},", abs(farthest), MOST_COUNTED)
    places: dict[Hashable, int] = {number: place for place, number in enumerate(numbers)}
    return PeriodColumn(_codes(cells, places), [f"{number:g}" for number in numbers], np.array(numbers, float), ())


def _dated(cells: list[Cell], known: list[Cell], argument: str, first: int) -> PeriodColumn:
    from frontline.scorecard.periods import try_periods

    found, problems = try_periods(known)
    for cell, problem in problems.items():
        raise CellError(f"{argument}, row {first + cells.index(cell)}: {problem}.")
    periods = sorted(set(found.values()))
    _refuse_several_kinds(periods, argument)
    place = {period: position for position, period in enumerate(periods)}
    codes = _codes(cells, {cell: place[period] for cell, period in found.items()})
    return PeriodColumn(
        codes, [period.label for period in periods], np.array([p.middle for p in periods]), tuple(periods)
    )


def _refuse_several_kinds(periods: list[Period], argument: str) -> None:
    of_kind = {period.kind: period.label for period in periods}
    if len(of_kind) > 1:
        found = " and ".join(f"{label} is a {kind}" for kind, label in of_kind.items())
        raise CellError(f"{argument} must be of one length, but {found}. Leave one kind out.")


def _codes(cells: list[Cell], places: dict[Hashable, int]) -> npt.NDArray[np.intp]:
    return np.array([-1 if is_blank(cell) else places[cell] for cell in cells], dtype=np.intp)


def is_period(text: str) -> bool:
    """Whether a text is a period such as Q4 2024.

    >>> is_period("Q4 2024"), is_period("Month")
    (True, False)
    """
    from frontline.scorecard.period_readings import readings_of

    return bool(readings_of(text))


Periods: TypeAlias = Annotated[PeriodColumn, Kind(read_periods, along_rows=True, fits=is_period)]
"""The period of each row."""
