"""Rows of several measures in one table: joined with their units, each row in its measure's own format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sheets import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.model import Scorecard


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


def measure_title(scorecard: Scorecard, measure: int) -> str:
    """Return a measure's name with its unit, and its period where that is not the reported one."""
    about = scorecard.measures.loc[measure]
    period = about["period"]
    when = f", {period.label}" if period is not None and period != scorecard.period else ""
    return f"{formats.measure_name(scorecard, measure)}{formats.unit_suffix(about['scale'])}{when}"


def number_formats(rows: pd.DataFrame) -> np.ndarray:
    """Return the number format of each row's measure."""
    return _by_scale(rows["scale"], lambda scale: formats.number_format(scale))


def signed_formats(rows: pd.DataFrame) -> np.ndarray:
    """Return formats of differences: a sign, and ▲ where the difference is for the better, ▼ for the worse."""
    higher = _by_scale(rows["scale"], lambda scale: arrow_format(scale, "higher"))
    lower = _by_scale(rows["scale"], lambda scale: arrow_format(scale, "lower"))
    return np.where(rows["sign"].to_numpy() > 0, higher, lower)


def arrow_format(scale: str, better: str) -> str:
    """Return Excel's format of a difference with an arrow that says better or worse.

    >>> arrow_format("percent", "lower")
    '"▼ "+0.0;"▲ "-0.0;0.0'
    """
    plain = formats.number_format(scale)
    up, down = ("▼", "▲") if better == "lower" else ("▲", "▼")
    return f'"{up} "+{plain};"{down} "-{plain};{plain}'


def texts(values: pd.Series) -> np.ndarray:
    """Return a column of texts, "" where missing."""
    return values.fillna("").to_numpy(dtype=object)


def numbers(values: pd.Series) -> np.ndarray:
    """Return a column of floats, NaN where missing."""
    return values.to_numpy(dtype=float, na_value=np.nan)


def _by_scale(scales: pd.Series, form: object) -> np.ndarray:
    known = {scale: form(scale) for scale in scales.unique()}  # type: ignore[operator]
    return scales.map(known).to_numpy(dtype=object)
