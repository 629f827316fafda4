"""The sheet Targets: which units met which targets, the worst gap first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.targets.level_score import RATINGS
from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Tile, Tiles
from frontline_workbooks.sheets.mixed_measures import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Role

NAME = "Targets"
_ORDER = {"Missed": 0, "Near": 1, "Met": 2, "Not enough data": 3, "No target": 4}
_TILES: tuple[tuple[str, Role], ...] = (
    ("Met", "good"),
    ("Near", "near"),
    ("Missed", "bad"),
    ("No target", "plain"),
    ("Not enough data", "plain"),
)
_RATINGS = np.array(["", *(rating.removesuffix(" Target").capitalize() for rating in RATINGS)], dtype=object)
_RULES = {"published": "published rule", "continued": "continued by us", "": ""}


def describe(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Describe the sheet Targets; there is none where no featured measure has a target."""
    current = scorecard.current
    targeted = set(current.loc[current["target"].notna(), "measure"])
    measures = [measure for measure in scorecard.featured if measure in targeted]
    if not measures:
        return ()
    rows = _worst_first(mixed_measures.rows_of(scorecard, measures))
    name = formats.table_name(NAME, "all")
    return (
        Sheet(
            name=NAME,
            title="Which targets were met, and by how much the others were missed",
            subtitle=formats.subtitle(scorecard, "missed first, the widest gap of each measure first"),
            blocks=(
                _tiles(rows, name),
                Table(name, _columns(scorecard, rows), strong=(rows["depth"] == 0).to_numpy()),
                Lines(_notes(scorecard, rows)),
            ),
            freeze=3,
        ),
    )


def _worst_first(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.assign(order=rows["status"].map(_ORDER), signed_gap=rows["gap"] * rows["sign"])
    return ordered.sort_values(["order", "place", "signed_gap", "depth", "unit_name", "unit_id"], kind="stable")


def _tiles(rows: pd.DataFrame, table: str) -> Tiles:
    counts = rows["status"].value_counts()
    return Tiles(
        tuple(
            Tile(
                word,
                f"{int(counts.get(word, 0)):,}",
                role,
                f'FIXED(COUNTIF({{{table}.status}},"{formats.STATUS_WORDS[word]}"),0)',
            )
            for word, role in _TILES
        )
    )


def _columns(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[Column, ...]:
    names = formats.unit_names(rows)
    formatted = mixed_measures.number_formats(rows)
    value, titles = numbers(rows["value"]), texts(rows["measure_title"])
    return (
        Column("Measure", titles, align="left", width=formats.name_width(titles, 14, 40), key="measure"),
        Column("Level", texts(rows["level"]), align="left", width=10, key="level"),
        Column("Unit", names, align="left", width=formats.name_width(names, largest=38), key="unit"),
        Column("Result", value, key="value", marks=formats.marks(rows["hidden"], value), number_formats=formatted),
        Column("n", numbers(rows["n"]), "#,##0", width=8, key="n"),
        Column("Target", numbers(rows["target"]), key="target", number_formats=formatted),
        Column(
            "Gap",
            numbers(rows["gap"]),
            key="gap",
            formula=formats.gap_formula(),
            number_formats=mixed_measures.plain_signed_formats(rows),
        ),
        Column("Target reached", numbers(rows["attainment"]), "0%", key="attainment", formula=_ATTAINMENT),
        Column(
            "Status",
            formats.status_words(rows["status"]),
            width=17,
            key="status",
            formula=formats.status_formula_by_row(),
            rules=(formats.STATUS_RULE,),
        ),
        Column("Beyond chance?", _clear_words(rows), width=19, key="clear"),
        *_level_columns(rows, formatted),
        *_helpers(scorecard, rows),
    )


_ATTAINMENT = (
    'IF(COUNT({value},{target})<2,"",IF(OR({target}<=0,{value}<0,AND({better}<0,{value}=0)),"",'
    "IF({better}>0,{value}/{target},{target}/{value})))"
)


def _clear_words(rows: pd.DataFrame) -> np.ndarray:
    """Say whether the 95 % interval leaves the target out."""
    clear = rows["clear"].fillna(value=False).to_numpy(dtype=bool)
    compared = rows["gap"].notna().to_numpy()
    words = np.where(rows["clear"].isna(), "n not known", "not clearly different")
    words = np.where(clear, np.where(rows["gap"] > 0, "clearly above", "clearly below"), words)
    return np.where(compared, words, "").astype(object)


def _level_columns(rows: pd.DataFrame, formatted: np.ndarray) -> tuple[Column, ...]:
    """Levels of attainment, where the data give them."""
    score = numbers(rows["level_score"])
    if np.isnan(score).all():
        return ()
    limits = tuple(
        Column(f"{word.capitalize()} from", numbers(rows[word]), key=word, number_formats=formatted, printed=False)
        for word in ("approaching", "meeting", "exceeding")
    )
    return (
        Column("Level score", score, "0.00", width=8, key="level_score"),
        Column("Level reached", _RATINGS[np.nan_to_num(score).astype(int)], width=17, key="reached"),
        Column("By which rule", rows["level_rule"].map(_RULES).fillna("").to_numpy(object), width=15, key="rule"),
        *limits,
    )


def _helpers(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[Column, ...]:
    own = scorecard.measures["tolerance"].to_numpy(dtype=float)[rows["measure"].to_numpy()]
    share = np.where(np.isnan(own), scorecard.settings.tolerance, 0.0)
    return (
        Column("Higher is better (1) or lower (-1)", numbers(rows["sign"]), "0", key="better", printed=False),
        Column("Near within, share of target", share, "0.0%", key="share", printed=False),
        Column("Near within, points", np.nan_to_num(own), "General", key="points", printed=False),
        Column(
            "Near within",
            share * np.abs(numbers(rows["target"])) + np.nan_to_num(own),
            "0.00",
            key="near",
            formula='IF(ISNUMBER({target}),{share}*ABS({target})+{points},"")',
            printed=False,
        ),
    )


def _notes(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[str, ...]:
    words = formats.STATUS_WORDS
    notes = [
        (
            f"{words['Met']}: at the target or better. {words['Near']}: short of it by no more than "
            f"{scorecard.settings.tolerance:.1%} of the target, or by the measure's own tolerance. "
            f"{words['Missed']}: further away. Gap: result less target."
        ),
        (
            "Beyond chance: clearly above or below when the 95 % interval of the result leaves the target out; "
            "without n nothing can be said."
        ),
    ]
    if rows["level_score"].notna().any():
        notes.append(
            "Level score: 2 at approaching, 3 at meeting, 4 at exceeding the target, in a straight line between. "
            "Continued by us: beyond the range for which the rule is published."
        )
    notes.append(f"{formats.SUPPRESSED} suppressed: too few answers. {formats.NOT_AVAILABLE} not available.")
    return tuple(notes)
