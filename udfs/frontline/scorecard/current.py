"""The reported period of one measure: every score of every unit, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from frontline.checks import two_sided_quantile
from frontline.comparison import benjamini_hochberg, rank_intervals, shrink, tied_ranks
from frontline.satisfaction import wilson_interval
from frontline.targets import attainment, level_score, status
from frontline.trends import MINIMUM_PERIODS, mann_kendall, theil_sen, trend_words

if TYPE_CHECKING:
    from frontline.scorecard.history import Dense
    from frontline.scorecard.model import Settings
    from frontline.scorecard.periods import Period
    from frontline.scorecard.roll_up import RolledUp

NORMAL_975 = two_sided_quantile(0.95)
FULL_SCALE = {"percent": 100.0, "fraction": 1.0}


@dataclass(frozen=True, slots=True)
class Groups:
    """Which units are compared with which; one int per unit."""

    parent: np.ndarray
    level: np.ndarray
    peers: np.ndarray


@dataclass(frozen=True, slots=True)
class Measure:
    """What the scoring of one measure needs to know of it."""

    row: int
    better: str
    scale: str
    tolerance: float
    period: Period


def score_measure(
    measure: Measure, dense: Dense, rolled: RolledUp, reasons: np.ndarray, groups: Groups, settings: Settings
) -> pd.DataFrame:
    """Return the rows of `Scorecard.current` for one measure.

    Parameters
    ----------
    measure
        The measure and the period reported.
    dense, rolled
        Its results by unit and period, suppressed cells already NaN; the last period is the reported one.
    reasons
        Why a unit is suppressed in the reported period, "" where it is not, shape (units,).
    groups
        Parents, levels and peers of the units.
    settings
        The run's choices.
    """
    value, error = rolled.value[:, -1], rolled.standard_error[:, -1]
    low, high = _intervals(measure, dense, rolled)
    columns: dict[str, Any] = {
        "measure": measure.row,
        "unit": np.arange(len(value)),
        "period": measure.period.label,
        "value": value,
        "n": rolled.n[:, -1],
        "standard_error": error,
        "low": low,
        "high": high,
        **_against_target(measure, value, low, high, rolled.target[:, -1], reasons != "", settings),
        **_levels(measure, value, dense),
        **_ranks(measure, value, error, groups, settings),
        **_peers(measure, value, groups),
        **_parents(value, groups),
        "shrunken": shrink(value, error, groups=groups.level).shrunken,
        **_changes(value, rolled.value, dense.periods),
        **_trends(measure, rolled.value, dense.periods, groups),
        "agreement": dense.agreement[:, -1],
        "hidden": reasons,
        "note": np.where(rolled.simple[:, -1], "Simple mean of the units below: their n is not known", ""),
    }
    frame = pd.DataFrame(columns)
    return frame[frame["value"].notna() | (frame["hidden"] != "")]


def _intervals(measure: Measure, dense: Dense, rolled: RolledUp) -> tuple[np.ndarray, np.ndarray]:
    """95 % limits: as scored from respondents, else Wilson for proportions, else normal."""
    value, n, error = rolled.value[:, -1], rolled.n[:, -1], rolled.standard_error[:, -1]
    low, high = value - NORMAL_975 * error, value + NORMAL_975 * error
    full = FULL_SCALE.get(measure.scale)
    if full is not None:
        low, high = np.maximum(low, 0.0), np.minimum(high, full)
        unit_proportion = ~rolled.derived[:, -1] & ~np.isnan(n) & np.isnan(dense.standard_error[:, -1])
        share = np.where(unit_proportion, value / full, np.nan)
        wilson_low, wilson_high = wilson_interval(share * n, np.where(unit_proportion, n, np.nan))
        low = np.where(unit_proportion, full * wilson_low, low)
        high = np.where(unit_proportion, full * wilson_high, high)
    own_low, own_high = dense.low[:, -1], dense.high[:, -1]
    return np.where(np.isnan(own_low), low, own_low), np.where(np.isnan(own_high), high, own_high)


def _against_target(
    measure: Measure,
    value: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    target: np.ndarray,
    hidden: np.ndarray,
    settings: Settings,
) -> dict[str, Any]:
    within = settings.tolerance * np.abs(target) if np.isnan(measure.tolerance) else measure.tolerance
    words = status(value, target, measure.better, within)
    known = ~np.isnan(low) & ~np.isnan(high) & ~np.isnan(target)
    outside = (target < low) | (target > high)
    return {
        "target": target,
        "gap": value - target,
        "attainment": attainment(value, target, measure.better),
        "status": np.where(hidden, "Not enough data", words),
        "clear": pd.arrays.BooleanArray(outside, ~known),
    }


def _levels(measure: Measure, value: np.ndarray, dense: Dense) -> dict[str, np.ndarray]:
    approaching, meeting, exceeding = dense.approaching[:, -1], dense.meeting[:, -1], dense.exceeding[:, -1]
    scored = level_score(value, approaching, meeting, exceeding, better=measure.better)
    return {
        "approaching": approaching,
        "meeting": meeting,
        "exceeding": exceeding,
        "level_score": scored.score,
        "level_rule": scored.rule,
    }


def _ranks(
    measure: Measure, value: np.ndarray, error: np.ndarray, groups: Groups, settings: Settings
) -> dict[str, np.ndarray]:
    rank, rank_of = tied_ranks(value, measure.better, groups.level)
    low, high = np.full(len(value), np.nan), np.full(len(value), np.nan)
    for level in np.unique(groups.level):
        at = np.flatnonzero(groups.level == level)
        if len(at) > 1:
            low[at], high[at] = rank_intervals(
                value[at], error[at], measure.better, draws=settings.draws, seed=settings.seed
            )
    return {"rank": rank, "rank_of": rank_of, "rank_low": low, "rank_high": high}


def _peers(measure: Measure, value: np.ndarray, groups: Groups) -> dict[str, np.ndarray]:
    rank, peer_of = tied_ranks(value, measure.better, groups.peers)
    known = ~np.isnan(value)
    size = groups.peers.max() + 1
    total = np.bincount(groups.peers[known], weights=value[known], minlength=size)[groups.peers]
    others = np.bincount(groups.peers[known], minlength=size)[groups.peers] - 1
    mean = np.divide(total - value, others, out=np.full(len(value), np.nan), where=known & (others > 0))
    return {"peer_rank": rank, "peer_of": peer_of, "peer_value": mean, "peer_gap": value - mean}


def _parents(value: np.ndarray, groups: Groups) -> dict[str, np.ndarray]:
    above = np.where(groups.parent >= 0, value[groups.parent], np.nan)
    return {"parent_value": above, "parent_gap": value - above}


def _changes(value: np.ndarray, history: np.ndarray, periods: tuple[Period, ...]) -> dict[str, np.ndarray]:
    """Change from the latest earlier period in which the unit has a result."""
    earlier = ~np.isnan(history[:, :-1])
    found = earlier.any(axis=1)
    last = earlier.shape[1] - 1 - np.argmax(earlier[:, ::-1], axis=1) if earlier.shape[1] else np.zeros(len(value), int)
    previous = np.where(found, history[np.arange(len(value)), last], np.nan)
    labels = np.array([period.label for period in periods], dtype=object)
    return {
        "previous": previous,
        "previous_period": np.where(found, labels[last], ""),
        "change": value - previous,
    }


def _trends(
    measure: Measure, history: np.ndarray, periods: tuple[Period, ...], groups: Groups
) -> dict[str, np.ndarray]:
    kendall = mann_kendall(history)
    slopes = theil_sen(np.array([period.middle for period in periods]), history)
    q = np.full(len(history), np.nan)
    for level in np.unique(groups.level):
        at = groups.level == level
        q[at] = benjamini_hochberg(np.where(kendall.n[at] >= MINIMUM_PERIODS, kendall.p[at], np.nan))
    return {
        "trend": trend_words(slopes.slope, q, kendall.n, measure.better),
        "trend_periods": kendall.n,
        "slope": slopes.slope,
        "slope_low": slopes.low,
        "slope_high": slopes.high,
        "trend_p": kendall.p,
        "trend_q": q,
    }
