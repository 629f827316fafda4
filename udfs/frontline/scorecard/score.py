"""Scoring: checked tables in, a scorecard out."""

from __future__ import annotations

from bisect import bisect
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from frontline.errors import DataFaultError, ParameterError
from frontline.satisfaction.proportion import proportion_standard_error
from frontline.scorecard.current import FULL_SCALE, Groups, Measure, score_measure
from frontline.scorecard.faults import Fault
from frontline.scorecard.features import choose_featured, order_measures
from frontline.scorecard.hierarchy import Hierarchy, arrange
from frontline.scorecard.history import Dense, lay_out, masked, split_by_measure
from frontline.scorecard.model import History, Scorecard, Settings
from frontline.scorecard.periods import Period, parse_period
from frontline.scorecard.respondents import reduce_responses
from frontline.scorecard.roll_up import RolledUp, roll_up
from frontline.scorecard.suppress_small import suppress_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.tables import Tables


def score(tables: Tables, settings: Settings | None = None) -> Scorecard:
    """Score every unit on every measure.

    Respondent rows are reduced to results; results are rolled up the hierarchy; groups that are too small
    are taken out; what is left is set against targets, ranked, compared and followed over time. Each measure
    is reported as at its latest period up to the one asked for.

    Parameters
    ----------
    tables
        As `frontline_workbooks.read.read_tables` returns them.
    settings
        The run's choices; None for the defaults.

    Raises
    ------
    ParameterError
        A choice is out of range, or names a period, measure or level that is not in the data.
    DataFaultError
        No measure has a result in any period up to the one asked for.
    """
    settings = settings or Settings()
    hierarchy = arrange(tables.units)
    results = _all_results(tables)
    until = _reported_period(results["period"].cat.categories.tolist(), settings)
    measures = order_measures(tables.measures)
    scored = _score_measures(tables, settings, hierarchy, results, measures, until)
    measures = measures.assign(
        period=pd.Series([one.period for one in scored], dtype=object),
        periods=[len(one.history.periods) for one in scored],
        rolled_up=[one.rolled_up for one in scored],
    )
    if measures["period"].isna().all():
        raise DataFaultError([_nothing_to_report(until)])
    current = pd.concat([one.current for one in scored if len(one.current)], ignore_index=True)
    featured = choose_featured(measures, current, settings)
    periods = sorted({period for one in scored for period in one.history.periods})
    return Scorecard(
        units=hierarchy.units,
        measures=measures,
        history=tuple(one.history for one in scored),
        current=current,
        periods=tuple(periods),
        period=periods[-1],
        levels=_levels(hierarchy.levels, settings),
        headline=featured[0],
        featured=featured,
        settings=settings,
        tables=tables,
    )


def _all_results(tables: Tables) -> pd.DataFrame:
    reduced = reduce_responses(tables)
    if reduced.empty:
        return tables.results
    if tables.results.empty:
        return reduced
    both = pd.concat([tables.results, reduced], ignore_index=True)
    return both.astype({"period": "category", "unit_id": "category", "measure_id": "category"})


def _reported_period(labels: Sequence[object], settings: Settings) -> Period:
    periods = sorted({parse_period(label) for label in labels})
    if not periods:
        raise DataFaultError([_nothing_to_report(None)])
    if settings.period is None:
        return periods[-1]
    try:
        asked = parse_period(settings.period)
    except ParameterError:
        asked = None
    if asked in periods:
        return asked
    names = [period.label for period in periods]
    raise ParameterError(
        f"period must be one of the {len(names)} periods from {names[0]} to {names[-1]}, "
        f"but got {settings.period}: did you mean {_nearest_period(settings.period, asked, periods)}?"
    )


def _nearest_period(text: str, asked: Period | None, periods: Sequence[Period]) -> str:
    """Return the period before one that is not there, or the first; of what is no period, the nearest in spelling."""
    if asked is not None:
        return periods[max(bisect(periods, asked) - 1, 0)].label
    return (get_close_matches(text, [period.label for period in periods], n=1) or [periods[-1].label])[0]


def _nothing_to_report(until: Period | None) -> Fault:
    when = "" if until is None else f" up to {until.label}"
    return Fault("Results", f"no measure has a value{when}", "Give at least one period, unit_id, measure_id and value.")


def _levels(levels: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    for level in settings.levels:
        if level not in levels:
            raise ParameterError(f"level must be one of {', '.join(levels)}, but got {level}")
    return tuple(level for level in levels if not settings.levels or level in settings.levels)


class _Scored:
    """One measure, scored."""

    __slots__ = ("current", "history", "period", "rolled_up")

    def __init__(self, history: History, current: pd.DataFrame, period: Period | None, rolled_up: str) -> None:
        self.history = history
        self.current = current
        self.period = period
        self.rolled_up = rolled_up


def _score_measures(
    tables: Tables,
    settings: Settings,
    hierarchy: Hierarchy,
    results: pd.DataFrame,
    measures: pd.DataFrame,
    until: Period,
) -> list[_Scored]:
    unit_ids = pd.Index(hierarchy.units["unit_id"])
    measure_ids = pd.Index(measures["measure_id"].astype(str))
    groups = _groups(hierarchy)
    parts = zip(
        measures.itertuples(),
        split_by_measure(results, measure_ids),
        split_by_measure(tables.targets, measure_ids),
        strict=True,
    )
    scored = []
    for measure, rows, targets in parts:
        dense = lay_out(rows[rows["value"].notna()], targets, unit_ids, until)
        scored.append(_score_one(measure, dense, hierarchy, groups, settings))
    return scored


def _score_one(measure: Any, dense: Dense, hierarchy: Hierarchy, groups: Groups, settings: Settings) -> _Scored:
    error = _with_binomial_errors(dense, measure.scale)
    target = np.where(np.isnan(dense.target), dense.meeting, dense.target)
    rolled = roll_up(hierarchy, dense.value, dense.n, error, target, measure.combine)
    minimum = settings.minimum_n if pd.isna(measure.minimum_n) else int(measure.minimum_n)
    rolled, hidden, reasons = suppress_small(rolled, hierarchy, minimum)
    dense = masked(dense, hidden)
    history = History(dense.periods, rolled.value, rolled.n, rolled.standard_error, rolled.target, hidden)
    if not dense.periods:
        return _Scored(history, pd.DataFrame(), None, "")
    about = Measure(measure.Index, measure.better, measure.scale, float(measure.tolerance), dense.periods[-1])
    current = score_measure(about, dense, rolled, reasons, groups, settings)
    return _Scored(history, current, dense.periods[-1], _how_rolled_up(rolled, measure.combine))


def _with_binomial_errors(dense: Dense, scale: str) -> np.ndarray:
    """Standard errors as given; of a percentage or fraction with n, the binomial one."""
    full = FULL_SCALE.get(scale)
    if full is None:
        return dense.standard_error
    binomial = full * proportion_standard_error(dense.value / full, dense.n)
    return np.where(np.isnan(dense.standard_error), binomial, dense.standard_error)


def _how_rolled_up(rolled: RolledUp, combine: str) -> str:
    derived, simple = int(rolled.derived[:, -1].sum()), int(rolled.simple[:, -1].sum())
    if derived == 0:
        return ""
    if combine == "sum":
        return "Higher levels: sum of the units below."
    if simple == 0:
        return "Higher levels: mean of the units below, weighted by n."
    if simple == derived:
        return "Higher levels: simple mean of the units below, because their n is not known."
    return (
        f"Higher levels: mean of the units below, weighted by n; a simple mean in {simple:,} of {derived:,} groups, "
        "where some n is not known."
    )


def _groups(hierarchy: Hierarchy) -> Groups:
    """Peers are the units of the same level and peer group; of the whole level where it has no peer groups."""
    units = hierarchy.units
    level = units["level"].map({name: code for code, name in enumerate(hierarchy.levels)}).to_numpy()
    peers = pd.factorize(units["level"] + "\x1f" + units["peer_group"])[0]
    return Groups(units["parent"].to_numpy(), level.astype(np.intp), peers.astype(np.intp))
