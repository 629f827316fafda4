"""The numbers of the results that can be held against finance's: n, and sums over finance's own time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.finance.periods import from_to, make_up, overlap, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline.scorecard.periods import Period
    from frontline_workbooks.finance.results import Results


@dataclass(frozen=True, slots=True)
class Ours:
    """Numbers of the results by unit.

    Parameters
    ----------
    numbers
        By row of the unit; units with anything suppressed are left out.
    period
        Of which time they are, in words.
    same_time
        Whether they may be held against finance's.
    """

    numbers: dict[int, float]
    period: str
    same_time: bool


def n_of(scorecard: Results, measure: int, theirs: Period | None) -> Ours:
    """Return how many answers are behind the reported results of a measure.

    Parameters
    ----------
    theirs
        Of which period finance's number is, None where it does not say.
    """
    return _reported(scorecard, measure, "n", theirs)


def sum_of(scorecard: Results, measure: int, theirs: Period | None) -> Ours:
    """Return the sums of a measure over the periods that lie within finance's; the reported ones where none does.

    Parameters
    ----------
    theirs
        Of which period finance's number is, None where it does not say.
    """
    history = scorecard.history[measure]
    inside = [] if theirs is None else [at for at, period in enumerate(history.periods) if within(period, theirs)]
    if theirs is None or not inside:
        reported = _reported(scorecard, measure, "value", theirs)
        return Ours(reported.numbers, reported.period, theirs is None)
    periods = [history.periods[at] for at in inside]
    sums = np.where(history.hidden[:, inside], np.nan, history.value[:, inside]).sum(axis=1)
    return Ours(_known(enumerate(sums.tolist())), from_to(periods), make_up(periods, theirs))


def _reported(scorecard: Results, measure: int, key: str, theirs: Period | None) -> Ours:
    period: Period = scorecard.measures["period"].iloc[measure]
    rows = scorecard.current[(scorecard.current["measure"] == measure) & (scorecard.current["hidden"] == "")]
    numbers = _known(zip(rows["unit"].tolist(), rows[key].tolist(), strict=True))
    return Ours(numbers, period.label, theirs is None or overlap(period, theirs))


def _known(pairs: Iterable[tuple[int, float]]) -> dict[int, float]:
    return {unit: number for unit, number in pairs if np.isfinite(number)}
