"""Rows of several measures in one table: joined with their units, each row in its measure's own format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sheets import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontline.scorecard.model import Scorecard

_LONGEST_HEADER = 200
"""Excel takes 255 characters; the rest is room for an id."""


def rows_of(scorecard: Scorecard, measures: Sequence[int]) -> pd.DataFrame:
    """Return `Scorecard.current` for some measures with everything a long table says of a row.

    Returns
    -------
    pandas.DataFrame
        Columns of ``current`` and ``units``; place (0.. in the order of ``measures``), measure_title
        (name and unit of measure), scale, sign (1 where higher is better, -1 where lower is), parent_name.
    """
    current = scorecard.current
    rows = current[current["measure"].isin(measures)].join(scorecard.units, on="unit")
    about = pd.DataFrame(
        {
            "place": np.arange(len(measures)),
            "measure_title": [measure_title(scorecard, measure) for measure in measures],
            "scale": scorecard.measures.loc[list(measures), "scale"].to_numpy(),
            "sign": np.where(scorecard.measures.loc[list(measures), "better"] == "lower", -1.0, 1.0),
        },
        index=pd.Index(measures),
    )
    return rows.join(about, on="measure").assign(parent_name=parent_names(scorecard)[rows["unit"].to_numpy()])


def parent_names(scorecard: Scorecard) -> np.ndarray:
    """Return the name of the unit above each unit, "" at the top."""
    names = scorecard.units["unit_name"].to_numpy(dtype=object)
    above = scorecard.units["parent"].to_numpy()
    return np.where(above >= 0, names[above], "")


def scale_of(scorecard: Scorecard, measure: int) -> str:
    """Return the scale of a measure."""
    return str(scorecard.measures["scale"].iloc[measure])


def is_lower_better(scorecard: Scorecard, measure: int) -> bool:
    """Return whether less of a measure is better."""
    return bool(scorecard.measures["better"].iloc[measure] == "lower")


def id_of(scorecard: Scorecard, measure: int) -> str:
    """Return the id of a measure."""
    return str(scorecard.measures["measure_id"].iloc[measure])


def measure_title(scorecard: Scorecard, measure: int) -> str:
    """Return a measure's name with its unit, and its period where that is not the reported one."""
    period = scorecard.measures["period"].iloc[measure]
    when = f", {period.label}" if period is not None and period != scorecard.period else ""
    name = formats.measure_name(scorecard, measure)
    return f"{name}{suffix_of(scorecard, measure)}{when}"


def suffix_of(scorecard: Scorecard, measure: int) -> str:
    """Return what follows a measure's name to say its unit; nothing where the name says it."""
    name = formats.measure_name(scorecard, measure).lower()
    suffix = formats.unit_suffix(scale_of(scorecard, measure))
    return "" if suffix.strip() in name or (suffix == " %" and "percent" in name) else suffix


def unique_headers(names: Sequence[str], ids: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Return names on one line that Excel takes as headers of one table: those alike get their ids.

    >>> unique_headers(["North", "NORTH ", "Target"], ["N1", "N2", "T"], ["Target"])
    ['North (N1)', 'NORTH (N2)', 'Target (T)']
    """
    lines = [" ".join(name.split())[:_LONGEST_HEADER] for name in names]
    counts = Counter(line.casefold() for line in (*lines, *taken))
    return [f"{line} ({own})" if counts[line.casefold()] > 1 else line for line, own in zip(lines, ids, strict=True)]


def number_formats(rows: pd.DataFrame) -> np.ndarray:
    """Return the number format of each row's measure."""
    return _by_scale(rows["scale"], formats.number_format)


def signed_formats(rows: pd.DataFrame, *, fine: bool = False) -> np.ndarray:
    """Return formats of differences: a sign, and ▲ where the difference is for the better, ▼ for the worse."""
    higher = _by_scale(rows["scale"], lambda scale: arrow_format(scale, "higher", fine=fine))
    lower = _by_scale(rows["scale"], lambda scale: arrow_format(scale, "lower", fine=fine))
    return np.where(rows["sign"].to_numpy() > 0, higher, lower)


def plain_signed_formats(rows: pd.DataFrame, *, fine: bool = False) -> np.ndarray:
    """Return formats of differences with a sign alone."""

    def signed(scale: str) -> str:
        plain = _plain(scale, fine=fine)
        return f"+{plain};-{plain};{plain}"

    return _by_scale(rows["scale"], signed)


def arrow_format(scale: str, better: str, *, fine: bool = False) -> str:
    """Return Excel's format of a difference with an arrow that says better or worse; fine has one more decimal.

    >>> arrow_format("percent", "lower")
    '"▼ "+0.0;"▲ "-0.0;0.0'
    """
    plain = _plain(scale, fine=fine)
    up, down = ("▼", "▲") if better == "lower" else ("▲", "▼")
    return f'"{up} "+{plain};"{down} "-{plain};{plain}'


def _plain(scale: str, *, fine: bool) -> str:
    plain = formats.number_format(scale)
    if not fine:
        return plain
    return plain.replace(".0", ".00", 1) if "." in plain else f"{plain}.0"


def texts(values: pd.Series) -> np.ndarray:
    """Return a column of texts, "" where missing."""
    return values.fillna("").to_numpy(dtype=object)


def numbers(values: pd.Series) -> np.ndarray:
    """Return a column of floats, NaN where missing."""
    return values.to_numpy(dtype=float, na_value=np.nan)


def _by_scale(scales: pd.Series, form: Callable[[str], str]) -> np.ndarray:
    known = {scale: form(scale) for scale in scales.unique()}
    return scales.map(known).to_numpy(dtype=object)
