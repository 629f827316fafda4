"""What every action on a workbook does first: read its tables, score them, describe the sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.errors import DataFaultError
from frontline.scorecard.score import score
from frontline_addin.actions.choices import fitted, theme_of
from frontline_addin.actions.merged import refuse_merged_without_results
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline.scorecard.model import Scorecard
    from frontline_addin.actions.choices import Choices
    from frontline_addin.hosts.host import Host
    from frontline_workbooks.sheets.description import Workbook


@dataclass(frozen=True, slots=True)
class ScorecardPut:
    """A scorecard put into the workbook of its data, for the first time or again.

    Parameters
    ----------
    sheets
        Kinds of the sheets put in, in order.
    removed
        Kinds of the sheets taken out: an earlier scorecard had them, this one has nothing to show on them.
    scorecard
        The numbers behind them.
    sentence
        What was done.
    """

    sheets: tuple[str, ...]
    removed: tuple[str, ...]
    scorecard: Scorecard
    sentence: str


def describe_data(host: Host, choices: Choices, kept: Mapping[str, str]) -> tuple[Scorecard, Workbook]:
    """Read, score and describe; nothing is written.

    Parameters
    ----------
    host
        Gives the data.
    choices, kept
        Those of this run, and of the last one where they count.

    Raises
    ------
    frontline.errors.FrontlineError
        The data cannot be used, or a choice is not in them.
    """
    host.step("Reading the data")
    try:
        tables = read_tables(host.data())
    except DataFaultError:
        refuse_merged_without_results(host)
        raise
    host.step("Scoring the units")
    chosen, left = fitted(choices, kept, tables)
    scorecard = score(tables, chosen.settings(left))
    host.step("Describing the sheets")
    return scorecard, describe(scorecard, theme_of(kept), host.inputs())


def counted(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "sheet"), counted(1200, "sheet")
    ('1 sheet', '1,200 sheets')
    """
    return f"{count:,} {noun}{'s' * (count != 1)}"


def warned(scorecard: Scorecard) -> str:
    """Return a sentence that begins with a space where the data have warnings, otherwise nothing."""
    warnings = len(scorecard.tables.warnings)
    return f" {counted(warnings, 'warning')} about the data: see the sheet Data notes." if warnings else ""
