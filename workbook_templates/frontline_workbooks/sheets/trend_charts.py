"""Line charts of the sheet Trends and the cells they are drawn from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Chart, Column, Series, Table
from frontline_workbooks.sheets.timeline import filled

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard

MOST_LINES = 8
"""Units of the next level in a chart; of more, the best and the worst half of so many."""


def shown_units(scorecard: Scorecard, measure: int) -> np.ndarray:
    """Return the row numbers of the whole and of the units of the next level that a chart shows, best first."""
    rows = scorecard.rows(measure)
    whole, below = rows[rows["depth"] == 0], rows[(rows["depth"] == 1) & rows["rank"].notna()]
    if len(below) > MOST_LINES:
        half = MOST_LINES // 2
        below = below.iloc[[*range(half), *range(len(below) - half, len(below))]]
    return np.concatenate([whole["unit"].to_numpy(), below["unit"].to_numpy()])


def results_by_period(scorecard: Scorecard, measure: int) -> Table:
    """Return the table a chart is drawn from: a row a period, a column a unit, then the target of the whole."""
    timeline = filled(scorecard.history[measure].periods)
    number = formats.number_format(mixed_measures.scale_of(scorecard, measure))
    labels = np.array([label for label, _ in timeline], dtype=object)
    columns = [Column("Period", labels, align="left", width=14, key="period")]
    columns += [Column(header, values, number, width=11, key=key) for key, header, values in _lines(scorecard, measure)]
    return Table(
        _table_name(scorecard, measure),
        tuple(columns),
        heading=f"Results by period: {formats.measure_name(scorecard, measure)}",
        filtered=False,
    )


def chart(scorecard: Scorecard, measure: int, height: int) -> Chart:
    """Return the chart of a measure, so many pixels high: the whole thick, the next level thin, the target dashed."""
    name, table = formats.measure_name(scorecard, measure), _table_name(scorecard, measure)
    lines = _lines(scorecard, measure)
    scale = mixed_measures.scale_of(scorecard, measure)
    low, high = _ends(np.concatenate([values for _, _, values in lines]))
    periods = scorecard.history[measure].periods
    return Chart(
        name=formats.table_name("Chart trends", str(measure + 1), mixed_measures.id_of(scorecard, measure)),
        kind="line",
        title=f"{name}, {periods[0].label} to {periods[-1].label}{_how_many(scorecard, measure)}",
        alt=_alt(scorecard, measure, lines),
        series=tuple(_one_series(table, key, header) for key, header, _ in lines),
        value_axis=f"{name}{mixed_measures.suffix_of(scorecard, measure)}",
        category_axis="Period",
        number_format="0%" if scale == "fraction" else "General",
        minimum=low,
        maximum=high,
        height=height,
    )


def _table_name(scorecard: Scorecard, measure: int) -> str:
    return formats.table_name("Results by period", str(measure + 1), mixed_measures.id_of(scorecard, measure))


def _one_series(table: str, key: str, header: str) -> Series:
    if key == "target":
        return Series(header, table, "period", key, role="muted", look="mark")
    return Series(header, table, "period", key, role="strong", look="line" if key == "whole" else "thin")


def _lines(scorecard: Scorecard, measure: int) -> list[tuple[str, str, np.ndarray]]:
    """Return key, header and values over the timeline of each line; units of one name get their ids."""
    history = scorecard.history[measure]
    places = np.array([place for _, place in filled(history.periods)])
    units = shown_units(scorecard, measure)
    shown = scorecard.units.loc[units]
    names = mixed_measures.unique_headers(shown["unit_name"].tolist(), shown["unit_id"].tolist(), ["Period", "Target"])
    keys = ["whole" if depth == 0 else f"unit{at}" for at, depth in enumerate(shown["depth"])]

    def over_time(values: np.ndarray) -> np.ndarray:
        return np.where(places >= 0, values[places], np.nan)

    found = [(key, name, over_time(history.value[unit])) for key, name, unit in zip(keys, names, units, strict=True)]
    target = over_time(history.target[0])
    return [*found, ("target", "Target", target)] if not np.isnan(target).all() else found


def _ends(values: np.ndarray) -> tuple[float | None, float | None]:
    """Return round ends of the value axis a little beyond the values."""
    known = values[~np.isnan(values)]
    if known.size == 0 or np.ptp(known) == 0:
        return None, None
    step = 10.0 ** math.floor(math.log10(float(np.ptp(known))))
    margin = 0.05 * float(np.ptp(known))
    low = math.floor((float(known.min()) - margin) / step) * step
    high = math.ceil((float(known.max()) + margin) / step) * step
    return round(max(low, 0.0) if known.min() >= 0 else low, 9), round(high, 9)


def _how_many(scorecard: Scorecard, measure: int) -> str:
    rows = scorecard.rows(measure)
    below = int(((rows["depth"] == 1) & rows["rank"].notna()).sum())
    return f": the best and the worst {MOST_LINES // 2} of {below:,}" if below > MOST_LINES else ""


def _alt(scorecard: Scorecard, measure: int, lines: list[tuple[str, str, np.ndarray]]) -> str:
    """Say what the chart shows to a reader who cannot see it."""
    scale = mixed_measures.scale_of(scorecard, measure)
    name = formats.measure_name(scorecard, measure)
    whole = next((values for key, _, values in lines if key == "whole"), np.array([]))
    known = whole[~np.isnan(whole)]
    course = (
        f" {lines[0][1]} went from {formats.number_text(float(known[0]), scale)} "
        f"to {formats.number_text(float(known[-1]), scale)}."
        if known.size
        else ""
    )
    others = [header for key, header, _ in lines if key not in ("whole", "target")]
    return f"Lines of {name} by period.{course} Also shown: {', '.join(others) or 'no other unit'}."
