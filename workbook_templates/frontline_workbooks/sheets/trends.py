"""The sheet Trends: better or worse over the periods, and whether it is more than noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures, trend_charts
from frontline_workbooks.sheets.description import Block, Column, Lines, Link, Links, Sheet, Table
from frontline_workbooks.sheets.mixed_measures import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard

NAME = "Trends"
MOST_ROWS = 40
"""Units of the next level that a table lists; of more, those that the chart shows."""
MOST_PERIODS = 36
"""Latest periods that a sparkline shows."""
_P_FORMAT = '[<0.001]"< .001";0.000'
_CLEAR = ("Improving", "Worsening")
NOTES = (
    "A year: median change from one period to another, per year of real time (Theil-Sen slope), with its 95 % "
    "interval. p: chance of so steady a rise or fall without any trend (Mann-Kendall). q: p after correction for the "
    "number of units tested, within measure and level (Benjamini and Hochberg); a trend is clear when q is at most .05.",
    "▲ improving, ▼ worsening: the arrow says better or worse, not more or less. Too few periods: at least 5 are "
    "needed, because even an unbroken rise over 4 periods happens by chance with p = .083; over 5, p = .017.",
    f"{formats.SUPPRESSED} suppressed: too few answers. Blank: no result.",
)


def describe(scorecard: Scorecard) -> Sheet:
    """Describe the sheet Trends: a table and a chart a featured measure, then the units with a clear trend."""
    parts = [(measure, _measure_blocks(scorecard, measure)) for measure in scorecard.featured]
    links = Links(
        tuple(
            Link(formats.measure_name(scorecard, measure), block=_table_name(scorecard, measure))
            for measure, _ in parts
        )
    )
    blocks: list[Block] = [links] if len(parts) > 1 else []
    for _, described in parts:
        blocks += described
    blocks += [*_clear_trends(scorecard), Lines(NOTES), *_results_by_period(scorecard)]
    return Sheet(
        name=NAME,
        title="Better or worse over time, and whether it is more than noise",
        subtitle=formats.subtitle(scorecard, "the whole and the level below it, then every unit with a clear trend"),
        blocks=tuple(blocks),
    )


def _table_name(scorecard: Scorecard, measure: int) -> str:
    return formats.table_name(NAME, str(scorecard.measures.at[measure, "measure_id"]))


def _measure_blocks(scorecard: Scorecard, measure: int) -> list[Block]:
    rows = _top_rows(scorecard, measure)
    if rows.empty:
        return []
    history = scorecard.history[measure]
    table = Table(
        _table_name(scorecard, measure),
        (*_columns(scorecard, rows), *_period_columns(scorecard, measure, rows)),
        heading=mixed_measures.measure_title(scorecard, measure),
        strong=(rows["depth"] == 0).to_numpy(),
        filtered=False,
    )
    if len(history.periods) < 2:
        return [table]
    return [table, trend_charts.chart(scorecard, measure)]


def _results_by_period(scorecard: Scorecard) -> list[Block]:
    """Return the tables that the charts are drawn from."""
    return [
        trend_charts.results_by_period(scorecard, measure)
        for measure in scorecard.featured
        if len(scorecard.history[measure].periods) > 1
    ]


def _top_rows(scorecard: Scorecard, measure: int) -> pd.DataFrame:
    """Return the rows of the whole and of the next level, the best of it first."""
    rows = mixed_measures.rows_of(scorecard, [measure])
    top = rows[rows["depth"] <= 1].sort_values(["depth", "rank", "unit_name"], kind="stable")
    if len(top) - 1 <= MOST_ROWS:
        return top
    return top[top["unit"].isin(trend_charts.shown_units(scorecard, measure))]


def _columns(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[Column, ...]:
    names = formats.unit_names(rows)
    plain, signed = mixed_measures.number_formats(rows), mixed_measures.signed_formats(rows)
    value = numbers(rows["value"])
    return (
        Column("Unit", names, align="left", width=formats.name_width(names, 26, 38), key="unit"),
        Column("Periods used", numbers(rows["trend_periods"]), "0", width=8, key="periods"),
        Column("First", _first_values(scorecard, rows), key="first", number_formats=plain),
        Column("Previous", numbers(rows["previous"]), key="previous", number_formats=plain),
        Column("Latest", value, key="value", marks=_suppressed(rows), number_formats=plain),
        Column(
            "Change",
            numbers(rows["change"]),
            key="change",
            formula='IF(COUNT({value},{previous})=2,{value}-{previous},"")',
            number_formats=signed,
        ),
        Column("A year", numbers(rows["slope"]), key="slope", number_formats=signed),
        *_interval(rows),
        Column("p", numbers(rows["trend_p"]), _P_FORMAT, width=8, key="p"),
        Column("q", numbers(rows["trend_q"]), _P_FORMAT, width=8, key="q"),
        Column("Trend", formats.trend_words(rows["trend"]), width=18, key="trend", rules=(formats.TREND_RULE,)),
    )


def _interval(rows: pd.DataFrame) -> tuple[Column, ...]:
    signed = mixed_measures.plain_signed_formats(rows)
    return (
        Column("Low, 95 %", numbers(rows["slope_low"]), key="slope_low", number_formats=signed),
        Column("High, 95 %", numbers(rows["slope_high"]), key="slope_high", number_formats=signed),
    )


def _suppressed(rows: pd.DataFrame) -> np.ndarray:
    return np.where(texts(rows["hidden"]) != "", formats.SUPPRESSED, "").astype(object)


def _first_values(scorecard: Scorecard, rows: pd.DataFrame) -> np.ndarray:
    """Return the first result of each row's unit; the rows may be of several measures."""
    first = np.full(len(rows), np.nan)
    for measure in rows["measure"].unique():
        at = np.flatnonzero(rows["measure"] == measure)
        values = scorecard.history[measure].value[rows["unit"].to_numpy()[at]]
        first[at] = values[np.arange(len(at)), np.argmax(~np.isnan(values), axis=1)]
    return first


def _period_columns(scorecard: Scorecard, measure: int, rows: pd.DataFrame) -> tuple[Column, ...]:
    """Return a sparkline and, right of the printed page, the results it is drawn from."""
    history = scorecard.history[measure]
    labels = [period.label for period in history.periods][-MOST_PERIODS:]
    if len(labels) < 2:
        return ()
    values = history.value[rows["unit"].to_numpy()][:, -len(labels) :]
    number = formats.number_format(scorecard.measures.at[measure, "scale"])
    line = Column(
        f"{labels[0]} to {labels[-1]}",
        np.full(len(rows), "", dtype=object),
        width=18,
        sparkline=("p0", f"p{len(labels) - 1}"),
    )
    return (
        line,
        *(
            Column(label, values[:, at], number, width=9, key=f"p{at}", role="muted", printed=False)
            for at, label in enumerate(labels)
        ),
    )


def _clear_trends(scorecard: Scorecard) -> list[Block]:
    """Say how many units of the lowest level were tested, and list those with a clear trend."""
    level = scorecard.levels[-1]
    rows = mixed_measures.rows_of(scorecard, scorecard.featured)
    rows = rows[rows["level"] == level]
    said = [_tested(scorecard, measure, rows[rows["measure"] == measure], level) for measure in scorecard.featured]
    clear = rows[rows["trend"].isin(_CLEAR)].sort_values(
        ["place", "trend", "trend_q", "unit_name", "unit_id"], kind="stable"
    )
    heading = f"{formats.plural(level).capitalize()} with a clear trend"
    if clear.empty:
        return [Lines((heading,), "heading"), Lines(tuple(said), "body")]
    names = formats.unit_names(clear)
    columns = _columns(scorecard, clear)
    who = (
        Column(columns[0].header, names, align="left", width=formats.name_width(names, 26, 38), key="unit"),
        *columns[1:],
        Column("Measure", texts(clear["measure_title"]), align="left", width=18, key="measure"),
    )
    return [Lines((heading,), "heading"), Lines(tuple(said), "body"), Table(formats.table_name("Clear trends"), who)]


def _tested(scorecard: Scorecard, measure: int, rows: pd.DataFrame, level: str) -> str:
    name = formats.measure_name(scorecard, measure)
    tested = int(rows["trend_q"].notna().sum())
    many = formats.plural(level)
    if tested == 0:
        most = int(rows["trend_periods"].max()) if len(rows) else 0
        periods = "1 period" if most == 1 else f"{most} periods"
        return f"{name}: no {level.lower()} has 5 periods yet, so no trend can be told from chance (at most {periods})."
    counts = rows["trend"].value_counts()
    better, worse = (int(counts.get(word, 0)) for word in _CLEAR)
    return f"{name}: {tested:,} {many} tested; {better:,} improve and {worse:,} worsen clearly."
