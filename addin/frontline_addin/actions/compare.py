"""Compare: every unit beside the unit above it and beside its peers, for one measure, level and period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.choices import Choices
from frontline_addin.actions.compare_units import levels_below
from frontline_addin.actions.in_workbook import describe_data, warned
from frontline_addin.actions.part_of_workbook import part_of
from frontline_workbooks.sheets.compare import NAME

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard
    from frontline_addin.hosts.host import Host


@dataclass(frozen=True, slots=True)
class Compared:
    """The sheet Compare, put into a workbook.

    Parameters
    ----------
    scorecard
        The numbers behind it.
    sentence
        What was done.
    """

    scorecard: Scorecard
    sentence: str


def compare(host: Host, choices: Choices | None = None) -> Compared:
    """Put the sheet Compare in; the other sheets of a scorecard stay as they are.

    Parameters
    ----------
    host
        The workbook.
    choices
        What to compare; "" as in the last run. The next refresh compares as the rest of the scorecard does.

    Raises
    ------
    frontline.errors.FrontlineError
        The data cannot be used, or a choice is not in them. Nothing is changed then.
    """
    with host.session("Compare"):
        scorecard, whole = describe_data(host, choices or Choices(), host.choices())
        levels_below(scorecard)
        host.keep_previous()
        host.put(part_of(whole, {NAME}), [NAME])
    names = [str(scorecard.measures.loc[measure, "measure_name"]) for measure in scorecard.featured]
    measures = names[0] if len(names) == 1 else f"{len(names)} measures"
    done = f"The sheet Compare of {host.name} compares {measures}, {scorecard.period.label}."
    return Compared(scorecard, done + warned(scorecard))
