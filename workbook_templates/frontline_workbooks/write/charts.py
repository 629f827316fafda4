"""Native charts, quiet and with an alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_workbooks.write import themes
from frontline_workbooks.write.layout import FIRST_COLUMN, starts
from frontline_workbooks.write.references import column_number

if TYPE_CHECKING:
    from xlsxwriter import Workbook as XlsxBook
    from xlsxwriter.worksheet import Worksheet

    from frontline_workbooks.sheets.description import Chart, Series
    from frontline_workbooks.write.layout import Layout, Place
    from frontline_workbooks.write.references import References
    from frontline_workbooks.write.styles import Styles

_PIXELS_A_CHARACTER = 7.0
_FONT = {"name": "Calibri", "size": 9, "color": themes.INK}
_SIGNS = ("square", "triangle", "diamond", "circle", "x", "plus", "star", "long_dash", "short_dash")
_DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "square_dot", "long_dash_dot", "solid", "dash")
_MOST_SIGNS = 24
_TYPES: dict[str, dict[str, str]] = {
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "stacked": {"type": "bar", "subtype": "percent_stacked"},
    "line": {"type": "line"},
}


def draw_chart(
    book: XlsxBook,
    sheet: Worksheet,
    layout: Layout,
    place: Place,
    chart: Chart,
    styles: Styles,
    references: References,
) -> None:
    """Draw a chart over the printed width, or over its left or right half."""
    drawing = book.add_chart(dict(_TYPES[chart.kind]))
    thin = [series for series in chart.series if series.look == "thin"]
    for series in chart.series:
        place_among = thin.index(series) if series in thin else -1
        drawing.add_series(_series(chart, series, styles, references, place_among))
    drawing.set_title({"name": chart.title, "overlay": False, "name_font": {**_FONT, "size": 12, "bold": True}})
    _set_axes(drawing, chart)
    _set_legend(drawing, chart)
    if chart.kind == "line":
        drawing.show_blanks_as("span")  # a missing period interrupts no line
    drawing.set_chartarea({"border": {"none": True}})
    width = layout.printed_width * _PIXELS_A_CHARACTER
    drawing.set_size({"width": int(width * (0.5 if chart.half else 1.0)), "height": chart.height})
    column = starts(layout.widths[: layout.printed], 2)[1] if _is_right_half(layout, place, chart) else 0
    options = {"description": chart.alt, "object_position": 2}
    sheet.insert_chart(place.row, FIRST_COLUMN + column, drawing, options)


def _is_right_half(layout: Layout, place: Place, chart: Chart) -> bool:
    row_mates = [other for other in layout.places if other.row == place.row]
    return chart.half and row_mates[-1] is place and len(row_mates) > 1


def _series(chart: Chart, series: Series, styles: Styles, references: References, place_among: int) -> dict[str, Any]:
    if series.across:
        categories, values = references.across(series.table, series.values, series.first)
    else:
        categories = references.cells(series.table, series.categories, series.first, series.count)
        values = references.cells(series.table, series.values, series.first, series.count)
    colour = styles.theme.shade(series.role).solid
    drawn: dict[str, Any] = {"name": series.name, "categories": f"={categories}", "values": f"={values}"}
    if chart.kind == "line":
        points = references.table(series.table).rows
        return drawn | (_line(series, colour) if place_among < 0 else _thin_line(place_among)) | _signs_off(points)
    if _is_stroke(chart, series):
        return drawn | _stroke(chart, series, colour, references)
    gap = 45 if chart.kind != "column" else 60
    overlap = 100
    return drawn | {"fill": {"color": colour}, "border": {"none": True}, "gap": gap, "overlap": overlap}


def _line(series: Series, colour: str) -> dict[str, Any]:
    if series.look == "mark":  # a target: dashed, without points
        return {"line": {"color": colour, "width": 1.25, "dash_type": "dash"}, "marker": {"type": "none"}}
    marker = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2}, "marker": marker}


def _thin_line(place: int) -> dict[str, Any]:
    colour = themes.LINES[place % len(themes.LINES)]
    sign = {"type": _SIGNS[place % len(_SIGNS)], "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 1.25, "dash_type": _DASHES[place % len(_DASHES)]}, "marker": sign}


def _signs_off(points: int) -> dict[str, Any]:
    """Leave the signs of a long line out: they would cover it."""
    return {"marker": {"type": "none"}} if points > _MOST_SIGNS else {}


def _stroke(chart: Chart, series: Series, colour: str, references: References) -> dict[str, Any]:
    """Draw only the error bars of an invisible bar: Excel has no other way to mark a point on a bar chart."""
    base = {"fill": {"none": True}, "border": {"none": True}, "gap": 45, "overlap": 100}
    if series.look == "range":
        plus = references.cells(series.table, series.plus, series.first, series.count)
        bars: dict[str, Any] = {
            "type": "custom",
            "plus_values": f"={plus}",
            "minus_values": [0],
            "direction": "plus",
            "end_style": 1,
            "line": {"color": colour, "width": 1.75},
        }
    else:
        half = _axis_span(chart, series, references) * 0.003
        bars = {"type": "fixed", "value": half, "end_style": 0, "line": {"color": colour, "width": 7}}
    return base | {"y_error_bars": bars}


def _axis_span(chart: Chart, series: Series, references: References) -> float:
    if chart.minimum is not None and chart.maximum is not None:
        return chart.maximum - chart.minimum
    table = references.table(series.table)
    values = table.columns[column_number(table, series.values) - FIRST_COLUMN].values.astype(float)
    known = values[np.isfinite(values)]
    return float(np.ptp(known)) if known.size > 1 and np.ptp(known) > 0 else 1.0


def _set_axes(drawing: Any, chart: Chart) -> None:
    font = {"num_font": _FONT, "name_font": {**_FONT, "bold": False}}
    value = {
        "name": chart.value_axis,
        "num_format": chart.number_format,
        "min": chart.minimum,
        "max": chart.maximum,
        "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE", "width": 0.75}},
        "line": {"none": True},
        **font,
    }
    category = {"name": chart.category_axis, "line": {"color": themes.RULE}, "major_tick_mark": "none", **font}
    if chart.kind in ("bar", "stacked"):
        drawing.set_y_axis({**category, "reverse": True, "label_position": "low", "interval_unit": 1})
        drawing.set_x_axis({**value, "label_position": "high"})
    else:
        drawing.set_x_axis({**category, "label_position": "low"})
        drawing.set_y_axis(value)


def _set_legend(drawing: Any, chart: Chart) -> None:
    """Name the bars and lines; a stroke has no swatch, so its name brings its own sign."""
    if all(_is_stroke(chart, series) for series in chart.series) or len(chart.series) == 1:
        drawing.set_legend({"none": True})
    else:
        drawing.set_legend({"position": "bottom", "font": _FONT})


def _is_stroke(chart: Chart, series: Series) -> bool:
    return chart.kind != "line" and series.look in ("mark", "range")
