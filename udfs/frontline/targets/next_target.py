"""Proposals for the next target, side by side; the manager picks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length, whole_number
from frontline.errors import ParameterError
from frontline.targets.line_ahead import line_ahead
from frontline.targets.peer_quartile import FEWEST_PEERS, peer_quartile

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray

NOTES = (
    "These are proposals, not targets: they say what was, what peers reach and what a straight line would bring.",
    "A continued trend is no promise: its interval is that of one new result.",
)


@dataclass(frozen=True, slots=True)
class NextTarget:
    """Proposals for each unit, in the measure's own unit; every array has shape (units,), NaN where none.

    Parameters
    ----------
    last
        Last result.
    best_quarter
        Best own quarter that is complete.
    peer_quartile
        Upper quartile of the last results of the peer group.
    trend, trend_low, trend_high
        Own trend continued to the next period, with its interval.
    required
        Last result and the next of so many equal steps to the goal; the last result where that is reached.
    n
        Results.
    better
        ``"higher"`` or ``"lower"``.
    note
        Why proposals are missing; "" where none is.
    notes
        What holds for all of them.
    interval_method
        How the trend's interval was made.
    """

    last: FloatArray
    best_quarter: FloatArray
    peer_quartile: FloatArray
    trend: FloatArray
    trend_low: FloatArray
    trend_high: FloatArray
    required: FloatArray
    n: IntArray
    better: str
    note: TextArray
    interval_method: str
    notes: tuple[str, ...] = NOTES

    def required_improvement(self) -> dict[str, FloatArray]:
        """Return how far each proposal lies beyond the last result, in the direction of better.

        Returns
        -------
        dict
            Shape (units,) by the name of the proposal; below 0 where it asks for less than was reached.
        """
        sign = direction(self.better)
        names = ("best_quarter", "peer_quartile", "trend", "required")
        return {name: sign * (getattr(self, name) - self.last) for name in names}


def next_target(
    times: FloatArray,
    values: FloatArray,
    ahead: float,
    better: str = "higher",
    *,
    groups: IntArray | None = None,
    quarters: IntArray | None = None,
    goal: FloatArray | float | None = None,
    steps: int = 1,
    lowest: float = -np.inf,
    highest: float = np.inf,
    level: float = 0.95,
) -> NextTarget:
    """Propose the next target of every unit in five ways.

    Parameters
    ----------
    times
        Middle of each period, shape (periods,), rising (years, say, for `Period.middle`).
    values
        Shape (units, periods); NaN where missing.
    ahead
        Middle of the period that the target is for, on the scale of `times`.
    better
        ``"higher"`` or ``"lower"``.
    groups
        Peer group of each unit, shape (units,); a negative number belongs to none. None: all are peers.
    quarters
        Quarter of each period, shape (periods,): months of one quarter share a number and are averaged.
        None: every period stands for itself.
    goal
        Where the measure must be in the end: one number or one a unit, NaN where there is none.
    steps
        Periods in which the goal is to be reached, at least 1.
    lowest, highest
        Ends of the measure's scale (0 and 100 of a percentage): a trend is not continued beyond.
    level
        Coverage of the trend's interval, between 0 and 1.

    Returns
    -------
    NextTarget

    Raises
    ------
    ParameterError
        When a parameter breaks its rule or the arrays do not match.

    Notes
    -----
    A quarter is complete when a unit has a result in each of as many periods as the longest quarter has, so
    that one good month does not pass for a quarter.

    References
    ----------
    .. [1] Hyndman, R. J. & Athanasopoulos, G. (2021). *Forecasting: Principles and Practice*, 3rd ed. OTexts,
       sections 5.2 and 7.6.

    Examples
    --------
    >>> values = np.array([[70.0, 72.0, 71.0, 75.0], [60.0, 66.0, 64.0, 62.0]])
    >>> result = next_target(np.arange(4.0), values, ahead=4.0, goal=81.0, steps=3)
    >>> result.last, result.best_quarter, result.trend, result.required
    (array([75., 62.]), array([75., 66.]), array([75.5, 64. ]), array([77.        , 68.33333333]))
    """
    sign = direction(better)
    whole_number("steps", steps, 1)
    times, values = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    line = line_ahead(times, values, ahead, level)
    if not (np.diff([*times, ahead]) > 0).all():
        raise ParameterError(f"times must rise towards ahead, but got {times.tolist()} and {ahead}")
    if not highest > lowest:
        raise ParameterError(f"highest must be greater than lowest, {lowest}, but got {highest}")
    last = _last(values)
    peers = np.zeros(len(values), dtype=np.int64) if groups is None else np.asarray(groups)
    best = _best_quarter(values, np.arange(times.size) if quarters is None else np.asarray(quarters), sign)
    quartile = peer_quartile(last, peers, better)
    aim = np.broadcast_to(np.asarray(np.nan if goal is None else goal, dtype=np.float64), last.shape)
    remaining = np.maximum(sign * (aim - last), 0)
    trend, low, high = np.clip([line.value, line.low, line.high], lowest, highest)
    return NextTarget(
        last,
        best,
        quartile,
        trend,
        low,
        high,
        last + sign * remaining / steps,
        line.n,
        better,
        _noted(line.n, [np.isnan(best), np.isnan(quartile), line.note != "", np.isnan(aim)], line.note),
        line.interval_method,
    )


def _last(values: FloatArray) -> FloatArray:
    """Return the last result of each row; NaN where a row has none."""
    if values.shape[1] == 0:
        return np.full(len(values), np.nan)
    back = np.argmax(~np.isnan(values[:, ::-1]), axis=1)
    return np.asarray(values[np.arange(len(values)), values.shape[1] - 1 - back])


def _best_quarter(values: FloatArray, quarters: IntArray, sign: float) -> FloatArray:
    """Average each row by quarter and return the best complete one; NaN where none is."""
    same_length(times=values.T, quarters=quarters)
    names, position, length = np.unique(quarters, return_inverse=True, return_counts=True)
    member = (position[:, None] == np.arange(names.size)).astype(np.float64)
    observed = ~np.isnan(values)
    count = observed.astype(np.float64) @ member
    mean = (np.nan_to_num(values) @ member) / np.maximum(count, 1)
    merit = np.where((count > 0) & (count == length.max(initial=0)), sign * mean, -np.inf)
    best = merit.max(axis=1, initial=-np.inf)
    return np.where(np.isfinite(best), sign * best, np.nan)


def _noted(n: IntArray, absent: list[BoolArray], line: TextArray) -> TextArray:
    """Say why proposals of a unit are missing, one sentence each."""
    peers = f"The peer group has fewer than {FEWEST_PEERS} results."
    reasons = ("No quarter is complete.", peers, line, "No goal is given.")
    note = np.full(len(n), "", dtype=np.object_)
    for missing, reason in zip(absent, reasons, strict=True):
        note[missing & (note != "")] += " "
        note[missing] += reason[missing] if isinstance(reason, np.ndarray) else reason
    note[n == 0] = "No results."
    return note
