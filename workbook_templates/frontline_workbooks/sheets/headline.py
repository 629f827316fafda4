"""The headline measure of the whole, in the summary's title and its band of tiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, names
from frontline_workbooks.sheets.description import Tile, Tiles

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Role

ROLES: dict[str, Role] = {"Met": "good", "Near": "near", "Missed": "bad"}
_LONGEST_NAME = 40
_JUDGEMENTS = {"Met": ", target met", "Near": ", just short of target", "Missed": ", target missed"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One measure of the whole; numbers are NaN where not known."""

    name: str
    scale: str
    status: str
    value: float
    n: float
    low: float
    high: float
    target: float


def headline(scorecard: Scorecard) -> Headline:
    """Return what is known of the headline measure of the whole."""
    measure = scorecard.headline
    whole = whole_rows(scorecard)
    numbers = {
        name: float(whole[name].to_numpy(dtype=float, na_value=np.nan)[measure])
        for name in ("value", "n", "low", "high", "target")
    }
    return Headline(
        name=formats.measure_name(scorecard, measure),
        scale=str(scorecard.measures["scale"].iloc[measure]),
        status=str(whole["status"].fillna("Not enough data").iloc[measure]),
        **numbers,
    )


def whole_rows(scorecard: Scorecard) -> pd.DataFrame:
    """Return the rows of the whole, one a measure, NaN where it has none."""
    top = scorecard.units.index[scorecard.units["depth"] == 0]
    rows = scorecard.current[scorecard.current["unit"].isin(top)]
    return rows.drop_duplicates("measure").set_index("measure").reindex(scorecard.measures.index)


def title(about: Headline) -> str:
    """Return the result in one line, e.g. ``"Satisfaction: 92.1 %, target met"``."""
    if np.isnan(about.value):
        return f"{about.name}: results against target"
    return f"{about.name}: {formats.number_text(about.value, about.scale)}{_JUDGEMENTS.get(about.status, '')}"


def tiles(scorecard: Scorecard, about: Headline, level: str) -> Tiles:
    """Return result, target, interval, and how many units of a level met the target."""
    n = "" if np.isnan(about.n) else f", n = {about.n:,.0f}"
    return Tiles(
        (
            Tile(f"{_whole_name(scorecard)}{n}", formats.number_text(about.value, about.scale), "strong"),
            Tile("Target", _target_words(about), ROLES.get(about.status, "plain")),
            Tile("95 % interval", _interval_words(about)),
            _met_tile(scorecard, level),
        )
    )


def _whole_name(scorecard: Scorecard) -> str:
    name = str(scorecard.units["unit_name"].iloc[0])
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _target_words(about: Headline) -> str:
    if np.isnan(about.target):
        return "– No target"
    return f"{formats.number_text(about.target, about.scale)}   {formats.STATUS_WORDS.get(about.status, '')}"


def _interval_words(about: Headline) -> str:
    if np.isnan(about.low) or np.isnan(about.high):
        return "– Not known"
    low = formats.number_text(about.low, about.scale).removesuffix(formats.unit_suffix(about.scale))
    return f"{low} to {formats.number_text(about.high, about.scale)}"


def _met_tile(scorecard: Scorecard, level: str) -> Tile:
    """Return a tile that follows the ranking of that level, where it has one."""
    rows = scorecard.rows(scorecard.headline, level)
    rows = rows[rows["depth"] > 0]
    table = names.ranking_tables(scorecard).get((scorecard.headline, level), "")
    return met_tile(f"{formats.plural(level).capitalize()} that met it", table, rows)


def met_tile(label: str, table: str, rows: pd.DataFrame) -> Tile:
    """Return how many units with a target met it, as a formula on the ranking's table.

    Parameters
    ----------
    table
        Name of a table with the keys ``status`` and ``gap``; "" for none.
    rows
        The same units, for what the tile shows now.
    """
    met, of = int((rows["status"] == "Met").sum()), int(rows["gap"].notna().sum())
    if of == 0:
        return Tile(label, "– No targets")
    count, total = f'COUNTIF({{{table}.status}},"✔*")', f"COUNT({{{table}.gap}})"
    formula = f'{count}&" of "&{total}&"   ("&FIXED(100*{count}/MAX(1,{total}),0)&"%)"' if table else ""
    return Tile(label, f"{met} of {of}   ({met / of:.0%})", formula=formula)
