"""Heat maps: units by measures, coloured by where each result lies in its level, and against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, When
from frontline_workbooks.sheets.heat_map_grid import Grid, lay_out, ranges_of
from frontline_workbooks.sheets.heat_map_steps import step_rules

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Rule

NAME, TARGETS_NAME = "Heat map", "Heat map by target"
MOST_MEASURES = 12
FEWEST_UNITS = 3
"""Levels of fewer units stay grey: of two, one is always the worst."""
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


def describe(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Describe the relative heat map and, where there are targets, the one by target."""
    sheets = [_relative(scorecard, lay_out(scorecard, _chosen(scorecard)))]
    targeted = _targeted(scorecard)
    if targeted:
        sheets.append(_by_target(scorecard, lay_out(scorecard, targeted)))
    return tuple(sheets)


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


def _relative(scorecard: Scorecard, grid: Grid) -> Sheet:
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
            *([ranges_of(scorecard, grid, levels, table, ranges)] if levels else []),
        ),
    )


def _by_target(scorecard: Scorecard, grid: Grid) -> Sheet:
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


def _names(grid: Grid) -> tuple[Column, ...]:
    names, parents = formats.unit_names(grid.units), grid.units["parent_name"].to_numpy(dtype=object)
    return (
        Column("Unit", names, align="left", width=formats.name_width(names, largest=38), key="unit"),
        Column("Level", grid.units["level"].to_numpy(dtype=object), align="left", width=10, key="level"),
        Column("Unit above", parents, align="left", width=formats.name_width(parents, 12, 26), key="parent"),
    )


def _values(scorecard: Scorecard, grid: Grid, at: int, measure: int, rules: tuple[Rule, ...]) -> Column:
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


def _targets(scorecard: Scorecard, grid: Grid, at: int, measure: int) -> Column:
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
