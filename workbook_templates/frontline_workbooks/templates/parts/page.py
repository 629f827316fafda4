"""One sheet of a template: whatever is written goes into the sheet and into the grid that formulas read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

from frontline_workbooks.templates.parts.calculate import calculate
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from frontline_udfs.core.cells import Cell, Rows
    from frontline_workbooks.templates.parts.grid import Grid
    from frontline_workbooks.write.styles import Styles

    Looks: TypeAlias = Sequence[dict[str, Any]]
    """Properties of a cell's format, one for each column."""

FIRST_COLUMN = 1
"""Column B; column A is a margin."""
SUBTITLE_ROW, FIRST_ROW = 2, 4
"""Row of the sub-title, and first row under it, counted from 0."""
_A4, _INCH = 9, 2.54
_MARGINS = {"left": 1.5, "right": 1.5, "top": 1.5, "bottom": 1.9}


class Page:
    """A sheet with its grid.

    Parameters
    ----------
    xlsx
        The workbook it is added to.
    name
        What its tab says.
    styles
        Formats of the workbook.
    grid
        The cells of the whole template.
    """

    def __init__(self, xlsx: Workbook, name: str, styles: Styles, grid: Grid) -> None:
        self._xlsx, self.sheet = xlsx, xlsx.add_worksheet(name)
        self.name, self.styles, self.grid = name, styles, grid
        self.spilled: list[tuple[int, int, Cell]] = []

    def draw_frame(self, title: str, subtitle: str) -> None:
        """Draw title and sub-title, and set up the printed page: A4 landscape, one page wide, numbered."""
        self.sheet.hide_gridlines(2)
        self.sheet.set_default_row(16.5)
        self.sheet.set_column(0, 0, 2)
        self.sheet.set_row(0, 8)
        self.sheet.set_row(1, 28)
        self.write(1, FIRST_COLUMN, title, font_size=18, bold=True, font_color=themes.NAVY)
        self.write(SUBTITLE_ROW, FIRST_COLUMN, subtitle, font_color=themes.GREY)
        self.sheet.set_paper(_A4)
        self.sheet.set_landscape()
        self.sheet.set_margins(**{side: centimetres / _INCH for side, centimetres in _MARGINS.items()})
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L&9Frontline Scorecards · &A&R&9Page &P of &N")

    def keep_on_one_page(self) -> None:
        """Print everything on one page, where results cannot grow."""
        self.sheet.fit_to_pages(1, 1)

    def write(self, row: int, column: int, value: Cell, **look: Any) -> None:
        """Write a value; None is a blank cell with its look."""
        style = self.styles.get(**look)
        self.grid.put(self.name, row, column, value)
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, style)
        elif isinstance(value, dt.datetime):
            self.sheet.write_datetime(row, column, value, style)
        else:
            self.sheet.write_number(row, column, value, style)

    def formula(self, row: int, column: int, formula: str, value: Cell, **look: Any) -> None:
        """Write a formula of Excel's own functions, with the value it shows."""
        self.grid.put(self.name, row, column, value)
        self.sheet.write_formula(row, column, formula, self.styles.get(**look), value)

    def live_subtitle(self, formula: str, value: str) -> None:
        """Let the grey line under the title follow what is chosen."""
        self.formula(SUBTITLE_ROW, FIRST_COLUMN, formula, value, font_color=themes.GREY)

    def answer(self, row: int, column: int, formula: str, looks: Looks, header: Looks = ()) -> Rows:
        """Write a formula of one worksheet function that spills from a cell, and return what it shows."""
        values = calculate(formula, self.name, self.grid)
        self.spill(row, column, formula, values, looks, header)
        return values

    def spill(self, row: int, column: int, formula: str, values: Rows, looks: Looks, header: Looks = ()) -> None:
        """Write a formula that spills from a cell, with the values it shows.

        Parameters
        ----------
        row, column
            The cell of the formula.
        formula
            With "=".
        values
            What it shows, as rows of cells.
        looks
            Look of each column.
        header
            Look of each column in the first row, where that is a header.
        """
        last_row, last_column = row + len(values) - 1, column + len(values[0]) - 1
        self.sheet.write_dynamic_array_formula(
            row, column, last_row, last_column, formula, self.styles.get(**(header or looks)[0])
        )
        for down, cells in enumerate(values):
            row_looks = header if header and not down else looks
            for across, value in enumerate(cells):
                at = (row + down, column + across)
                self.grid.put(self.name, *at, value)
                self.spilled.append((*at, value))
                if down or across:
                    self.sheet.write_blank(*at, None, self.styles.get(**row_looks[across]))

    def overlay(self, **properties: Any) -> Format:
        """Return the format that a conditional rule lays over cells."""
        return self._xlsx.add_format(properties)
