"""The sheet Summary: satisfaction first, then every measure against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sheets import formats, names
from frontline_workbooks.sheets.description import Chart, Column, Lines, Series, Sheet, Table, Tile, Tiles
from frontline_workbooks.sheets.highlights import highlights

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Block, Role

TABLE_NAME = "Summary_Measures"
_ROLES: dict[str, Role] = {"Met": "good", "Near": "near", "Missed": "bad"}
_MOST_CHARTED = 30


def describe(scorecard: Scorecard) -> Sheet:
    """Return the summary: headline, highlights of the featured measures, all measures, how many met each."""
    lowest = lowest_level(scorecard)
    table = _measures(scorecard, lowest)
    blocks: list[Block] = [_tiles(scorecard, lowest), *highlights(scorecard, lowest), table]
    blocks += _chart(table, lowest)
    blocks.append(Lines((_signs(scorecard),)))
    return Sheet(
        name="Summary",
        title=_title(scorecard),
        subtitle=formats.subtitle(scorecard, "results against target"),
        blocks=tuple(blocks),
        tab="front",
        freeze=1,
    )


def lowest_level(scorecard: Scorecard) -> str:
    """Return the lowest ranked level: the frontline units."""
    return scorecard.levels[-1]


def _title(scorecard: Scorecard) -> str:
    whole = _whole(scorecard).loc[scorecard.headline]
    name = formats.measure_name(scorecard, scorecard.headline)
    scale = scorecard.measures.loc[scorecard.headline, "scale"]
    words = {"Met": ", target met", "Near": ", just short of target", "Missed": ", target missed"}
    if pd.isna(whole["value"]):
        return f"{name}: results against target"
    return f"{name}: {formats.number_text(whole['value'], scale)}{words.get(whole['status'], '')}"


def _whole(scorecard: Scorecard) -> pd.DataFrame:
    """Return the rows of the whole, one a measure, NaN where it has none."""
    top = scorecard.units.index[scorecard.units["depth"] == 0]
    rows = scorecard.current[scorecard.current["unit"].isin(top)]
    return rows.drop_duplicates("measure").set_index("measure").reindex(scorecard.measures.index)


def _tiles(scorecard: Scorecard, lowest: str) -> Tiles:
    measure = scorecard.headline
    row, scale = _whole(scorecard).loc[measure], scorecard.measures.loc[measure, "scale"]
    n = "" if pd.isna(row["n"]) else f", n = {row['n']:,.0f}"
    return Tiles(
        (
            Tile(f"{_whole_name(scorecard)}{n}", formats.number_text(row["value"], scale), "strong"),
            Tile("Target", _target_words(row, scale), _ROLES.get(row["status"], "plain")),
            Tile("95 % interval", _interval_words(row, scale)),
            _met_tile(scorecard, lowest),
        )
    )


def _whole_name(scorecard: Scorecard) -> str:
    name = str(scorecard.units.loc[scorecard.units["depth"] == 0, "unit_name"].iloc[0])
    return name if len(name) <= 40 else f"{name[:39]}…"  # noqa: PLR2004 - what fits a tile


def _target_words(row: pd.Series, scale: str) -> str:
    if pd.isna(row["target"]):
        return "– No target for the whole"
    icon = formats.STATUS_WORDS.get(row["status"], "")
    return f"{formats.number_text(row['target'], scale)}   {icon}"


def _interval_words(row: pd.Series, scale: str) -> str:
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return f"{formats.NOT_AVAILABLE} not known"
    low = formats.number_text(row["low"], scale).removesuffix(formats.unit_suffix(scale))
    return f"{low} to {formats.number_text(row['high'], scale)}"


def _met_tile(scorecard: Scorecard, lowest: str) -> Tile:
    rows = scorecard.rows(scorecard.headline, lowest)
    rows = rows[rows["depth"] > 0]
    label = f"{formats.plural(lowest).capitalize()} that met it"
    met, of = int((rows["status"] == "Met").sum()), int(rows["gap"].notna().sum())
    return Tile(label, f"{met:,} of {of:,}   ({met / of:.0%})" if of else "– No targets")


def _measures(scorecard: Scorecard, lowest: str) -> Table:
    """Return all measures in one table; values of different scales keep their own unit in words."""
    whole, measures = _whole(scorecard), scorecard.measures
    titles = np.array([formats.measure_name(scorecard, row) for row in measures.index], dtype=object)
    sheets = names.ranking_sheets(scorecard)
    ranked = {m: name for m, name in sheets.items() if names.ranked_levels(scorecard, m)}
    links = np.array([ranked.get(row, "") for row in measures.index], dtype=object)
    columns = [
        Column("Measure", titles, align="left", width=formats.name_width(titles, 34, 46), key="measure", links=links),
        Column("Area", _texts(measures["area"].str.capitalize()), align="left", width=13, key="area"),
        Column("Period", _texts([p.label if p is not None else "" for p in measures["period"]]), width=10),
        Column("Unit", _units(measures["scale"]), width=9),
        *_numbers(scorecard, whole),
        *_met(scorecard, lowest),
        *_helpers(scorecard, whole),
    ]
    heading = f"Every measure: {_whole_name(scorecard)} and its {formats.plural(lowest)}"
    return Table(TABLE_NAME, tuple(columns), heading)


def _texts(values: pd.Series | list[str]) -> np.ndarray:
    return np.array(["" if pd.isna(value) else str(value) for value in values], dtype=object)


def _units(scales: pd.Series) -> np.ndarray:
    words = {"percent": "%", "fraction": "%", "points": "points", "count": "count", "number": "score"}
    return np.array([words.get(scale, "") for scale in scales], dtype=object)


def _numbers(scorecard: Scorecard, whole: pd.DataFrame) -> list[Column]:
    """Return result to trend; fractions are shown as percentages, so that one format serves all measures."""
    factor = _factor(scorecard)
    value, target = (whole[name].to_numpy(float) * factor for name in ("value", "target"))
    status = whole["status"].fillna("Not enough data")
    number, signed = "#,##0.0", "+#,##0.0;-#,##0.0;0.0"
    marks = formats.marks(whole["hidden"], value)
    return [
        Column("Result", value, number, width=10, key="value", marks=marks),
        Column("n", whole["n"].to_numpy(float), "#,##0", width=9),
        Column("Target", target, number, width=10, key="target"),
        Column("Gap", value - target, signed, width=9, key="gap", formula=formats.gap_formula()),
        Column(
            "Status",
            formats.status_words(status),
            width=18,
            key="status",
            formula=formats.status_formula_by_row(),
            rules=(formats.STATUS_RULE,),
        ),
        Column("Trend", formats.trend_words(whole["trend"].fillna("")), width=17, rules=(formats.TREND_RULE,)),
    ]


def _helpers(scorecard: Scorecard, whole: pd.DataFrame) -> list[Column]:
    """Return what the status formula reads, right of the printed columns."""
    factor = _factor(scorecard)
    own = scorecard.measures["tolerance"].to_numpy(float) * factor
    near = np.where(np.isnan(own), scorecard.settings.tolerance * np.abs(whole["target"].to_numpy(float) * factor), own)
    better = np.where(scorecard.measures["better"] == "lower", -1.0, 1.0)
    return [
        Column("Better", better, "0", width=8, key="better", role="muted", printed=False),
        Column("Near within", near, "0.0##", width=8, key="near", role="muted", printed=False),
    ]


def _factor(scorecard: Scorecard) -> np.ndarray:
    return np.where(scorecard.measures["scale"] == "fraction", 100.0, 1.0)


def _met(scorecard: Scorecard, lowest: str) -> list[Column]:
    current = scorecard.current
    units = scorecard.units.loc[current["unit"]]
    at = (units["level"].to_numpy() == lowest) & (units["depth"].to_numpy() > 0)
    counts = pd.crosstab(current.loc[at, "measure"], current.loc[at, "status"])
    counts = counts.reindex(index=scorecard.measures.index, columns=["Met", "Near", "Missed"]).astype(float)
    counts[counts.sum(axis=1) == 0] = np.nan
    many = formats.plural(lowest).capitalize()
    return [
        Column(f"{many} met", counts["Met"].to_numpy(), "#,##0", width=9, key="met"),
        Column("Near", counts["Near"].to_numpy(), "#,##0", width=8, key="near_count"),
        Column("Missed", counts["Missed"].to_numpy(), "#,##0", width=8, key="missed"),
    ]


def _chart(table: Table, lowest: str) -> list[Block]:
    met = next(column for column in table.columns if column.key == "met").values
    charted = np.flatnonzero(~np.isnan(met[:_MOST_CHARTED]))
    if charted.size == 0:
        return []
    count, many = int(charted[-1]) + 1, formats.plural(lowest)
    roles: tuple[tuple[str, str, Role], ...] = (
        ("Met", "met", "good"),
        ("Near", "near_count", "near"),
        ("Missed", "missed", "bad"),
    )
    return [
        Chart(
            name="Summary_Attainment",
            kind="stacked",
            title=f"How many {many} met each target",
            alt=f"For each of {count} measures, the share of {many} that met the target, came near or missed it.",
            series=tuple(Series(word, table.name, "measure", key, count=count, role=role) for word, key, role in roles),
            value_axis=f"Share of {many}",
            category_axis="Measure",
            number_format="0%",
            height=110 + 26 * count,
        )
    ]


def _signs(scorecard: Scorecard) -> str:
    return (
        "✔ met the target · ▬ missed it by no more than the tolerance "
        f"({100 * scorecard.settings.tolerance:g} % of the target unless a measure says otherwise) · ✖ missed · "
        "▲ improving and ▼ worsening: a change beyond noise over the periods · "
        "[c] suppressed, too few answers to show · [x] not available."
    )
