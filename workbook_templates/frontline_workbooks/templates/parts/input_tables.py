"""Tables to paste data into: marked cells, lists to choose from, and a word of help on each column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from frontline_workbooks.templates.parts.grid import Area
from frontline_workbooks.templates.parts.looks import INPUT_EDGE, INPUT_GROUND
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format

    from frontline_udfs.core.cells import Cell
    from frontline_workbooks.templates.parts.page import Page

ANY_NUMBER = (-1e12, 1e12)
PASTED = 5_000
"""Rows under a header that lists, checks and colours reach."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column to fill in.

    Parameters
    ----------
    header
        Its name in the table and in formulas.
    values
        The example.
    help
        What to put there, shown when a cell is chosen.
    width
        In characters.
    number_format
        Excel's format of its numbers.
    choices
        Words to choose from, or the name of a list of the workbook, such as ``"=Unit_list"``.
    between
        Smallest and largest number allowed.
    """

    header: str
    values: Sequence[Cell]
    help: str
    width: float = 14
    number_format: str = "General"
    choices: tuple[str, ...] | str = ()
    between: tuple[float, float] | None = None

    @property
    def align(self) -> Literal["left", "center"]:
        """Texts stand left, the rest in the middle."""
        return "left" if any(isinstance(value, str) for value in self.values) else "center"


def draw_input_page(page: Page, name: str, fields: Sequence[Field]) -> None:
    """Draw a sheet that holds one Excel table to fill in, and make its columns known to formulas.

    Parameters
    ----------
    page
        The sheet.
    name
        The table's name in formulas.
    fields
        Its columns, with examples of one length.
    """
    last, last_column = FIRST_ROW + len(fields[0].values), FIRST_COLUMN + len(fields) - 1
    headers = [{"header": field.header, "header_format": _header_format(page, field)} for field in fields]
    page.sheet.set_row(FIRST_ROW, 30)
    options = {"name": name, "style": None, "columns": headers}
    page.sheet.add_table(FIRST_ROW, FIRST_COLUMN, last, last_column, options)
    for place, field in enumerate(fields, FIRST_COLUMN):
        page.grid.put(page.name, FIRST_ROW, place, field.header)
        page.grid.names[f"{name}[{field.header}]"] = Area(page.name, FIRST_ROW + 1, place, last, place)
        _draw_field(page, place, field)
    _colour(page, last_column)
    page.sheet.freeze_panes(FIRST_ROW + 1, FIRST_COLUMN + 1)
    page.sheet.repeat_rows(FIRST_ROW)


def _header_format(page: Page, field: Field) -> Format:
    look = {"bold": True, "font_color": themes.WHITE, "bg_color": themes.NAVY, "text_wrap": True}
    return page.styles.get(align=field.align, **look)


def _draw_field(page: Page, column: int, field: Field) -> None:
    look = {"num_format": field.number_format, "align": field.align}
    page.sheet.set_column(column, column, field.width, page.styles.get(**look))
    for offset, value in enumerate(field.values, 1):
        page.write(FIRST_ROW + offset, column, value, **look)
    page.sheet.data_validation(FIRST_ROW + 1, column, FIRST_ROW + PASTED, column, _check(field))


def _check(field: Field) -> dict[str, Any]:
    help_shown = {"input_title": field.header[:32], "input_message": field.help}
    if field.choices:
        source = field.choices if isinstance(field.choices, str) else list(field.choices)
        return help_shown | {
            "validate": "list",
            "source": source,
            "error_title": f"Not in the list: {field.header}"[:32],
            "error_message": "Choose one of the words in the list; the arrow beside the cell opens it.",
        }
    if field.between is None:
        return help_shown | {"validate": "any"}
    low, high = field.between
    return help_shown | {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": f"Check {field.header}"[:32],
        "error_message": f"{field.header} must be a number from {low:g} to {high:g}; leave the cell blank if unknown.",
    }


def _colour(page: Page, last_column: int) -> None:
    """Colour every row that holds something, also those pasted later."""
    filled = page.overlay(bg_color=INPUT_GROUND, border=1, border_color=INPUT_EDGE)
    row = FIRST_ROW + 1
    first, last = (xl_rowcol_to_cell(row, column, col_abs=True) for column in (FIRST_COLUMN, last_column))
    rule = {"type": "formula", "criteria": f"=COUNTA({first}:{last})>0", "format": filled}
    page.sheet.conditional_format(row, FIRST_COLUMN, FIRST_ROW + PASTED, last_column, rule)
