"""A described workbook, drawn with XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from frontline.errors import FileFaultError
from frontline_workbooks.saving import refuse_place, write_file
from frontline_workbooks.sheets.description import Chart, Fields, Lines, Links, Table, Tiles
from frontline_workbooks.write import blocks, themes
from frontline_workbooks.write.charts import draw_chart
from frontline_workbooks.write.date_systems import counted_from_1904
from frontline_workbooks.write.fields import draw_fields
from frontline_workbooks.write.layout import FIRST_COLUMN, ROW_PIXELS, arrange
from frontline_workbooks.write.marks import mark_sheets
from frontline_workbooks.write.names import name_columns
from frontline_workbooks.write.pages import INCH, MARGINS, paginate
from frontline_workbooks.write.references import References
from frontline_workbooks.write.styles import Styles
from frontline_workbooks.write.tables import draw_table
from frontline_workbooks.write.worksheet import ScorecardSheet

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_workbooks.sheets.description import Workbook
    from frontline_workbooks.write.layout import Layout, Place

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark: the same data give the same bytes
_DEEPEST_FREEZE = 14
_LONG_TABLE = 25


def write_workbook(workbook: Workbook, path: Path) -> None:
    """Write a described workbook; the same description gives the same bytes.

    Parameters
    ----------
    workbook
        What stands on each sheet.
    path
        The file to make or replace; it is replaced only when the new one is complete.

    Raises
    ------
    FileFaultError
        The folder is missing or the disk refuses.
    FileInUseError
        Another program holds the file open.
    """
    refuse_place(path)
    try:
        data = draw_workbook(workbook)
    except (OSError, XlsxWriterException) as error:  # long tables pass through temporary files
        raise FileFaultError(f"Cannot write {path}: {getattr(error, 'strerror', None) or error}.") from error
    write_file(path, data)


def draw_workbook(workbook: Workbook, *, date_1904: bool = False) -> bytes:
    """Return a described workbook as the bytes of an .xlsx file.

    Parameters
    ----------
    workbook
        What stands on each sheet.
    date_1904
        Count days from 1904, as the workbook does that the sheets are meant for.
    """
    described = counted_from_1904(workbook) if date_1904 else workbook
    return _draw(described, {**_OPTIONS, "date_1904": date_1904})


def _draw(workbook: Workbook, options: dict[str, bool]) -> bytes:
    theme = themes.theme(workbook.theme)
    layouts = [arrange(sheet) for sheet in workbook.sheets]
    references = References(layouts)
    # the zip is made in memory: a zip on a full disk reports its fault a second time when it is collected
    package = io.BytesIO()
    book = xlsxwriter.Workbook(package, options)
    book.set_properties({"title": workbook.title, "created": _CREATED})
    book.set_size(1800, 1200)
    styles = Styles(book, theme)
    sheets = [book.add_worksheet(layout.sheet.name, worksheet_class=ScorecardSheet) for layout in layouts]
    for sheet, layout in zip(sheets, layouts, strict=True):
        _draw_sheet(book, sheet, layout, styles, references)
    mark_sheets(book, workbook)
    name_columns(book, workbook)
    book.close()
    return package.getvalue()


def _draw_sheet(
    book: xlsxwriter.Workbook, sheet: ScorecardSheet, layout: Layout, styles: Styles, references: References
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_PIXELS * 0.75)
    sheet.set_tab_color(themes.TABS[layout.sheet.tab])
    sheet.set_column(0, 0, 2)
    for index, width in enumerate(layout.widths):
        sheet.set_column(FIRST_COLUMN + index, FIRST_COLUMN + index, width)
    blocks.draw_title(sheet, layout, styles)
    for place in layout.places:
        _draw_block(book, sheet, layout, place, styles, references)
    _freeze(sheet, layout)
    _set_page(sheet, layout)


def _draw_block(
    book: xlsxwriter.Workbook,
    sheet: ScorecardSheet,
    layout: Layout,
    place: Place,
    styles: Styles,
    references: References,
) -> None:
    block = place.block
    if isinstance(block, Table):
        draw_table(sheet, layout, place, block, styles)
    elif isinstance(block, Tiles):
        blocks.draw_tiles(sheet, layout, place, block, styles, references)
    elif isinstance(block, Lines):
        blocks.draw_lines(sheet, place, block, styles)
    elif isinstance(block, Fields):
        draw_fields(book, sheet, place, block, styles, references)
    elif isinstance(block, Links):
        blocks.draw_links(sheet, layout, place, block, styles, references)
    elif isinstance(block, Chart):
        draw_chart(book, sheet, layout, place, block, styles, references)


def _freeze(sheet: ScorecardSheet, layout: Layout) -> None:
    """Keep the header in view of the only table, or of a long first one; on other sheets, the title."""
    tables = layout.tables
    leads = len(tables) == 1 or (
        len(tables) > 1 and tables[0].rows > _LONG_TABLE and tables[0] is max(tables, key=lambda place: place.rows)
    )
    if leads and tables[0].header <= _DEEPEST_FREEZE:
        sheet.freeze_panes(tables[0].header + 1, FIRST_COLUMN + layout.sheet.freeze)
    else:
        sheet.freeze_panes(layout.first_row, 0)


def _set_page(sheet: ScorecardSheet, layout: Layout) -> None:
    sheet.set_paper(9)
    if layout.sheet.paper == "landscape":
        sheet.set_landscape()
    sheet.set_margins(**{side: centimetres / INCH for side, centimetres in MARGINS.items()})
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.print_area(0, 0, max(layout.last_row, 3), FIRST_COLUMN + layout.printed - 1)
    sheet.set_footer("&L&9Frontline Scorecards · &A&R&9Page &P of &N")
    breaks, split = paginate(layout)
    sheet.set_h_pagebreaks(breaks)
    repeated = _repeated_header(layout, split)
    if repeated is not None:
        sheet.repeat_rows(repeated)


def _repeated_header(layout: Layout, split: set[int]) -> int | None:
    """Return the header of the longest table that runs over a page, unless tables of other headers follow it."""
    places = [place for place in layout.tables if place.header in split]
    if not places:
        return None
    longest = max(places, key=lambda place: place.rows)
    after = {_headers(place) for place in layout.tables if place.header >= longest.header}
    return longest.header if len(after) == 1 else None


def _headers(place: Place) -> tuple[str, ...]:
    return tuple(column.header for column in place.block.columns) if isinstance(place.block, Table) else ()
