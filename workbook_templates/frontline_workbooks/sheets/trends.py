"""The sheet Trends: better or worse over the periods, and whether it is more than noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures, trend_charts
from frontline_workbooks.sheets.description import Column, Lines, Link, Links, Sheet, Table
from frontline_workbooks.sheets.mixed_measures import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard

NAME, CLEAR_NAME = "Trends", "Clear trends"
MOST_ROWS = 40
"""Units of the next level that a table lists; of more, those that the chart shows."""
MOST_PERIODS = 36
"""Latest periods that a sparkline shows."""
_P_FORMAT = '[<0.001]"< .001";0.000'
_CLEAR = ("Improving", "Worsening")
NOTES = (
    (
        "A year: median change from one period to another, per year of real time (Theil-Sen slope), with its 95 % "
        "interval. p: chance of so steady a rise or fall without any trend (Mann-Kendall). q: p after correction for "
        "the number of units tested, within measure and level (Benjamini and Hochberg); a trend is clear when q is .05 "
        "or less."
    ),
    (
        "▲ improving, ▼ worsening: the arrow says better or worse, not more or less. Too few periods: at least 5 are "
        "needed, because even an unbroken rise over 4 periods happens by chance with p = .083; over 5, p = .017."
    ),
    f"{formats.SUPPRESSED} suppressed: too few answers. Blank: no result.",
)


def describe(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Describe the sheet Trends: a table and a chart a featured measure; and Clear trends, where there are any."""
    level, rows = scorecard.levels[-1], mixed_measures.rows_of(scorecard, scorecard.featured)
    rows = rows[rows["level"] == level]
    tested = Lines(tuple(_tested(scorecard, measure, rows, level) for measure in scorecard.featured), "body")
    top = {measure: _top_rows(scorecard, measure) for measure in scorecard.featured}
    followed = [measure for measure in top if len(scorecard.history[measure].periods) > 1 and len(top[measure])]
    any_tested = any(_enough(top[measure]).any() for measure in followed)
    links = [Link(formats.measure_name(scorecard, measure), block=_name_of(scorecard, measure)) for measure in followed]
    first = Sheet(
        name=NAME,
        title="Better or worse over time, and whether it is more than noise",
        subtitle=formats.subtitle(scorecard, "the whole and the level below it"),
        blocks=(
            *([Links(tuple(links))] if len(links) > 1 else []),
            *(
                block
                for measure in followed
                for block in (
                    _table(scorecard, measure, top[measure], tested=any_tested),
                    trend_charts.chart(scorecard, measure, height=340 if any_tested else 264),
                )
            ),
            tested,
            Lines(NOTES),
            *(trend_charts.results_by_period(scorecard, measure) for measure in followed),
        ),
    )
    return (first, *_clear_trends(scorecard, rows, tested, level))


def _name_of(scorecard: Scorecard, measure: int) -> str:
    return formats.table_name(NAME, str(measure + 1), mixed_measures.id_of(scorecard, measure))


def _table(scorecard: Scorecard, measure: int, rows: pd.DataFrame, *, tested: bool) -> Table:
    return Table(
        _name_of(scorecard, measure),
        (*_columns(scorecard, rows, tested=tested), *_period_columns(scorecard, measure, rows)),
        heading=mixed_measures.measure_title(scorecard, measure),
        strong=(rows["depth"] == 0).to_numpy(),
        filtered=False,
    )


def _top_rows(scorecard: Scorecard, measure: int) -> pd.DataFrame:
    """Return the rows of the whole and of the next level, the best of it first."""
    rows = mixed_measures.rows_of(scorecard, [measure])
    top = rows[rows["depth"] <= 1].sort_values(["depth", "rank", "unit_name"], kind="stable")
    if len(top) - 1 <= MOST_ROWS:
        return top
    return top[top["unit"].isin(trend_charts.shown_units(scorecard, measure))]


def _columns(scorecard: Scorecard, rows: pd.DataFrame, *, tested: bool = True) -> tuple[Column, ...]:
    names = formats.unit_names(rows)
    plain, signed = mixed_measures.number_formats(rows), mixed_measures.signed_formats(rows)
    slope = mixed_measures.signed_formats(rows, fine=True)
    value = numbers(rows["value"])
    return (
        Column("Unit", names, align="left", width=formats.name_width(names, 38, 46), key="unit"),
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
        Column("A year", numbers(rows["slope"]), key="slope", number_formats=slope),
        *(_interval(rows) if tested else ()),
        Column("Trend", formats.trend_words(rows["trend"]), width=18, key="trend", rules=(formats.TREND_RULE,)),
    )


def _enough(rows: pd.DataFrame) -> np.ndarray:
    return (rows["trend"] != "Too few periods").to_numpy()


def _interval(rows: pd.DataFrame) -> tuple[Column, ...]:
    """Return interval, p and q; below 5 periods none of them can say anything."""
    signed = mixed_measures.plain_signed_formats(rows, fine=True)
    enough = _enough(rows)

    def where_enough(source: str) -> np.ndarray:
        return np.where(enough, numbers(rows[source]), np.nan)

    return (
        Column("Low, 95 %", where_enough("slope_low"), key="slope_low", number_formats=signed),
        Column("High, 95 %", where_enough("slope_high"), key="slope_high", number_formats=signed),
        Column("p", where_enough("trend_p"), _P_FORMAT, width=8, key="p"),
        Column("q", where_enough("trend_q"), _P_FORMAT, width=8, key="q"),
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
    values = history.value[rows["unit"].to_numpy()][:, -len(labels) :]
    number = formats.number_format(mixed_measures.scale_of(scorecard, measure))
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


def _clear_trends(scorecard: Scorecard, rows: pd.DataFrame, tested: Lines, level: str) -> list[Sheet]:
    """Describe the sheet that lists the units of the lowest level with a clear trend, the clearest first."""
    clear = rows[rows["trend"].isin(_CLEAR)].sort_values(
        ["place", "trend", "trend_q", "unit_name", "unit_id"], kind="stable"
    )
    if clear.empty:
        return []
    many, titles = formats.plural(level), texts(clear["measure_title"])
    measure = Column("Measure", titles, align="left", width=formats.name_width(titles, 16, 40), key="measure")
    return [
        Sheet(
            name=CLEAR_NAME,
            title=f"{many.capitalize()} that improve or worsen clearly",
            subtitle=formats.subtitle(scorecard, "more than noise after correction for the number tested"),
            blocks=(
                tested,
                Table(formats.table_name(CLEAR_NAME), (measure, *_columns(scorecard, clear))),
                Lines(NOTES),
            ),
        )
    ]


def _tested(scorecard: Scorecard, measure: int, rows: pd.DataFrame, level: str) -> str:
    """Say how many units of the lowest level were tested, and how many have a clear trend."""
    rows = rows[rows["measure"] == measure]
    name, tested = formats.measure_name(scorecard, measure), int(rows["trend_q"].notna().sum())
    if tested == 0:
        most = int(rows["trend_periods"].max()) if len(rows) else 0
        periods = "1 period" if most == 1 else f"{most} periods"
        return f"{name}: {periods} at most; a trend cannot be told from chance with fewer than 5."
    counts = rows["trend"].value_counts()
    better, worse = (int(counts.get(word, 0)) for word in _CLEAR)
    return (
        f"{name}: {tested:,} {formats.plural(level)} tested; {better:,} clearly improving, "
        f"{worse:,} clearly worsening, after correction for the number tested."
    )
