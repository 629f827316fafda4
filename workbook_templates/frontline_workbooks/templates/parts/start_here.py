"""The first sheet of a template: what it is for, what to do, what the colours mean, what it needs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import INPUT_EDGE, INPUT_GROUND, STATUS
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

NAME = "Start here"
_WIDTHS = (24, 104)
_CHARACTERS = 120
_BESIDE = {"indent": 1}
"""Room between a coloured cell and what is said of it."""
_NEEDS = (
    "The Excel add-in Frontline Scorecards calculates the results, in Excel for Microsoft 365 or Excel 2021 and later.",
    "Without the add-in the last results stay on the sheets; a result shows an error once its data are changed.",
    "This workbook holds no macros. Errors after a move to another computer: ribbon tab Scorecards, Repair links.",
)
_EXAMPLE = (
    "The figures are an invented example. Paste yours over them as values (Paste special, Values); the tables grow "
    "with what is pasted. Then delete the rows of the example that are left."
)

_STATUSES = {
    "Met": "The target was met.",
    "Near": "The target was missed by no more than the tolerance.",
    "Missed": "The target was missed by more than that.",
}
_YOURS = "Yours: type, paste or choose from the list here, and nowhere else."
_GAP = "Not available, most often too few answers to show; the note in the same row says why."


@dataclass(frozen=True, slots=True)
class Guide:
    """What the first sheet says.

    Parameters
    ----------
    title
        The template's name.
    purpose
        One sentence: the question that it answers.
    steps
        What to do, in three steps.
    sheets
        Name of each sheet and what stands there, in order.
    judges
        Whether results are held against targets.
    """

    title: str
    purpose: str
    steps: tuple[str, str, str]
    sheets: Sequence[tuple[str, str]]
    judges: bool = True


def draw_start_here(book: TemplateBook, guide: Guide) -> None:
    """Draw the sheet."""
    page = book.page(NAME, guide.title, guide.purpose, tab="front")
    page.keep_on_one_page()
    for column, width in enumerate(_WIDTHS, FIRST_COLUMN):
        page.sheet.set_column(column, column, width)
    row = _draw_steps(page, FIRST_ROW, guide.steps)
    row = _draw_sheets(page, row + 1, guide.sheets)
    row = _draw_colours(page, row + 1, _STATUSES if guide.judges else {})
    _draw_lines(page, row + 1, "What it needs", _NEEDS)


def _heading(page: Page, row: int, text: str) -> int:
    page.sheet.set_row(row, 24)
    page.write(row, FIRST_COLUMN, text, font_size=13, bold=True, font_color=themes.NAVY)
    return row + 1


def _draw_steps(page: Page, row: int, steps: Sequence[str]) -> int:
    row = _heading(page, row, "In three steps")
    for number, step in enumerate(steps, 1):
        page.write(row, FIRST_COLUMN, f"Step {number}", bold=True, valign="top")
        _draw_text(page, row, step)
        row += 1
    page.write(row, FIRST_COLUMN, "The example", bold=True, valign="top")
    _draw_text(page, row, _EXAMPLE)
    return row + 1


def _draw_text(page: Page, row: int, text: str) -> None:
    lines = math.ceil(len(text) / _CHARACTERS)
    page.sheet.set_row(row, 15 * lines + 3)
    page.write(row, FIRST_COLUMN + 1, text, text_wrap=True, valign="top", **_BESIDE)


def _draw_sheets(page: Page, row: int, sheets: Sequence[tuple[str, str]]) -> int:
    row = _heading(page, row, "What stands where")
    link = page.styles.get(underline=1, font_color=themes.NAVY, valign="top")
    for name, what in sheets:
        page.sheet.write_url(row, FIRST_COLUMN, f"internal:'{name}'!A1", link, name)
        page.grid.put(page.name, row, FIRST_COLUMN, name)
        _draw_text(page, row, what)
        row += 1
    return row


def _draw_colours(page: Page, row: int, words: Mapping[str, str]) -> int:
    row = _heading(page, row, "What the colours mean")
    edge = {"border": 1, "border_color": INPUT_EDGE, "bg_color": INPUT_GROUND}
    page.write(row, FIRST_COLUMN, "Pale blue", **edge)
    page.write(row, FIRST_COLUMN + 1, _YOURS, **_BESIDE)
    explained = [word for word in STATUS if word.word in words]
    for place, word in enumerate(explained, row + 1):
        shade = page.styles.theme.shade(word.role)
        look = {"bold": True, "font_color": shade.text, "bg_color": shade.ground}
        page.write(place, FIRST_COLUMN, f"{word.sign} {word.word}", **look)
        page.write(place, FIRST_COLUMN + 1, words[word.word], **_BESIDE)
    row += len(explained)
    page.write(row + 1, FIRST_COLUMN, "#N/A", font_color=page.styles.theme.shade("muted").text)
    page.write(row + 1, FIRST_COLUMN + 1, _GAP, **_BESIDE)
    return row + 2


def _draw_lines(page: Page, row: int, heading: str, lines: Sequence[str]) -> None:
    row = _heading(page, row, heading)
    for offset, line in enumerate(lines):
        page.write(row + offset, FIRST_COLUMN, line)
