"""One block of a ranking: the units of a level, best to worst, with all that is said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, names
from frontline_workbooks.sheets.description import Column, DataBar, Table

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard

_LONGEST_LABEL = 34
LONG, MANY_PERIODS, SOME_PERIODS = 1000, 24, 12
FEW = 30
"""Units a chart can show."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What all blocks of one measure share, so that their columns stand under each other."""

    measure: int
    name: str
    scale: str
    lower: bool
    period: str
    reported: str
    rolled_up: str
    levels: tuple[str, ...]
    rows: pd.DataFrame
    has_parent: bool
    has_n: bool
    has_target: bool
    has_level_score: bool
    has_trend: bool
    has_change: bool
    has_interval: bool
    spark: tuple[str, ...]


def plan(scorecard: Scorecard, measure: int) -> Plan:
    """Return what the blocks of a measure show."""
    about = scorecard.measures.loc[measure]
    rows = scorecard.current[scorecard.current["measure"] == measure]
    rows = rows[scorecard.units.loc[rows["unit"], "depth"].to_numpy() > 0]
    known = rows.notna().any()
    labels = tuple(period.label for period in scorecard.history[measure].periods)
    most = SOME_PERIODS if len(rows) > LONG else MANY_PERIODS
    return Plan(
        measure=measure,
        name=formats.measure_name(scorecard, measure),
        scale=str(about["scale"]),
        lower=bool(about["better"] == "lower"),
        period=about["period"].label,
        reported=scorecard.period.label,
        rolled_up=str(about["rolled_up"] or ""),
        levels=names.ranked_levels(scorecard, measure),
        rows=rows,
        has_parent=bool((scorecard.units.loc[rows["unit"], "depth"] > 1).any()),
        has_n=bool(known["n"]),
        has_target=bool(known["target"]),
        has_level_score=bool(known["level_score"]),
        has_trend=bool((rows["trend"] != "Too few periods").any()),
        has_change=bool(known["change"]),
        has_interval=bool(known["rank_low"]),
        spark=labels[-most:] if len(labels) > 1 else (),
    )


def describe_block(scorecard: Scorecard, about: Plan, level: str, rows: pd.DataFrame, name: str) -> Table:
    """Return the table of one level, best rank first.

    Parameters
    ----------
    rows
        As `Scorecard.rows` returns them for this measure and level.
    name
        Name of the table.
    """
    columns = [
        *_who(scorecard, about, level, rows),
        *_result(about, rows),
        *_against_target(scorecard, about, rows),
        *_over_time(about, rows),
        *_uncertainty(about, rows),
        *_helpers(scorecard, about, rows),
    ]
    heading = f"{formats.plural(level).capitalize()}, best to worst" if len(about.levels) > 1 else ""
    return Table(name=name, columns=tuple(columns), heading=heading)


def _who(scorecard: Scorecard, about: Plan, level: str, rows: pd.DataFrame) -> list[Column]:
    unit = formats.unit_names(rows)
    ranks = rows["rank"].to_numpy(float)
    unranked = np.where(np.isnan(ranks), "–", "").astype(object)
    columns = [
        Column("Rank", ranks, width=6, key="rank", marks=unranked),
        Column(level_header(level), unit, align="left", width=formats.name_width(unit, 24, 40), key="unit"),
    ]
    if about.has_parent:
        parent = scorecard.units["unit_name"].to_numpy(dtype=object)[rows["parent"].to_numpy()]
        levels = scorecard.units["level"].to_numpy(dtype=object)[rows["parent"].to_numpy()]
        header = level_header(str(levels[0])) if len(set(levels.tolist())) == 1 else "Part of"
        header = "Part of" if header.casefold() == level.casefold() else header
        columns.append(Column(header, parent, align="left", width=formats.name_width(parent, 12, 28), key="parent"))
    return columns


def level_header(level: str) -> str:
    """Return a level's name as a header: its first letter large, the others as they are."""
    return f"{level[:1].upper()}{level[1:]}" or "Unit"


def _result(about: Plan, rows: pd.DataFrame) -> list[Column]:
    values = rows["value"].to_numpy(float)
    columns = [
        Column(
            f"Result{formats.unit_suffix(about.scale)}",
            values,
            formats.number_format(about.scale),
            width=9,
            key="value",
            marks=formats.marks(rows["hidden"], values),
            rules=_bars(about),
        )
    ]
    if about.has_n:
        columns.append(Column("n", rows["n"].to_numpy(float), "#,##0", width=7, key="n"))
    return columns


def _bars(about: Plan) -> tuple[DataBar, ...]:
    """Return a bar from 0; none where values may be negative, because it would hide the number."""
    ends = {"percent": (0.0, 100.0), "fraction": (0.0, 1.0)}
    if about.scale in ends:
        return (DataBar(*ends[about.scale]),)
    values = about.rows["value"].dropna()
    return (DataBar(0.0, float(values.max())),) if len(values) and values.min() >= 0 < values.max() else ()


def _against_target(scorecard: Scorecard, about: Plan, rows: pd.DataFrame) -> list[Column]:
    if not about.has_target:
        return []
    suffix = formats.unit_suffix(about.scale)
    plain, signed = formats.number_format(about.scale), formats.number_format(about.scale, signed=True)
    columns = [
        Column(f"Target{suffix}", rows["target"].to_numpy(float), plain, width=9, key="target"),
        Column("Gap", rows["gap"].to_numpy(float), signed, width=7, key="gap", formula=formats.gap_formula()),
    ]
    if about.has_level_score:
        columns.append(Column("Level score", rows["level_score"].to_numpy(float), "0.00", width=7, key="level_score"))
    status = Column(
        "Status",
        formats.status_words(rows["status"]),
        width=18 if (rows["status"] == "Not enough data").any() else 11,
        key="status",
        formula=formats.status_formula(scorecard, about.measure),
        rules=(formats.STATUS_RULE,),
    )
    return [*columns, status]


def _over_time(about: Plan, rows: pd.DataFrame) -> list[Column]:
    if not about.spark:
        return []
    columns = []
    if about.has_trend:
        trend = formats.trend_words(rows["trend"])
        columns.append(Column("Trend", trend, width=16, key="trend", rules=(formats.TREND_RULE,)))
    empty = np.full(len(rows), "", dtype=object)
    columns.append(Column(_span(about.spark), empty, width=12, sparkline=("first_period", "last_period")))
    if about.has_change:
        earlier = about.rows["previous_period"][about.rows["previous"].notna()].unique()
        header = f"Change from {earlier[0]}" if earlier.size == 1 else "Change"
        signed = formats.number_format(about.scale, signed=True)
        columns.append(Column(header, rows["change"].to_numpy(float), signed, width=9, key="change"))
    return columns


def _span(labels: tuple[str, ...]) -> str:
    return f"{labels[0]} to {labels[-1]}"


def _uncertainty(about: Plan, rows: pd.DataFrame) -> list[Column]:
    if not about.has_interval:
        return []
    low, high = rows["rank_low"].to_numpy(float), rows["rank_high"].to_numpy(float)
    known = ~(np.isnan(low) | np.isnan(high))
    said = np.full(len(rows), "", dtype=object)
    said[known] = [f"{a:.0f} to {b:.0f}" for a, b in zip(low[known], high[known], strict=True)]
    return [Column("Rank, 95 %", said, width=10, key="interval")]


def _helpers(scorecard: Scorecard, about: Plan, rows: pd.DataFrame) -> list[Column]:
    """Return what sparklines and charts are drawn from, right of the printed columns."""
    history = scorecard.history[about.measure].value[rows["unit"].to_numpy()]
    number = formats.number_format(about.scale)
    count = len(about.spark)
    columns = []
    for place, label in enumerate(about.spark):
        key = {0: "first_period", count - 1: "last_period"}.get(place, f"period_{place}")
        values = history[:, history.shape[1] - count + place]
        columns.append(Column(label, values, number, width=9, key=key, role="muted", printed=False))
    if len(rows) <= FEW or len(about.levels) == 1:
        columns += _chart_helpers(about, rows, number)
    return columns


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1].rstrip()}…"


def _chart_helpers(about: Plan, rows: pd.DataFrame, number: str) -> list[Column]:
    low, high = rows["rank_low"].to_numpy(float), rows["rank_high"].to_numpy(float)
    labels = np.array([_shortened(name) for name in formats.unit_names(rows)], dtype=object)
    columns = [Column("Label", labels, align="left", width=20, key="label", role="muted", printed=False)]
    if about.has_interval:
        columns += [
            Column("Rank low", low, width=9, key="rank_low", role="muted", printed=False),
            Column("Ranks between", high - low, width=9, key="rank_width", role="muted", printed=False),
        ]
    if about.has_target and len(rows) <= FEW:
        values, status = rows["value"].to_numpy(float), rows["status"].to_numpy()
        for word in ("Met", "Near", "Missed"):
            icon = formats.STATUS_WORDS[word][0]
            columns.append(
                Column(
                    f"Result if {word.lower()}",
                    np.where(status == word, values, np.nan),
                    number,
                    width=9,
                    key=f"if_{word.lower()}",
                    formula=f'IF(LEFT({{status}},1)="{icon}",{{value}},"")',
                    role="muted",
                    printed=False,
                )
            )
    return columns
