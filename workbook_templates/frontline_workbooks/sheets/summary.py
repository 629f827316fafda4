"""The sheet Summary: satisfaction first, then every measure against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sheets import formats, headline, names
from frontline_workbooks.sheets.description import Chart, Column, Lines, Series, Sheet, Table
from frontline_workbooks.sheets.headline import ROLES, whole_rows
from frontline_workbooks.sheets.highlights import highlights

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Block

TABLE_NAME, ATTAINMENT_NAME = "Summary_Measures", "Summary_Attainment"
_MOST_CHARTED = 30


def describe(scorecard: Scorecard) -> Sheet:
    """Return the summary: headline, highlights of the featured measures, all measures, how many met each."""
    lowest = lowest_level(scorecard)
    about = headline.headline(scorecard)
    counts = _counts(scorecard, lowest)
    blocks: list[Block] = [
        headline.tiles(scorecard, about, lowest),
        *highlights(scorecard, lowest),
        *_attainment(scorecard, lowest, counts),
        _measures(scorecard, lowest, counts),
        Lines((_signs(scorecard),)),
    ]
    return Sheet(
        name="Summary",
        title=headline.title(about),
        subtitle=formats.subtitle(scorecard, "results against target"),
        blocks=tuple(blocks),
        tab="front",
        freeze=1,
    )


def lowest_level(scorecard: Scorecard) -> str:
    """Return the lowest ranked level: the frontline units."""
    return scorecard.levels[-1]


def _measures(scorecard: Scorecard, lowest: str, counts: pd.DataFrame) -> Table:
    """Return all measures in one table, each row in the format of its own scale."""
    whole, measures = whole_rows(scorecard), scorecard.measures
    titles = np.array([formats.measure_name(scorecard, row) for row in measures.index], dtype=object)
    sheets = names.ranking_sheets(scorecard)
    ranked = {m: name for m, name in sheets.items() if names.ranked_levels(scorecard, m)}
    links = np.array([ranked.get(row, "") for row in measures.index], dtype=object)
    of = counts.sum(axis=1).astype(int)
    met = [f"{counts.loc[row, 'Met']:,} of {of[row]:,}" if of[row] else "" for row in measures.index]
    many = formats.plural(lowest).capitalize()
    columns = [
        Column("Measure", titles, align="left", width=formats.name_width(titles, 34, 46), key="measure", links=links),
        Column("Area", _texts(measures["area"].str.capitalize()), align="left", width=12),
        Column("Period", _texts([period.label if period else "" for period in measures["period"]]), width=9),
        Column("Unit", _units(measures["scale"]), width=7),
        *_numbers(scorecard, whole),
        Column(f"{many} met", np.array(met, dtype=object), width=12),
        *_helpers(scorecard, whole),
    ]
    return Table(TABLE_NAME, tuple(columns), "Every measure, satisfaction first")


def _texts(values: pd.Series | list[str]) -> np.ndarray:
    return np.array(["" if pd.isna(value) else str(value) for value in values], dtype=object)


def _units(scales: pd.Series) -> np.ndarray:
    words = {"percent": "%", "points": "points", "count": "count", "number": "score"}
    return np.array([words.get(scale, "") for scale in scales], dtype=object)


def _numbers(scorecard: Scorecard, whole: pd.DataFrame) -> list[Column]:
    scales = scorecard.measures["scale"]
    plain = np.array([formats.number_format(scale) for scale in scales], dtype=object)
    signed = np.array([formats.number_format(scale, signed=True) for scale in scales], dtype=object)
    value, target = whole["value"].to_numpy(float), whole["target"].to_numpy(float)
    status = whole["status"].fillna("Not enough data")
    long = (status == "Not enough data").any()
    return [
        Column(
            "Result", value, key="value", width=9, marks=formats.marks(whole["hidden"], value), number_formats=plain
        ),
        Column("n", whole["n"].to_numpy(float), "#,##0", width=9),
        Column("Target", target, key="target", width=9, number_formats=plain),
        Column("Gap", value - target, key="gap", width=8, formula=formats.gap_formula(), number_formats=signed),
        Column(
            "Status",
            formats.status_words(status),
            width=18 if long else 12,
            key="status",
            formula=formats.status_formula_by_row(),
            rules=(formats.STATUS_RULE,),
        ),
        Column("Trend", formats.trend_words(whole["trend"].fillna("")), width=16, rules=(formats.TREND_RULE,)),
    ]


def _helpers(scorecard: Scorecard, whole: pd.DataFrame) -> list[Column]:
    """Return what the status formula reads, right of the printed columns."""
    own = scorecard.measures["tolerance"].to_numpy(float)
    near = np.where(np.isnan(own), scorecard.settings.tolerance * np.abs(whole["target"].to_numpy(float)), own)
    better = np.where(scorecard.measures["better"] == "lower", -1.0, 1.0)
    return [
        Column("Better", better, "0", width=8, key="better", role="muted", printed=False),
        Column("Near within", near, "0.0##", width=8, key="near", role="muted", printed=False),
    ]


def _counts(scorecard: Scorecard, lowest: str) -> pd.DataFrame:
    """Return how many units of a level met, came near and missed, one row a measure."""
    current = scorecard.current
    units = scorecard.units.loc[current["unit"]]
    at = (units["level"].to_numpy() == lowest) & (units["depth"].to_numpy() > 0)
    counts = pd.crosstab(current.loc[at, "measure"], current.loc[at, "status"])
    return counts.reindex(index=scorecard.measures.index, columns=list(ROLES), fill_value=0)


def _attainment(scorecard: Scorecard, lowest: str, counts: pd.DataFrame) -> list[Block]:
    """Return the table and the chart of how many met each target; nothing where there are no targets."""
    counts = counts[counts.sum(axis=1) > 0][:_MOST_CHARTED]
    if counts.empty:
        return []
    many = formats.plural(lowest)
    titles = np.array([formats.measure_name(scorecard, row) for row in counts.index], dtype=object)
    columns = [Column("Measure", titles, align="left", width=34, key="measure")]
    columns += [Column(word, counts[word].to_numpy(float), "#,##0", width=9, key=word) for word in ROLES]
    table = Table(ATTAINMENT_NAME, tuple(columns), f"How many {many} met each target", filtered=False)
    chart = Chart(
        name="Summary_Attainment_Chart",
        kind="stacked",
        title=f"Share of {many} that met, came near or missed",
        alt=f"For each of {len(counts)} measures, the share of {many} that met the target, came near or missed it.",
        series=tuple(Series(word, table.name, "measure", word, role=role) for word, role in ROLES.items()),
        value_axis=f"Share of {many}",
        category_axis="Measure",
        number_format="0%",
        height=120 + 26 * len(counts),
    )
    return [table, chart]


def _signs(scorecard: Scorecard) -> str:
    return (
        "✔ met the target · ▬ missed it by no more than the tolerance "
        f"({100 * scorecard.settings.tolerance:g} % of the target unless a measure says otherwise) · ✖ missed · "
        "▲ improving and ▼ worsening: a change beyond noise over the periods · "
        "[c] suppressed, too few answers to show · [x] not available."
    )
