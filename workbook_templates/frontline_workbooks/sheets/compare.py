"""The sheet Compare: every unit beside the unit above it and beside its peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, When
from frontline_workbooks.sheets.mixed_measures import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Rule

NAME = "Compare"
_LEFT_OUT_IF_EMPTY = frozenset({"n", "shrunken"})
NOTES = (
    (
        "▲ better, ▼ worse than the unit above or the peers. Shaded: the unit's 95 % interval leaves out what it is "
        "compared with, so the difference is clear; not shaded: it may be chance, or n is not known."
    ),
    (
        "Peers: the other units of the same level and peer group. Rank among peers: 1 is the best; equal results share "
        "their mean rank."
    ),
    (
        "Steadied result: drawn towards the mean of its level, the more so the fewer answers stand behind it "
        "(empirical Bayes); use it to compare small units with large ones."
    ),
    f"{formats.SUPPRESSED} suppressed: too few answers. {formats.NOT_AVAILABLE} not available.",
)


def describe(scorecard: Scorecard) -> Sheet:
    """Describe the sheet Compare: the featured measures one after the other, the whole first, then each level."""
    rows = mixed_measures.rows_of(scorecard, scorecard.featured).sort_values(
        ["place", "depth", "rank", "unit_name", "unit_id"], na_position="last", kind="stable"
    )
    return Sheet(
        name=NAME,
        title="Each unit beside the unit above it and beside its peers",
        subtitle=formats.subtitle(scorecard, "best first within each measure and level"),
        blocks=(
            Table(formats.table_name(NAME), _columns(rows), strong=(rows["depth"] == 0).to_numpy()),
            Lines(NOTES),
        ),
        freeze=3,
    )


def _columns(rows: pd.DataFrame) -> tuple[Column, ...]:
    names = formats.unit_names(rows)
    formatted = mixed_measures.number_formats(rows)
    value, titles = numbers(rows["value"]), texts(rows["measure_title"])

    def result(header: str, source: str, width: float = 9) -> Column:
        return Column(header, numbers(rows[source]), width=width, key=source, number_formats=formatted)

    columns = (
        Column("Measure", titles, align="left", width=formats.name_width(titles, 14, 40), key="measure"),
        Column("Level", texts(rows["level"]), align="left", width=9, key="level"),
        Column("Unit", names, align="left", width=formats.name_width(names, largest=34), key="unit"),
        Column(
            "Result",
            value,
            width=9,
            key="value",
            marks=formats.marks(rows["hidden"], value),
            number_formats=formatted,
        ),
        Column("n", numbers(rows["n"]), "#,##0", width=8, key="n"),
        Column("Unit above", texts(rows["parent_name"]), align="left", width=20, key="parent"),
        result("Its result", "parent_value"),
        _difference(rows, "Difference from it", "parent_gap", "parent_value"),
        Column("Peers", _peers(rows), align="left", width=15, key="peers"),
        result("Peers' mean", "peer_value"),
        _difference(rows, "Difference from peers", "peer_gap", "peer_value"),
        Column("Rank among peers", _rank_words(rows), width=11, key="peer_rank"),
        result("Steadied result", "shrunken"),
        Column("Low, 95 %", numbers(rows["low"]), key="low", number_formats=formatted, printed=False),
        Column("High, 95 %", numbers(rows["high"]), key="high", number_formats=formatted, printed=False),
        Column("Higher is better (1) or lower (-1)", numbers(rows["sign"]), "0", key="sign", printed=False),
    )
    return tuple(column for column in columns if column.key not in _LEFT_OUT_IF_EMPTY or _is_known(column))


def _is_known(column: Column) -> bool:
    return bool(~np.isnan(column.values).all())


def _difference(rows: pd.DataFrame, header: str, source: str, other: str) -> Column:
    return Column(
        header,
        numbers(rows[source]),
        width=11,
        key=source,
        formula=f'IF(COUNT({{value}},{{{other}}})=2,{{value}}-{{{other}}},"")',
        rules=_better_or_worse(source, other),
        number_formats=mixed_measures.signed_formats(rows),
    )


def _better_or_worse(gap: str, other: str) -> tuple[Rule, ...]:
    """Shade where the interval leaves the other result out; otherwise colour the text alone."""
    outside = f"COUNT({{low}},{{high}})=2,OR({{{other}}}<{{low}},{{{other}}}>{{high}})"

    def where(sign: str, *, clear: bool) -> str:
        return f"AND(ISNUMBER({{{gap}}}),ROUND({{{gap}}}*{{sign}},9){sign}0{f',{outside}' if clear else ''})"

    return (
        When(where(">", clear=True), "bucket 6"),
        When(where("<", clear=True), "bucket 2"),
        When(where(">", clear=False), "better"),
        When(where("<", clear=False), "worse"),
    )


def _peers(rows: pd.DataFrame) -> np.ndarray:
    levels = rows["level"].map({level: f"all {formats.plural(level)}" for level in rows["level"].unique()})
    words = np.where(rows["peer_group"] != "", rows["peer_group"], levels)
    return np.where(numbers(rows["peer_of"]) > 1, words, "").astype(object)


def _rank_words(rows: pd.DataFrame) -> np.ndarray:
    pairs = zip(numbers(rows["peer_rank"]).tolist(), numbers(rows["peer_of"]).tolist(), strict=True)
    return np.array([f"{rank:g} of {of:,.0f}" if rank > 0 and of > 1 else "" for rank, of in pairs], dtype=object)
