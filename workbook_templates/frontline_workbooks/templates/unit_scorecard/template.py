"""The whole template Unit scorecard: its first sheet, and the others in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.start_here import Guide, draw_start_here
from frontline_workbooks.templates.unit_scorecard.change import draw_change
from frontline_workbooks.templates.unit_scorecard.chosen_rows import draw_chosen_rows
from frontline_workbooks.templates.unit_scorecard.inputs import draw_inputs
from frontline_workbooks.templates.unit_scorecard.ranking import draw_choices_of_ranking, draw_ranking

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

TITLE = "Unit scorecard"
_READ = (
    "Read Ranking and Change; ranks whose ranges overlap are not clearly different. "
    "Build scorecard on the ribbon tab Scorecards makes a whole scorecard of the same tables."
)
_GUIDE = Guide(
    TITLE,
    "Which units are the best and the weakest, who met the target, and who has changed?",
    (
        "Units, Measures, Targets and Results: paste your own, one row each. Periods stand oldest first.",
        "Ranking: choose the measure and the period in the two pale blue cells.",
        _READ,
    ),
    (
        ("Ranking", "Result: units from best to worst; rank with its 95 % range, target, status and change."),
        ("Change", "Result: change of each unit since the period before, with its 95 % interval and a reading."),
        ("Units", "Input: the units, the region of each and who leads it."),
        ("Measures", "Input: what is measured, which results are better, and how far beside a target is still near."),
        ("Targets", "Input: a target for each measure; name a unit where it has one of its own."),
        ("Results", "Input: one row for each period, unit and measure; the standard error gives the rank its range."),
        ("Chosen measure", "Between: the rows of Results that Ranking and Change look at. Nothing to fill in."),
    ),
)


def draw(book: TemplateBook) -> None:
    """Draw the template; the sheets to read come first, and read what the later ones hold."""
    draw_start_here(book, _GUIDE)
    ranking = book.page("Ranking", "Units ranked, best to worst", "", tab="front")
    change = book.page("Change", "Who has changed", "", tab="front")
    draw_inputs(book)
    draw_choices_of_ranking(book, ranking)
    draw_chosen_rows(book)
    draw_change(change)
    draw_ranking(ranking)
