"""The best, the lowest and the most improved units of each featured measure, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Lines

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard

_LONGEST_NAME = 60


def highlights(scorecard: Scorecard, level: str) -> tuple[Lines, ...]:
    """Return a heading, then the name of each featured measure and a sentence about the units of a level."""
    said: list[Lines] = []
    for measure in scorecard.featured:
        sentence = _sentence(scorecard, measure, level)
        if sentence:
            said += [Lines((formats.measure_name(scorecard, measure),), "strong"), Lines((sentence,), "body")]
    return tuple(said)


def _sentence(scorecard: Scorecard, measure: int, level: str) -> str:
    rows = scorecard.rows(measure, level)
    rows = rows[(rows["depth"] > 0) & rows["value"].notna()]
    if rows.empty:
        return ""
    scale = str(scorecard.measures.loc[measure, "scale"])
    sign = -1.0 if scorecard.measures.loc[measure, "better"] == "lower" else 1.0
    parts = [_at_end(rows, scale, "Best", rows["rank"].min())]
    if rows["rank"].max() > rows["rank"].min():
        parts.append(_at_end(rows, scale, "lowest", rows["rank"].max()))
    parts += _most_improved(rows, scale, sign)
    return f"{' · '.join(parts)}.{_counts(rows, level)}"


def _at_end(rows: pd.DataFrame, scale: str, word: str, rank: float) -> str:
    tied = rows[rows["rank"] == rank]
    value = formats.number_text(float(tied["value"].iloc[0]), scale)
    more = len(tied) - 1
    others = f" and {more:,} other{'s' * (more > 1)}" if more else ""
    return f"{word}: {_short(tied['unit_name'].iloc[0])}{others} ({value})"


def _most_improved(rows: pd.DataFrame, scale: str, sign: float) -> list[str]:
    change = sign * rows["change"].to_numpy(float)
    if np.isnan(change).all() or np.nanmax(change) <= 0:
        return []
    row = rows.iloc[int(np.nanargmax(change))]
    value = formats.number_text(float(row["change"]), scale, signed=True)
    return [f"most improved: {_short(row['unit_name'])} ({value} since {row['previous_period']})"]


def _counts(rows: pd.DataFrame, level: str) -> str:
    of = int(rows["gap"].notna().sum())
    if of == 0:
        return ""
    counts = rows["status"].value_counts()
    met, near, missed = (int(counts.get(word, 0)) for word in ("Met", "Near", "Missed"))
    return f" Of {of:,} {formats.plural(level)}, {met:,} met the target, {near:,} came near and {missed:,} missed it."


def _short(name: object) -> str:
    text = " ".join(str(name).split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"
