"""The sheets to fill in: Units, Measures, Targets, Results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.scorecard.tables import AREAS
from frontline_workbooks.templates.parts.input_tables import ANY_NUMBER, Field, draw_input_page
from frontline_workbooks.templates.parts.looks import COUNT, NUMBER, ONE_DECIMAL
from frontline_workbooks.templates.unit_scorecard import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

_AT_LEAST_0 = (0, 1e9)


def draw_inputs(book: TemplateBook) -> None:
    """Draw the four sheets and the lists they choose from."""
    _draw_units(book)
    _draw_measures(book)
    _draw_targets(book)
    _draw_results(book)
    book.define_formula("Unit_list", "=Units[unit]")
    book.define_formula("Measure_list", "=Measures[measure]")


def _draw_units(book: TemplateBook) -> None:
    page = book.page("Units", "Units", "One row for each unit. Paste over the example.")
    regions, leaders = (list(column) for column in zip(*example.PHARMACIES.values(), strict=True))
    fields = (
        Field("unit", list(example.PHARMACIES), "Name of the unit, the same on every sheet; each once.", 24),
        Field("region", regions, "Region or group of the unit.", 18),
        Field("leader", leaders, "Who leads the unit.", 22),
    )
    draw_input_page(page, "Units", fields)


def _draw_measures(book: TemplateBook) -> None:
    page = book.page("Measures", "Measures", "What is measured, and which results are the better ones.")
    area, better, near = (list(column) for column in zip(*example.MEASURES.values(), strict=True))
    fields = (
        Field("measure", list(example.MEASURES), "Name of the measure, the same on every sheet; each once.", 32),
        Field("area", area, "What the measure is about.", 14, choices=AREAS),
        Field("better", better, "Which results are the better ones.", 12, choices=("higher", "lower")),
        Field("tolerance", near, "How far beside the target still counts as near.", 12, NUMBER, between=_AT_LEAST_0),
    )
    draw_input_page(page, "Measures", fields)


def _draw_targets(book: TemplateBook) -> None:
    page = book.page("Targets", "Targets", "Leave the unit blank where a target is for every unit.")
    measures, units, targets = (list(column) for column in zip(*example.TARGETS, strict=True))
    whose = "Choose the unit; blank for every unit without a target of its own."
    fields = (
        Field("measure", measures, "Choose the measure.", 32, choices="=Measure_list"),
        Field("unit", units, whose, 24, choices="=Unit_list"),
        Field("target", targets, "What the result should reach.", 12, ONE_DECIMAL, between=ANY_NUMBER),
    )
    draw_input_page(page, "Targets", fields)


def _draw_results(book: TemplateBook) -> None:
    subtitle = "One row for each period, unit and measure, oldest period first. Leave blank what is not known."
    page = book.page("Results", "Results", subtitle)
    period, unit, measure, value, n, error = (list(column) for column in zip(*example.results(), strict=True))
    fields = (
        Field("period", period, "Period such as Q4 2025, Jan 2025 or 2025; oldest first.", 12),
        Field("unit", unit, "Choose the unit.", 24, choices="=Unit_list"),
        Field("measure", measure, "Choose the measure.", 32, choices="=Measure_list"),
        Field("value", value, "The result; blank where there is none.", 11, ONE_DECIMAL, between=ANY_NUMBER),
        Field("n", n, "Respondents or cases behind the result.", 9, COUNT, between=_AT_LEAST_0),
        Field(
            "standard error", error, "Uncertainty of the result; blank if not known.", 12, NUMBER, between=_AT_LEAST_0
        ),
    )
    draw_input_page(page, "Results", fields)
