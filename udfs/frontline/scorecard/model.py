"""A scored scorecard: what every sheet, command and button reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from frontline.scorecard.periods import Period
    from frontline.scorecard.tables import Tables


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of one run.

    Parameters
    ----------
    minimum_n
        Smallest group that is shown where n is known; at least 1.
    tolerance
        "Near" when the target is missed by no more than this share of the target (0.02 = 2 %).
    period
        Label of the period to report; None for the latest.
    measures
        measure_ids to feature, in order; empty for the best of each area.
    levels
        Levels to rank; empty for all.
    draws
        Monte Carlo draws behind each rank interval.
    seed
        Seed of those draws, so that the same data give the same workbook.
    """

    minimum_n: int = 5
    tolerance: float = 0.02
    period: str | None = None
    measures: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    draws: int = 1000
    seed: int = 20260101


@dataclass(frozen=True, slots=True)
class History:
    """One measure over its own periods; rows are the scorecard's units, suppressed cells are NaN.

    Parameters
    ----------
    periods
        The measure's periods up to the reported one, ascending, shape (P,).
    value, n, standard_error, target
        Shape (units, P); NaN where not known or suppressed.
    hidden
        True where a value exists but is suppressed, shape (units, P).
    """

    periods: tuple[Period, ...]
    value: np.ndarray
    n: np.ndarray
    standard_error: np.ndarray
    target: np.ndarray
    hidden: np.ndarray


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that is known about the units, scored.

    Parameters
    ----------
    units
        One row a unit, depth first, parents before children; the index is 0..U-1. Columns: unit_id,
        unit_name, level, depth (0 = the whole), parent (row number, -1 at the top), peer_group ("" none),
        leader ("" none). There is exactly one unit of depth 0: the whole.
    measures
        One row a measure in the order of show (areas as in `AREAS`); index 0..M-1. Columns: measure_id,
        measure_name, area, better, unit, scale, combine, weight, minimum_n, tolerance (absolute, NaN: the
        run's), periods (how many), period (the reported one: a `Period`, or None without results),
        rolled_up (how the higher levels came about, a sentence, or "").
    history
        One entry a measure, same order.
    current
        One row a measure x unit that has a value or a suppressed one in the measure's reported period.
        Columns:

        measure, unit (row numbers); period (label); value (NaN when suppressed), n, standard_error, low, high
        (95 % interval of the value, NaN when unknown); target, gap (value - target), attainment (1 = met
        exactly), status ("Met", "Near", "Missed", "No target", "Not enough data"); clear (True when the 95 %
        interval excludes the target, False when it does not, NA when either is unknown);
        approaching, meeting, exceeding, level_score (1.00-4.99), level_rule ("published", "continued", "");
        rank (mean rank among the units of its level, 1 = best), rank_of (how many are ranked), rank_low,
        rank_high (95 % rank interval, NaN when unknown); peer_rank, peer_of, peer_value (mean of the other
        units of its peer group and level), peer_gap; parent_value, parent_gap; shrunken (empirical-Bayes
        value, NaN when unknown); previous, previous_period (label), change; trend ("Improving", "Worsening",
        "No clear trend", "Too few periods"), trend_periods (how many), slope, slope_low, slope_high (per
        year), trend_p (Mann-Kendall), trend_q (Benjamini-Hochberg within measure and level);
        agreement (rwg(j) where respondent rows exist), hidden ("" or the reason it is suppressed), note ("").
    periods
        Every period up to the reported one, ascending.
    period
        The reported period: the latest, or the one asked for.
    levels
        Names of the levels, top first.
    headline
        Row number of the headline measure (satisfaction first).
    featured
        Row numbers of the measures that get their own ranking, headline first.
    settings, tables
        What the run was given.
    """

    units: pd.DataFrame
    measures: pd.DataFrame
    history: tuple[History, ...]
    current: pd.DataFrame
    periods: tuple[Period, ...]
    period: Period
    levels: tuple[str, ...]
    headline: int
    featured: tuple[int, ...]
    settings: Settings
    tables: Tables

    def rows(self, measure: int, level: str | None = None) -> pd.DataFrame:
        """Return `current` for one measure (and level), joined with the units, best rank first."""
        rows = self.current[self.current["measure"] == measure]
        joined = rows.join(self.units, on="unit")
        if level is not None:
            joined = joined[joined["level"] == level]
        return joined.sort_values(["depth", "rank", "unit_name", "unit_id"], na_position="last", kind="stable")
