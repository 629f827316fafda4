"""FLS_NEXT_TARGET: proposals for the next target of each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.history import history, refuse_too_many_pairs
from frontline_udfs.core.kinds import Anything, Better, Labels, Number, Numbers, Units, Whole
from frontline_udfs.core.periods import Periods
from frontline_udfs.core.unit_groups import group_of_units
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.target.period_ahead import period_ahead

if TYPE_CHECKING:
    from frontline.arrays import IntArray
    from frontline_udfs.core.history import History


@worksheet_function
def FLS_NEXT_TARGET(
    periods: Periods,
    values: Numbers,
    units: Units | None = None,
    better: Better = "higher",
    goal: Number | None = None,
    steps: Whole = 1,
    group: Labels | None = None,
    ahead: Anything = None,
    lowest: Number | None = None,
    highest: Number | None = None,
) -> Answer:
    """Proposals for each unit's next target: last result, best quarter, peers' quartile, own trend, step to a goal.

    Parameters
    ----------
    periods
        Period of each value, in any order: dates, 2024, Q4 2024, Jan 2024, or numbers.
    values
        One value for each unit and period; blanks are missing.
    units
        Unit of each value, or one name for all. Left out: all rows are one unit.
    goal
        What every unit must reach in the end. Left out: no proposal by the way to it.
    steps
        In how many periods the goal is to be reached, in equal steps.
    group
        Peer group of each value's unit. Left out: all units are peers.
    ahead
        Period that the target is for, such as Q1 2026. Left out: the period after the last.
    lowest
        Lowest value of the measure's scale: a trend is not continued beyond. Left out: no end.
    highest
        Highest value of the measure's scale. Left out: no end.

    Returns
    -------
    Answer
        Table: unit, n (periods), last, best quarter, peer quartile, trend, low, high (95 % interval of the trend),
        required (the next step to the goal), note.

    Examples
    --------
    =FLS_NEXT_TARGET(A2:A25, B2:B25, , "higher", 90, 3)

    >>> header, row = FLS_NEXT_TARGET(["2021", "2022", "2023", "2024"], [70, 72, 71, 75], goal=81, steps=3)
    >>> dict(zip(header, row))["last"], round(dict(zip(header, row))["trend"], 1), row[8]
    (75.0, 75.5, 77.0)
    """
    from frontline.targets import next_target

    given = history(periods, values, units)
    refuse_too_many_pairs(given)
    name, time = period_ahead(given, ahead)
    found = next_target(
        given.times,
        given.values,
        time,
        better,
        groups=None if group is None else group_of_units(given.units, group),
        quarters=_quarters(given),
        goal=goal,
        steps=steps,
        lowest=-np.inf if lowest is None else lowest,
        highest=np.inf if highest is None else highest,
    )
    columns: dict[str, Any] = {
        "unit": given.units.names,
        "n": found.n,
        "last": found.last,
        "best quarter": found.best_quarter,
        "peer quartile": found.peer_quartile,
        "trend": found.trend,
        "low": found.trend_low,
        "high": found.trend_high,
        "required": found.required,
        "note": [" ".join(filter(None, (f"Proposals for {name}.", note))) for note in found.note.tolist()],
    }
    return Answer(columns)


def _quarters(given: History) -> IntArray | None:
    """Number the quarters that months lie in; longer periods stand for themselves."""
    if not given.periods.periods or given.periods.periods[0].kind != "month":
        return None
    return np.asarray(given.periods.positions()[given.kept] // 3, dtype=np.int64)
