"""The sheet ReadMe: what our sheets are for, how their numbers came about, and what their signs mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from frontline import __version__
from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.data import NAME as DATA
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Words
from frontline_workbooks.sheets.look_up import look_up_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline.scorecard.model import Scorecard
    from frontline.scorecard.periods import Period

NAME, ABOUT = "ReadMe", "ReadMe_About"
MADE_WITH, SOURCE, NO_SOURCE = "Made with", "Source", "The tables given; see the sheet Data notes."
"""What a merge looks for in the table about the data of a scorecard that was built before."""
_WIDTH_LEFT, _WIDTH_RIGHT = 26, 96
_SIGNS = Words(
    (
        ("✔", "good"),
        ("▬ Near", "near"),
        ("✖", "bad"),
        ("▲", "better"),
        ("▼", "worse"),
        ("–", "muted"),
        ("…", "muted"),
        ("[", "muted"),
    )
)

_METHODS = (
    ("Target and gap", "The gap is the result less the target. Where lower is better, a gap below zero is good."),
    (
        "Rank and its 95 % range",
        (
            "Tied units share the mean of their ranks. The range comes from drawing every unit's result anew {draws} "
            "times from its standard error; units whose ranges overlap are not clearly different."
        ),
    ),
    (
        "95 % interval",
        (
            "Where the value would lie if the respondents were drawn again: Wilson's interval for a percentage, "
            "otherwise from the standard error."
        ),
    ),
    (
        "Trend",
        (
            "The Mann-Kendall test of each unit's series, held against the number of units tested "
            "(Benjamini-Hochberg, 5 %); the slope is the median of the slopes between all periods (Theil-Sen)."
        ),
    ),
    (
        "Live cells",
        (
            "Gaps, statuses and their colours are formulas: type another result or target and they follow. Ranks, "
            "ranges and trends are computed by Frontline Scorecards and change when these sheets are made again."
        ),
    ),
)


def describe(scorecard: Scorecard, sheets: Sequence[Sheet], inputs: Mapping[str, str] | None = None) -> Sheet:
    """Return the first sheet, with links to all the others.

    Parameters
    ----------
    sheets
        The other sheets of the workbook, in order.
    inputs
        What people typed into the cells of an earlier one, by name of the cell.
    """
    return Sheet(
        name=NAME,
        title=scorecard.tables.title,
        subtitle=formats.subtitle(scorecard, "what these sheets say and how to read them"),
        blocks=(
            Lines((_purpose(scorecard),), "body"),
            _pairs("ReadMe_Contents", "Sheet", "What it says", [(s.name, s.title) for s in sheets], linked=True),
            _pairs(ABOUT, "About", "These data", _about(scorecard)),
            _pairs("ReadMe_Signs", "Sign", "Meaning", _signs(scorecard), ruled=True),
            _pairs("ReadMe_Method", "Method", "In words", _methods(scorecard)),
            *(look_up_blocks(scorecard, inputs or {}) if any(sheet.name == DATA for sheet in sheets) else ()),
        ),
        tab="front",
    )


def _pairs(
    name: str, left: str, right: str, pairs: Sequence[tuple[str, str]], *, linked: bool = False, ruled: bool = False
) -> Table:
    first = np.array([pair[0] for pair in pairs], dtype=object)
    second = np.array([pair[1] for pair in pairs], dtype=object)
    columns = (
        Column(left, first, align="left", width=_WIDTH_LEFT, links=first if linked else None, rules=(_SIGNS,) * ruled),
        Column(right, second, align="left", width=_WIDTH_RIGHT),
    )
    return Table(name, columns, filtered=False)


def _purpose(scorecard: Scorecard) -> str:
    lowest = formats.plural(scorecard.levels[-1])
    return (
        f"These sheets show how the {lowest} of {scorecard.units['unit_name'].iloc[0]} stand: satisfaction first, "
        "then every other measure against its target, its trend, and each unit beside its equals, with the number of "
        "answers behind each result and how certain it is."
    )


def _about(scorecard: Scorecard) -> list[tuple[str, str]]:
    levels = scorecard.units.groupby("level", sort=False).size()
    return [
        ("Reported period", scorecard.period.label),
        ("Periods in the data", _periods(scorecard.periods)),
        (SOURCE, scorecard.tables.source or NO_SOURCE),
        ("Units", " · ".join(f"{count:,} {_many(level, count)}" for level, count in levels.items())),
        ("Measures", f"{int(scorecard.measures['period'].notna().sum())} with results"),
        (MADE_WITH, f"Frontline Scorecards {__version__}"),
    ]


def _periods(periods: Sequence[Period]) -> str:
    """Return how many there are of each kind, and the first to the last."""
    first, last = periods[0].label, periods[-1].label
    if first == last:
        return first
    kinds = Counter(period.kind for period in periods)
    counts = " · ".join(f"{count:,} {_many(kind, count)}" for kind, count in kinds.most_common())
    return f"{counts}, {first} to {last}"


def _many(level: object, count: int) -> str:
    return str(level).lower() if count == 1 else formats.plural(str(level))


def _signs(scorecard: Scorecard) -> list[tuple[str, str]]:
    near = f"{100 * scorecard.settings.tolerance:g} % of the target"
    return [
        (formats.STATUS_WORDS["Met"], "The result is at the target or better."),
        (
            formats.STATUS_WORDS["Near"],
            f"The target is missed by no more than {near}, or than the measure's own tolerance.",
        ),
        (formats.STATUS_WORDS["Missed"], "The target is missed by more than that."),
        (formats.STATUS_WORDS["No target"], "No target was set for this unit, measure and period."),
        (formats.STATUS_WORDS["Not enough data"], "There is no result that may be shown."),
        (formats.TREND_WORDS["Improving"], "The results get better over the periods, by more than noise explains."),
        (formats.TREND_WORDS["Worsening"], "The results get worse over the periods, by more than noise explains."),
        (formats.TREND_WORDS["No clear trend"], "Noise explains the ups and downs."),
        (formats.TREND_WORDS["Too few periods"], "There are too few periods to tell a trend from noise."),
        (
            formats.SUPPRESSED,
            (
                f"Suppressed: fewer answers than the minimum ({scorecard.settings.minimum_n} unless a measure "
                "says otherwise), or the result could be worked out from others."
            ),
        ),
        (formats.NOT_AVAILABLE, "Not available: no result for this unit, measure and period."),
    ]


def _methods(scorecard: Scorecard) -> list[tuple[str, str]]:
    draws = f"{scorecard.settings.draws:,}"
    return [(heading, text.format(draws=draws)) for heading, text in _METHODS]
