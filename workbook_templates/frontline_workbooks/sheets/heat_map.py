"""Heat maps: units by measures, coloured by where each result lies in its level, and against its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Role, Rule

NAME, TARGETS_NAME = "Heat map", "Heat map by target"
MOST_MEASURES = 12
FEWEST_UNITS = 3
"""Levels of fewer units stay grey: of two, one is always the worst."""
_BUCKETS = 7
_RELATIVE_NOTES = (
    (
        "Colour: seven equal steps from the lowest to the highest result of the level, from worst (▼, the first "
        "seventh) to best (▲, the last). The middle step is grey, and so are levels of fewer than 3 units. "
        "Where lower is better, the lowest are the best."
    ),
    (
        "A step says where a unit stands among its level, not whether that is good enough: see the targets for that. "
        "The colours follow the numbers when you change them, and the range below follows too."
    ),
    f"{formats.SUPPRESSED} suppressed: too few answers. Blank: no result.",
)
_RANGE = "Range of each level"


@dataclass(frozen=True, slots=True)
class _Grid:
    """Units x measures of the reported periods, as far as they are shown."""

    units: pd.DataFrame
    measures: tuple[int, ...]
    headers: tuple[str, ...]
    value: np.ndarray
    target: np.ndarray
    hidden: np.ndarray


def describe(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Describe the relative heat map and, where there are targets, the one by target."""
    sheets = [_relative(scorecard, _grid(scorecard, _chosen(scorecard)))]
    targeted = _targeted(scorecard)
    if targeted:
        sheets.append(_by_target(scorecard, _grid(scorecard, targeted)))
    return tuple(sheets)


def step_rules(key: str, low: str, high: str, scale: str, better: str) -> tuple[Rule, ...]:
    """Return the rules that shade a column by seven equal steps between two cells.

    Steps are closed towards the outside: 52 to 80 in whole numbers gives 52-55, 56-59, 60-63, the grey
    64-68, 69-72, 73-76 and 77-80.

    Parameters
    ----------
    key
        The column to shade.
    low, high
        Formulas of the ends of the range.
    scale, better
        Of the measure.
    """
    width = f"({high}-{low})/{_BUCKETS}"
    below = [f"AND(ISNUMBER({{{key}}}),ROUND({{{key}}}-({low}+{k}*{width}),9)<0)" for k in (1, 2, 3)]
    above = [f"AND(ISNUMBER({{{key}}}),ROUND({{{key}}}-({high}-{k}*{width}),9)>0)" for k in (1, 2, 3)]
    worst_first = (below, above) if better == "higher" else (above, below)
    ends = {1: f'"▼ "{formats.number_format(scale)}', 7: f'"▲ "{formats.number_format(scale)}'}
    ranked = [*enumerate(worst_first[0], 1), *((8 - k, rule) for k, rule in enumerate(worst_first[1], 1))]
    outer_first = sorted(ranked, key=lambda step: -abs(step[0] - 4))
    steps = [When(rule, _bucket(step), ends.get(step, "")) for step, rule in outer_first]
    return (*steps, When(f"ISNUMBER({{{key}}})", "bucket 4"))


def _bucket(step: int) -> Role:
    roles: tuple[Role, ...] = (
        "bucket 1",
        "bucket 2",
        "bucket 3",
        "bucket 4",
        "bucket 5",
        "bucket 6",
        "bucket 7",
    )
    return roles[step - 1]


def _chosen(scorecard: Scorecard) -> tuple[int, ...]:
    """Return the featured measures, then the others of the reported period, in the order of the areas."""
    reported = scorecard.measures.index[scorecard.measures["period"] == scorecard.period]
    ordered = dict.fromkeys((*scorecard.featured, *map(int, reported)))
    return tuple(ordered)[:MOST_MEASURES]


def _targeted(scorecard: Scorecard) -> tuple[int, ...]:
    """Return the measures that have a target, the featured ones first."""
    targeted = scorecard.current.loc[scorecard.current["target"].notna(), "measure"]
    found = sorted(map(int, targeted.unique()))
    featured = [measure for measure in scorecard.featured if measure in found]
    return tuple(dict.fromkeys((*featured, *found)))[:MOST_MEASURES]


def _grid(scorecard: Scorecard, measures: Sequence[int]) -> _Grid:
    """Lay the reported results out; units by level, the best of the first measure first, empty ones left out."""
    current = scorecard.current[scorecard.current["measure"].isin(measures)]
    place = current["measure"].map({measure: at for at, measure in enumerate(measures)}).to_numpy()
    unit, shape = current["unit"].to_numpy(), (len(scorecard.units), len(measures))
    value, target, rank = (np.full(shape, np.nan) for _ in range(3))
    hidden = np.full(shape, "", dtype=object)
    for laid, source in ((value, "value"), (target, "target"), (rank, "rank"), (hidden, "hidden")):
        laid[unit, place] = current[source].to_numpy()
    shown = np.flatnonzero((~np.isnan(value) | (hidden != "")).any(axis=1))
    depth = scorecard.units["depth"].to_numpy()
    order = shown[np.lexsort((shown, rank[shown, 0], depth[shown]))]
    units = scorecard.units.iloc[order].assign(parent_name=mixed_measures.parent_names(scorecard)[order])
    return _Grid(
        units, tuple(measures), tuple(_headers(scorecard, measures)), value[order], target[order], hidden[order]
    )


def _relative(scorecard: Scorecard, grid: _Grid) -> Sheet:
    table, ranges = formats.table_name("Heat map"), formats.table_name("Heat map ranges")
    sizes = grid.units["level"].value_counts(sort=False)
    levels = tuple(str(level) for level in sizes.index[sizes >= FEWEST_UNITS])

    def rules(at: int, measure: int) -> tuple[Rule, ...]:
        if not levels:
            return ()
        found = f"MATCH({{level}},{{{ranges}.level}},0)"
        low, high = (f"INDEX({{{ranges}.m{at}}},{found}{offset})" for offset in ("", "+1"))
        return step_rules(
            f"m{at}",
            low,
            high,
            mixed_measures.scale_of(scorecard, measure),
            "lower" if mixed_measures.is_lower_better(scorecard, measure) else "higher",
        )

    columns = (
        *_names(grid),
        *(_values(scorecard, grid, at, measure, rules(at, measure)) for at, measure in enumerate(grid.measures)),
    )
    return Sheet(
        name=NAME,
        title="Where each unit stands in its level",
        subtitle=formats.subtitle(scorecard, "worst to best in seven equal steps"),
        blocks=(
            Table(table, columns, strong=(grid.units["depth"] == 0).to_numpy()),
            Lines(_RELATIVE_NOTES),
            *([_ranges(scorecard, grid, levels, table, ranges)] if levels else []),
        ),
    )


def _by_target(scorecard: Scorecard, grid: _Grid) -> Sheet:
    columns = (
        *_names(grid),
        *(
            _values(scorecard, grid, at, measure, _target_rules(scorecard, at, measure))
            for at, measure in enumerate(grid.measures)
        ),
        *(_targets(scorecard, grid, at, measure) for at, measure in enumerate(grid.measures)),
    )
    return Sheet(
        name=TARGETS_NAME,
        title="Where each unit stands against its targets",
        subtitle=formats.subtitle(scorecard, "met, near or missed"),
        blocks=(
            Table(formats.table_name("Heat map by target"), columns, strong=(grid.units["depth"] == 0).to_numpy()),
            Lines(
                (
                    (
                        "✔ met the target · ▬ near: short of it by no more than "
                        f"{scorecard.settings.tolerance:.1%} of the target, or by the measure's own tolerance · "
                        "✖ missed · grey: no target. The targets stand to the right of the printed page; the colours "
                        "follow when you change a result or a target."
                    ),
                    f"{formats.SUPPRESSED} suppressed: too few answers. Blank: no result.",
                )
            ),
        ),
    )


def _names(grid: _Grid) -> tuple[Column, ...]:
    names, parents = formats.unit_names(grid.units), grid.units["parent_name"].to_numpy(dtype=object)
    return (
        Column("Unit", names, align="left", width=formats.name_width(names, largest=38), key="unit"),
        Column("Level", grid.units["level"].to_numpy(dtype=object), align="left", width=10, key="level"),
        Column("Unit above", parents, align="left", width=formats.name_width(parents, 12, 26), key="parent"),
    )


def _values(scorecard: Scorecard, grid: _Grid, at: int, measure: int, rules: tuple[Rule, ...]) -> Column:
    hidden, value = grid.hidden[:, at], grid.value[:, at]
    return Column(
        grid.headers[at],
        value,
        formats.number_format(mixed_measures.scale_of(scorecard, measure)),
        width=12,
        key=f"m{at}",
        marks=np.where(hidden != "", formats.SUPPRESSED, "").astype(object),
        rules=rules,
    )


def _headers(scorecard: Scorecard, measures: Sequence[int]) -> list[str]:
    """Names of the measures, their units and directions."""
    titles = [
        f"{mixed_measures.measure_title(scorecard, measure)}"
        f"{' (lower is better)' if mixed_measures.is_lower_better(scorecard, measure) else ''}"
        for measure in measures
    ]
    ids = [mixed_measures.id_of(scorecard, measure) for measure in measures]
    return mixed_measures.unique_headers(titles, ids, ["Unit", "Level", "Unit above"])


def _targets(scorecard: Scorecard, grid: _Grid, at: int, measure: int) -> Column:
    return Column(
        f"Target: {grid.headers[at]}",
        grid.target[:, at],
        formats.number_format(mixed_measures.scale_of(scorecard, measure)),
        width=12,
        key=f"t{at}",
        printed=False,
    )


def _target_rules(scorecard: Scorecard, at: int, measure: int) -> tuple[Rule, ...]:
    plain = formats.number_format(mixed_measures.scale_of(scorecard, measure))
    own = float(scorecard.measures["tolerance"].iloc[measure])
    near = f"{scorecard.settings.tolerance!r}*ABS({{t{at}}})" if np.isnan(own) else repr(own)
    lower = mixed_measures.is_lower_better(scorecard, measure)
    lead = f"ROUND({{t{at}}}-{{m{at}}},9)" if lower else f"ROUND({{m{at}}}-{{t{at}}},9)"
    both = f"COUNT({{m{at}}},{{t{at}}})=2"
    return (
        When(f"AND({both},{lead}>=0)", "good", f'"✔ "{plain}'),
        When(f"AND({both},{lead}>=-ROUND({near},9))", "near", f'"▬ "{plain}'),
        When(both, "bad", f'"✖ "{plain}'),
        When(f"ISNUMBER({{m{at}}})", "bucket 4"),
    )


def _ranges(scorecard: Scorecard, grid: _Grid, found: Sequence[str], table: str, name: str) -> Table:
    """Lowest and highest result of each level, as formulas that the colours above read.

    Its headers are those of the map, so that they may be repeated on every printed page.
    """
    levels = grid.units["level"].to_numpy(dtype=object)
    ends = np.array(["Lowest", "Highest"] * len(found), dtype=object)
    return Table(
        name,
        (
            Column("Unit", ends, align="left", width=18, key="end"),
            Column("Level", np.repeat(np.array(found, dtype=object), 2), align="left", key="level"),
            Column("Unit above", np.full(len(ends), "", dtype=object), align="left", width=12, key="parent"),
            *(
                Column(
                    grid.headers[at],
                    _extremes(grid.value[:, at], levels, found),
                    formats.number_format(mixed_measures.scale_of(scorecard, measure)),
                    width=12,
                    key=f"m{at}",
                    formula=_extreme_formula(table, at),
                )
                for at, measure in enumerate(grid.measures)
            ),
        ),
        heading=_RANGE,
        filtered=False,
    )


def _extremes(value: np.ndarray, levels: np.ndarray, found: Sequence[str]) -> np.ndarray:
    known = ~np.isnan(value)
    of_level = [value[known & (levels == level)] for level in found]
    return np.array([end for v in of_level for end in ((v.min(), v.max()) if v.size else (np.nan, np.nan))])


def _extreme_formula(table: str, at: int) -> str:
    values, levels = f"{{{table}.m{at}}}", f"{{{table}.level}}"
    ends = (f"_xlfn.{function}({values},{levels},{{level}})" for function in ("MINIFS", "MAXIFS"))
    none = f'COUNTIFS({levels},{{level}},{values},">-1E+300")=0'
    return f'IF({none},"",IF({{end}}="Lowest",{",".join(ends)}))'
