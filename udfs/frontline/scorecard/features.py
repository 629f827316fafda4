"""Which measures a scorecard puts first."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from frontline.errors import ParameterError
from frontline.scorecard.tables import AREAS

if TYPE_CHECKING:
    from frontline.scorecard.model import Settings

WIDESPREAD = 0.8
"""Share of the most reported measure's units from which a measure counts as reported by most."""
FEATURED = 4
"""Rankings of a scorecard for which no measures were chosen."""


def order_measures(measures: pd.DataFrame) -> pd.DataFrame:
    """Sort measures by area, satisfaction first; within an area they keep their order.

    >>> order_measures(pd.DataFrame({"measure_id": ["cost", "nps"], "area": ["financial", "satisfaction"]}))
    ... # doctest: +NORMALIZE_WHITESPACE
      measure_id          area
    0        nps  satisfaction
    1       cost     financial
    """
    place = measures["area"].map({area: place for place, area in enumerate(AREAS)})
    return measures.iloc[place.argsort(kind="stable")].reset_index(drop=True)


def choose_featured(measures: pd.DataFrame, current: pd.DataFrame, settings: Settings) -> tuple[int, ...]:
    """Choose the measures that get a ranking of their own, the headline first.

    The measures asked for, in that order. Otherwise the best of each of the first areas: the one with the
    greatest weight, then with targets, then the latest results, then results of most units, then the first
    listed.

    Raises
    ------
    ParameterError
        A measure asked for does not exist or has no results.
    """
    reported = measures[measures["period"].notna()]
    if settings.measures:
        return tuple(_row_of(name, reported) for name in settings.measures)
    by_measure = current.groupby("measure")
    merit = pd.DataFrame(
        {
            "area": reported["area"],
            "weight": reported["weight"].fillna(1.0),
            "has_target": by_measure["target"].count().reindex(reported.index, fill_value=0) > 0,
            "latest": reported["period"].map(lambda period: period.start.toordinal()),
            "units": by_measure["value"].count().reindex(reported.index, fill_value=0),
            "row": -reported.index,
        }
    )
    merit["widespread"] = merit["units"] >= WIDESPREAD * merit["units"].max()
    best = merit.sort_values(["weight", "has_target", "latest", "widespread", "row"], ascending=False)
    first = best.drop_duplicates("area")["area"]
    ordered = sorted(first.items(), key=lambda item: AREAS.index(item[1]))
    return tuple(int(str(row)) for row, _ in ordered[:FEATURED])


def _row_of(name: str, reported: pd.DataFrame) -> int:
    ids = reported["measure_id"].tolist()
    if name in ids:
        return int(reported.index[ids.index(name)])
    close = get_close_matches(name, ids, n=1, cutoff=0.5)
    hint = f"did you mean {close[0]}?" if close else f"use one of {', '.join(ids[:12])}."
    raise ParameterError(f"measure must be a measure_id with results, but got {name}: {hint}")
