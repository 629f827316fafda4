"""Single cells to fill in: what is looked at, and the settings of a method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontline_workbooks.templates.parts.grid import Area
from frontline_workbooks.templates.parts.looks import INPUT_EDGE, INPUT_GROUND
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Cell
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_EDGE = {"left": 1, "top": 1, "bottom": 1, "border_color": INPUT_EDGE}


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell to fill in, beside its label.

    Parameters
    ----------
    label
        What stands before it.
    name
        The name by which formulas know it.
    value
        What it says in the example.
    help
        What to put there, shown when the cell is chosen.
    choices
        Words to choose from, or the name of a list of the workbook.
    number_format
        Excel's format, where it is a number.
    cells
        How many cells its text takes.
    """

    label: str
    name: str
    value: Cell
    help: str
    choices: tuple[str, ...] | str = ()
    number_format: str = "General"
    cells: int = 1


def draw_choices(book: TemplateBook, page: Page, row: int, column: int, choices: Sequence[Choice]) -> None:
    """Draw choices under one another: the label, then the cell to fill in."""
    for offset, choice in enumerate(choices):
        page.write(row + offset, column, choice.label, bold=True, align="left")
        look = {**_EDGE, "bold": True, "align": "left", "bg_color": INPUT_GROUND, "right": int(choice.cells == 1)}
        page.write(
            row + offset, column + 1, choice.value, num_format=choice.number_format, font_color=themes.NAVY, **look
        )
        last = column + choice.cells
        for beside in range(column + 2, last + 1):
            page.write(
                row + offset,
                beside,
                None,
                **{"bg_color": INPUT_GROUND} | _EDGE | {"left": 0, "right": int(beside == last)},
            )
        at = (row + offset, column + 1)
        page.sheet.data_validation(*at, *at, _check(choice))
        book.define(choice.name, Area(page.name, *at, *at))


def draw_found(
    book: TemplateBook, page: Page, row: int, column: int, label: str, name: str, formula: str, value: Cell
) -> None:
    """Draw what a formula finds for the choices, beside its label and under a name."""
    page.write(row, column, label, bold=True, align="left")
    page.formula(row, column + 1, formula, value, align="left")
    book.define(name, Area(page.name, row, column + 1, row, column + 1))


def _check(choice: Choice) -> dict[str, Any]:
    shown = {"input_title": choice.label[:32], "input_message": choice.help}
    if not choice.choices:
        return shown | {"validate": "any"}
    source = choice.choices if isinstance(choice.choices, str) else list(choice.choices)
    return shown | {
        "validate": "list",
        "source": source,
        "error_title": "Not in the list",
        "error_message": "Choose one of the words in the list; the arrow beside the cell opens it.",
    }
