"""Native charts that grow with the results they show: each series is a name for as many rows as are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from xlsxwriter.utility import xl_col_to_name

from frontline_workbooks.templates.parts.results import below
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_FONT = {"name": "Calibri", "size": 9, "color": themes.INK}
_DASHED = {"mean": "solid", "limit": "dash", "target": "round_dot"}


@dataclass(frozen=True, slots=True)
class Series:
    """A column of a result, what it is called in the legend, and how it is drawn."""

    name: str
    column: int
    look: Literal["main", "mean", "limit", "target"] = "main"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the rows of a result.

    Parameters
    ----------
    kind
        Bars of ranked shares, or lines over time.
    title
        What it says.
    alt
        Alternative text for those who cannot see it.
    first_row
        First row under the result's header.
    categories
        Column of names or periods.
    series
        Columns drawn.
    number_format
        Of the axis of values.
    size
        Width and height in pixels.
    """

    kind: Literal["bar", "line"]
    title: str
    alt: str
    first_row: int
    categories: int
    series: Sequence[Series]
    number_format: str
    size: tuple[int, int] = (900, 330)


def draw_chart(book: TemplateBook, page: Page, row: int, column: int, chart: Chart) -> None:
    """Draw a chart with its upper left corner at a cell."""
    drawing = book.xlsx.add_chart({"type": chart.kind})
    for series in chart.series:
        drawing.add_series(_series(book, page, chart, series))
    drawing.set_title({"name": chart.title, "overlay": False, "name_font": {**_FONT, "size": 12, "bold": True}})
    _set_axes(drawing, chart)
    drawing.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": _FONT})
    drawing.set_chartarea({"border": {"none": True}})
    drawing.show_blanks_as("span")
    drawing.set_size({"width": chart.size[0], "height": chart.size[1]})
    page.sheet.insert_chart(row, column, drawing, {"description": chart.alt, "object_position": 2})


def _series(book: TemplateBook, page: Page, chart: Chart, series: Series) -> dict[str, Any]:
    filled = _filled(page, chart)
    return {
        "name": series.name,
        "categories": f"={_named_column(book, page, chart, chart.categories)}",
        "values": f"={_named_column(book, page, chart, series.column)}",
        "categories_data": _cells(page, chart, chart.categories, filled),
        "values_data": _cells(page, chart, series.column, filled),
        **(_bar() if chart.kind == "bar" else _line(series)),
    }


def _named_column(book: TemplateBook, page: Page, chart: Chart, column: int) -> str:
    """Return a name, local to the sheet, for the filled rows of a column."""
    sheet = f"'{page.name}'!"
    names = f"{sheet}{below(chart.categories, chart.first_row - 1)}"
    cells = f"{sheet}{below(column, chart.first_row - 1)}"
    filled = f'MAX(1,COUNTIF({names},"?*")+COUNT({names}))'
    name = f"{sheet}Chart_{xl_col_to_name(column)}"
    book.define_formula(name, f"={cells.partition(':')[0]}:INDEX({cells},{filled})")
    return name


def _filled(page: Page, chart: Chart) -> range:
    """Return the rows that hold something in the example."""
    row = chart.first_row
    while page.grid.cells.get((page.name, row, chart.categories)) not in (None, ""):
        row += 1
    return range(chart.first_row, row)


def _cells(page: Page, chart: Chart, column: int, rows: range) -> list[Any]:
    values = (page.grid.cells.get((page.name, row, column)) for row in rows)
    texts = column == chart.categories
    return [value if texts or isinstance(value, (int, float)) else "" for value in values]


def _bar() -> dict[str, Any]:
    return {"fill": {"color": "#4A78AE"}, "border": {"none": True}, "gap": 45}


def _line(series: Series) -> dict[str, Any]:
    if series.look == "main":
        marker = {"type": "circle", "size": 5, "fill": {"color": "#4A78AE"}, "border": {"color": "#4A78AE"}}
        return {"line": {"color": "#4A78AE", "width": 2}, "marker": marker}
    colour = themes.NAVY if series.look == "target" else themes.GREY
    return {"line": {"color": colour, "width": 1.25, "dash_type": _DASHED[series.look]}, "marker": {"type": "none"}}


def _set_axes(drawing: Any, chart: Chart) -> None:
    quiet = {"num_font": _FONT, "line": {"color": themes.RULE}, "major_tick_mark": "none"}
    values = {
        **quiet,
        "num_format": chart.number_format,
        "major_gridlines": {"visible": True, "line": {"color": "#E3E8ED"}},
    }
    if chart.kind == "bar":
        drawing.set_x_axis({**values, "min": 0})
        drawing.set_y_axis({**quiet, "reverse": True})
    else:
        slanted = {**_FONT, "rotation": -45}  # level, long rows of periods break in some places and not in others
        drawing.set_x_axis({**quiet, "label_position": "low", "num_font": slanted})
        drawing.set_y_axis(values)
