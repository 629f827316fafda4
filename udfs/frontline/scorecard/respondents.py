"""Respondent rows reduced once to results per unit, period and measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from frontline.satisfaction import count_promoters, net_promoter, top_box, wilson_interval
from frontline.satisfaction.proportion import proportion_standard_error
from frontline.survey.climate import service_climate
from frontline.survey.score_interval import score_interval

if TYPE_CHECKING:
    from frontline.scorecard.tables import Tables

Columns: TypeAlias = dict[str, np.ndarray]
Statistic: TypeAlias = Callable[[np.ndarray, np.ndarray, pd.DataFrame, int], Columns]


def reduce_responses(tables: Tables) -> pd.DataFrame:
    """Score every scale of the item map from the respondent rows.

    Returns
    -------
    pandas.DataFrame
        Rows like `Tables.results` (period, unit_id, measure_id categorical; value, n, standard_error) with
        low and high (95 %) and agreement (rwg(j), scales of several items); none where there are no
        respondent rows. A measure that has results of its own is left to those.
    """
    if tables.items is None or not tables.responses:
        return pd.DataFrame()
    reported = set(tables.results["measure_id"].dropna().unique())
    statistic = tables.measures.set_index("measure_id")["statistic"]
    reduced = []
    for measure_id, items in tables.items.groupby("scale", sort=False):
        responses = _answers(tables.responses, items)
        if len(responses) and measure_id not in reported:
            chosen = statistic.get(measure_id)
            reduced.append(_score(responses, items, str(measure_id), "mean" if pd.isna(chosen) else str(chosen)))
    return _stack([frame for frame in reduced if len(frame)])


def _answers(sources: tuple[pd.DataFrame, ...], items: pd.DataFrame) -> pd.DataFrame:
    """Stack the answers to the items of one scale from every source that asks any of them."""
    columns = items["item_id"].tolist()
    asking = [source for source in sources if source.columns.isin(columns).any()]
    parts = [source.reindex(columns=["period", "unit_id", *columns]) for source in asking]
    if len(parts) == 1:
        return parts[0]
    texts = {"period": object, "unit_id": object}
    return pd.concat([part.astype(texts) for part in parts], ignore_index=True) if parts else pd.DataFrame()


def _stack(frames: list[pd.DataFrame]) -> pd.DataFrame:
    if not frames:
        return pd.DataFrame()
    return pd.concat(frames, ignore_index=True).astype(
        {"period": "category", "unit_id": "category", "measure_id": "category"}
    )


def _score(responses: pd.DataFrame, items: pd.DataFrame, measure_id: str, statistic: str) -> pd.DataFrame:
    key = responses[["period", "unit_id"]].astype("category")
    known = key.notna().all(axis=1).to_numpy()
    width = len(key["unit_id"].cat.categories)
    cell = key["period"].cat.codes.to_numpy().astype(np.int64) * width + key["unit_id"].cat.codes.to_numpy()
    cells, group = np.unique(cell[known], return_inverse=True)
    answers = responses.loc[known, items["item_id"].tolist()].to_numpy(dtype=float)
    scored = _STATISTICS[statistic](group, answers, items, len(cells))
    frame = pd.DataFrame(
        {
            "period": np.asarray(key["period"].cat.categories)[cells // width],
            "unit_id": np.asarray(key["unit_id"].cat.categories)[cells % width],
            "measure_id": measure_id,
            **scored,
        }
    )
    return frame[frame["n"] > 0]


def _upright(answers: np.ndarray, items: pd.DataFrame) -> np.ndarray:
    """Answers with the reverse-keyed items turned round."""
    low, high = items["minimum"].to_numpy(dtype=float), items["maximum"].to_numpy(dtype=float)
    reverse = items["reverse"].fillna(value=False).to_numpy(dtype=bool)
    return np.where(reverse, low + high - answers, answers)


def _climate(group: np.ndarray, answers: np.ndarray, items: pd.DataFrame, cells: int, *, favourable: bool) -> Columns:
    low, high = float(items["minimum"].iloc[0]), float(items["maximum"].iloc[0])
    scores = service_climate(group, _upright(answers, items), low, high, cells)
    if favourable:
        share = scores.favourable
        error = 100 * proportion_standard_error(share, scores.n)
        value = 100 * share
        below, above = (100 * limit for limit in wilson_interval(share * scores.n, scores.n))
    else:
        value, error = scores.score, scores.standard_error
        below, above = score_interval(value, error, scores.n)
    return {
        "value": value,
        "n": scores.n,
        "standard_error": error,
        "low": np.maximum(below, 0.0),
        "high": np.minimum(above, 100.0),
        "agreement": scores.agreement,
    }


def _mean(group: np.ndarray, answers: np.ndarray, items: pd.DataFrame, cells: int) -> Columns:
    return _climate(group, answers, items, cells, favourable=False)


def _favourable(group: np.ndarray, answers: np.ndarray, items: pd.DataFrame, cells: int) -> Columns:
    return _climate(group, answers, items, cells, favourable=True)


def _top(boxes: int) -> Statistic:
    def share_of_top_answers(group: np.ndarray, answers: np.ndarray, items: pd.DataFrame, cells: int) -> Columns:
        low, high = float(items["minimum"].iloc[0]), float(items["maximum"].iloc[0])
        top = top_box(group, _upright(answers, items)[:, 0], low, high, cells, boxes=boxes)
        return {
            "value": 100 * top.share,
            "n": top.n,
            "standard_error": 100 * top.standard_error,
            "low": 100 * top.low,
            "high": 100 * top.high,
            "agreement": np.full(cells, np.nan),
        }

    return share_of_top_answers


def _net_promoter(group: np.ndarray, answers: np.ndarray, items: pd.DataFrame, cells: int) -> Columns:
    counts = count_promoters(group, _upright(answers, items)[:, 0], cells)
    scored = net_promoter(counts.promoters, counts.detractors, counts.n)
    return {
        "value": scored.score,
        "n": counts.n,
        "standard_error": scored.adjusted_error,
        "low": scored.low,
        "high": scored.high,
        "agreement": np.full(cells, np.nan),
    }


_STATISTICS: dict[str, Statistic] = {
    "mean": _mean,
    "favourable": _favourable,
    "top box": _top(1),
    "top-2 box": _top(2),
    "nps": _net_promoter,
}
