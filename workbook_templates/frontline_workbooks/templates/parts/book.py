"""A template while it is drawn: XlsxWriter's workbook, the grid its formulas read, and the values they show."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from frontline_workbooks.templates.parts.addin_links import link_to_addin
from frontline_workbooks.templates.parts.cached_cells import with_cached_cells
from frontline_workbooks.templates.parts.grid import Area, Grid
from frontline_workbooks.templates.parts.page import Page
from frontline_workbooks.write.styles import Styles
from frontline_workbooks.write.themes import TABS, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Cell

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark: the same template is the same bytes
_CALCULATED_BY = 191029
"""Excel's own mark of the calculation of today's versions: an older one would be calculated anew when opened."""
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class TemplateBook:
    """Collects pages and gives the finished package.

    Parameters
    ----------
    title
        Name of the template, for the file's properties.
    """

    def __init__(self, title: str) -> None:
        self._package = io.BytesIO()
        self.xlsx = xlsxwriter.Workbook(self._package, _OPTIONS)
        self.xlsx.set_properties({"title": title, "author": "Frontline Scorecards", "created": _CREATED})
        self.xlsx.set_calc_mode("auto", _CALCULATED_BY)
        self.xlsx.calc_on_load = False  # without the add-in the last values are worth more than #NAME?
        self.styles = Styles(self.xlsx, theme("green-red"))
        self.grid = Grid()
        self._pages: list[Page] = []

    def page(self, name: str, title: str, subtitle: str, *, tab: str = "work") -> Page:
        """Add a sheet with its title and, in grey under it, a sub-title."""
        page = Page(self.xlsx, name, self.styles, self.grid)
        page.sheet.set_tab_color(TABS[tab])
        page.draw_frame(title, subtitle)
        self._pages.append(page)
        return page

    def define(self, name: str, area: Area) -> None:
        """Give an area a name that formulas and lists use."""
        self.grid.names[name] = area
        cells = xl_range_abs(area.first_row, area.first_column, area.last_row, area.last_column)
        self.xlsx.define_name(name, f"='{area.sheet}'!{cells}")

    def define_formula(self, name: str, formula: str) -> None:
        """Give a formula a name."""
        self.xlsx.define_name(name, formula)

    def package(self) -> bytes:
        """Close the workbook and return it with its last values and its link to the add-in."""
        self.xlsx.close()
        with zipfile.ZipFile(self._package) as drawn:
            parts = {name: drawn.read(name) for name in drawn.namelist()}
        for number, page in enumerate(self._pages, 1):
            part = f"xl/worksheets/sheet{number}.xml"
            parts[part] = with_cached_cells(parts[part], _by_address(page.spilled))
        return _zipped(link_to_addin(parts))


def _by_address(spilled: Sequence[tuple[int, int, Cell]]) -> dict[str, Cell]:
    return {xl_rowcol_to_cell(row, column): value for row, column, value in spilled}


def _zipped(parts: dict[str, bytes]) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name, _FIXED_TIME), data, zipfile.ZIP_DEFLATED)
    return package.getvalue()
