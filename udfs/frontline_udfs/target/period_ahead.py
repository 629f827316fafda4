"""The period that a target is for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.cells import is_blank
from frontline_udfs.core.periods import MONTHS, read_periods

if TYPE_CHECKING:
    from frontline.scorecard.periods import Period
    from frontline_udfs.core.history import History
    from frontline_udfs.core.periods import PeriodColumn


def period_ahead(given: History, ahead: Any) -> tuple[str, float]:
    """Return name and time of the period a target is for.

    Parameters
    ----------
    given
        What is known; its last period is the last with a value.
    ahead
        Cells that name the period; None or a blank: the one after the last, days and numbers by their usual gap.

    Raises
    ------
    CellError
        The period is of another kind, does not lie ahead, or cannot be told from one period alone.
    """
    if ahead is None or is_blank(ahead[0][0]):
        return f"the {_kind(given.periods)} after {given.names[-1]}", _time_after(given)
    named = read_periods(ahead, "ahead")
    if len(named.names) != 1 or _kind(named) != _kind(given.periods):
        raise CellError(f"ahead must be one {_kind(given.periods)}, as periods are, but is {ahead[0][0]}.")
    if named.times[0] <= given.times[-1]:
        raise CellError(f"ahead must come after {given.names[-1]}, but is {named.names[0]}.", OUT_OF_RANGE)
    return named.names[0], float(named.times[0])


def _kind(periods: PeriodColumn) -> str:
    return periods.periods[0].kind if periods.periods else "number"


def _time_after(given: History) -> float:
    if not given.periods.periods or _kind(given.periods) == "day":
        return float(given.times[-1]) + _usual_gap(given)
    last = given.periods.periods[given.kept[-1]]
    return _following(last).middle


def _following(last: Period) -> Period:
    """Return the period of the same kind that begins where the last ends."""
    from frontline.scorecard.periods import Period

    start = last.start + dt.timedelta(days=last.days)
    if last.kind not in MONTHS:
        return Period(start, last.days, last.kind, "")
    end = 12 * start.year + start.month - 1 + MONTHS[last.kind]
    return Period(start, (dt.date(end // 12, end % 12 + 1, 1) - start).days, last.kind, "")


def _usual_gap(given: History) -> float:
    if len(given.names) < 2:  # noqa: PLR2004 - a gap takes two
        raise CellError(f"ahead is missing: {given.names[0]} alone does not tell what comes next.", NOT_AVAILABLE)
    return float(np.median(np.diff(given.times)))
