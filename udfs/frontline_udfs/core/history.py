"""Rows of units and periods laid out as units x periods, for what is computed along time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.groups import all_as_one

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.kinds import Floats
    from frontline_udfs.core.names import UnitColumn
    from frontline_udfs.core.periods import PeriodColumn

_LONGEST_CALENDAR = 10_000
_MOST_PERIODS, _MOST_PAIRS = 5_000, 1_000_000_000  # half a minute


@dataclass(frozen=True, slots=True)
class History:
    """Which row holds which unit and period.

    Parameters
    ----------
    units
        The units.
    periods
        The periods; those without any value are left out of `values`.
    kept
        Places of the periods that have a value, as time runs.
    rows
        Row of each unit and kept period, -1 where there is none, shape (units, kept periods).
    values
        The values, NaN where there is none, the same shape.
    """

    units: UnitColumn
    periods: PeriodColumn
    kept: npt.NDArray[np.intp]
    rows: npt.NDArray[np.intp]
    values: Floats

    @property
    def names(self) -> list[str]:
        """The kept periods as they are shown."""
        return [self.periods.names[place] for place in self.kept.tolist()]

    @property
    def times(self) -> Floats:
        """Middle of every kept period."""
        return self.periods.times[self.kept]

    def of(self, column: Floats) -> Floats:
        """Lay another column of the same rows out as the values are."""
        return np.where(self.rows >= 0, column[self.rows], np.nan)

    def on_calendar(self) -> Floats:
        """Return the values with a column for every period of the calendar, from the first to the last.

        Raises
        ------
        CellError
            The periods cannot be counted, or there are too many between the first and the last.
        """
        places = self.periods.positions()[self.kept]
        places -= places[0]
        if places[-1] >= _LONGEST_CALENDAR:
            raise CellError(f"periods must span fewer than {_LONGEST_CALENDAR} periods for this method.", OUT_OF_RANGE)
        calendar = np.full((len(self.values), int(places[-1]) + 1), np.nan)
        calendar[:, places] = self.values
        return calendar


def refuse_too_many_pairs(given: History) -> None:
    """Refuse series so long that comparing every period with every other would take minutes.

    Raises
    ------
    CellError
        It says how many periods and units there are.
    """
    units, periods = given.values.shape
    if periods > _MOST_PERIODS or units * periods**2 > _MOST_PAIRS:
        found = f"values cover {periods:,} periods of {units:,} {'unit' if units == 1 else 'units'}"
        raise CellError(
            f"{found}, too many to compare each with each. Take longer periods, months instead of days.", OUT_OF_RANGE
        )


def history(periods: PeriodColumn, values: Floats, units: UnitColumn | None = None) -> History:
    """Lay values out as units x periods; rows without a value are passed over.

    Parameters
    ----------
    periods, values
        Period and value of each row.
    units
        Unit of each row; None: all rows belong to one unit, "all".

    Raises
    ------
    CellError
        There is no value at all, a value has no period, or a unit has two values in one period.

    Examples
    --------
    >>> from frontline_udfs.core.periods import read_periods
    >>> found = history(read_periods([[2024], [2023]], "periods"), np.array([8.0, 7.0]))
    >>> found.names, found.values.tolist()
    (['2023', '2024'], [[7.0, 8.0]])
    """
    units = all_as_one(len(values)) if units is None else units
    used = np.flatnonzero(~np.isnan(values))
    if not used.size:
        raise CellError("values hold no number. Check the range.", NOT_AVAILABLE)
    unit, period = units.codes[used], periods.codes[used]
    if (period < 0).any():
        raise CellError(f"periods is blank beside the value {values[used[period < 0][0]]:g}. Say when it was.")
    kept, place = np.unique(period, return_inverse=True)
    rows = np.full((len(units.names), kept.size), -1, dtype=np.intp)
    rows[unit, place] = used
    if np.count_nonzero(rows >= 0) < used.size:
        _refuse_twice(units, periods, unit, period)
    return History(units, periods, kept, rows, np.where(rows >= 0, values[rows], np.nan))


def _refuse_twice(
    units: UnitColumn, periods: PeriodColumn, unit: npt.NDArray[np.intp], period: npt.NDArray[np.intp]
) -> None:
    cell = unit * len(periods.names) + period
    twice = int(np.flatnonzero(np.bincount(cell) > 1)[0])
    name, when = units.names[twice // len(periods.names)], periods.names[twice % len(periods.names)]
    raise CellError(
        f"values must hold one number for each unit and period, but {name} has more than one in {when}. "
        "Give units, or average them first."
    )
