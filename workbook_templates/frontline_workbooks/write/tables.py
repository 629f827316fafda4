"""Tables, drawn column by column in tight loops."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell

from frontline_workbooks.sheets.description import ColourScale, DataBar, Words
from frontline_workbooks.write import themes
from frontline_workbooks.write.layout import CELL_FACTOR, FIRST_COLUMN, MOST_LINES, row_pixels
from frontline_workbooks.write.references import column_number, row_template, sheet_address, with_local_ranges

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from frontline_workbooks.sheets.description import Column, Rule, Table, When
    from frontline_workbooks.write.layout import Layout, Place
    from frontline_workbooks.write.styles import Styles

LONGEST_TEXT = 32_767
"""Characters a cell can hold."""
MOST_LINKS = 10_000
"""Far below Excel's 65,530 a sheet; longer columns are written as plain text."""
_HEADER_HEIGHT, _LONGEST_HEADER = 15.5, 250


def draw_table(sheet: Worksheet, layout: Layout, place: Place, table: Table, styles: Styles) -> None:
    """Draw a table's heading, header, cells, rules and sparklines."""
    if table.heading:
        heading = styles.get(bold=True, font_size=13, font_color=themes.NAVY)
        sheet.set_row(place.row, 24)
        sheet.write_string(place.row, FIRST_COLUMN, table.heading, heading)
    first = place.header + 1
    table = with_local_ranges(layout, table)
    _draw_frame(sheet, place, table, styles)
    for index, column in enumerate(table.columns):
        _draw_cells(sheet, first, FIRST_COLUMN + index, table, column, styles)
        for rule in column.rules:
            _draw_rule(sheet, first, FIRST_COLUMN + index, table, rule, styles)
    _heighten_rows(sheet, place)


def _draw_frame(sheet: Worksheet, place: Place, table: Table, styles: Styles) -> None:
    """Make it an Excel table; its headers and cells are drawn in our own formats."""
    longest = max(math.ceil(len(column.header) / column.width) for column in table.columns if column.printed)
    sheet.set_row(place.header, _HEADER_HEIGHT * min(max(longest, 1.6), 4))
    headers = _unique_headers(table)
    sheet.add_table(
        place.header,
        FIRST_COLUMN,
        place.header + table.rows,
        FIRST_COLUMN + len(table.columns) - 1,
        {
            "name": table.name,
            "style": None,
            "autofilter": table.filtered,
            "banded_rows": False,
            "columns": [
                {"header": header, "header_format": styles.header(column)}
                for header, column in zip(headers, table.columns, strict=True)
            ],
        },
    )


def _unique_headers(table: Table) -> list[str]:
    """Return headers as Excel demands them of a table: not empty, 255 characters at most, no two alike."""
    found: list[str] = []
    for column in table.columns:
        header = " ".join(column.header.split())[:_LONGEST_HEADER] or "Column"
        lower = {other.casefold() for other in found}
        number = 2
        unique = header
        while unique.casefold() in lower:
            unique, number = f"{header} {number}", number + 1
        found.append(unique)
    return found


def _draw_cells(sheet: Worksheet, row: int, at: int, table: Table, column: Column, styles: Styles) -> None:
    text = column.values.dtype.kind not in "fiu"
    cells = _cell_formats(table, column, styles, text=text)
    if column.sparkline is not None:
        _draw_sparklines(sheet, row, at, table, column, cells[0])
    elif column.formula:
        _draw_formulas(sheet, row, at, table, column, cells)
    elif column.links is not None and table.rows <= MOST_LINKS:
        _draw_links(sheet, row, at, column, cells, styles)
    elif text:
        _draw_texts(sheet, row, at, column, cells, styles)
    else:
        _draw_numbers(sheet, row, at, column, cells)


def _cell_formats(table: Table, column: Column, styles: Styles, *, text: bool) -> list[Format]:
    """Return the format of every cell of a column."""
    if column.number_formats is not None:
        own = [number_format or column.number_format for number_format in column.number_formats.tolist()]
        strong = [False] * table.rows if table.strong is None else table.strong.tolist()
        kinds = {
            (number_format, bold): styles.cell(replace(column, number_format=number_format), text=text, strong=bold)
            for number_format, bold in set(zip(own, strong, strict=True))
        }
        return [kinds[kind] for kind in zip(own, strong, strict=True)]
    plain = styles.cell(column, text=text)
    if table.strong is None:
        return [plain] * table.rows
    bold = styles.cell(column, text=text, strong=True)
    return [bold if on else plain for on in table.strong.tolist()]


def _draw_texts(sheet: Worksheet, row: int, at: int, column: Column, cells: list[Format], styles: Styles) -> None:
    write, blank = sheet.write_string, sheet.write_blank
    fitting = MOST_LINES * CELL_FACTOR * column.width
    tall = styles.cell(column, text=True, tall=True)
    for number, (value, cell) in enumerate(zip(column.values.tolist(), cells, strict=True), row):
        if value:
            write(number, at, value[:LONGEST_TEXT], cell if len(value) <= fitting else tall)
        else:
            blank(number, at, None, cell)


def _draw_numbers(sheet: Worksheet, row: int, at: int, column: Column, cells: list[Format]) -> None:
    write, blank, mark = sheet.write_number, sheet.write_blank, sheet.write_string
    values = column.values.astype(float) + 0.0  # no -0.0 in a cell
    values[np.isinf(values)] = np.nan
    marks = [""] * len(values) if column.marks is None else column.marks.tolist()
    for number, (value, said, cell) in enumerate(zip(values.tolist(), marks, cells, strict=True), row):
        if said:
            mark(number, at, said, cell)
        elif value == value:  # noqa: PLR0124 - NaN differs from itself; math.isnan costs a call
            write(number, at, value, cell)
        else:
            blank(number, at, None, cell)


def _draw_formulas(sheet: Worksheet, row: int, at: int, table: Table, column: Column, cells: list[Format]) -> None:
    write = sheet.write_formula
    template = row_template(table, column.formula)
    numbers = column.values.dtype.kind in "fiu"
    values = column.values.tolist()
    if numbers:
        values = ["" if value != value else value for value in values]  # noqa: PLR0124 - NaN, as above
    for number, (value, cell) in enumerate(zip(values, cells, strict=True), row):
        write(number, at, template.replace("\0", str(number + 1)), cell, value)


def _draw_links(sheet: Worksheet, row: int, at: int, column: Column, cells: list[Format], styles: Styles) -> None:
    link = styles.get(font_color=themes.NAVY, underline=1, text_wrap=True, bottom=4, bottom_color=themes.RULE)
    targets = [] if column.links is None else column.links.tolist()
    for number, (value, target, cell) in enumerate(zip(column.values.tolist(), targets, cells, strict=True), row):
        if target:
            sheet.write_url(number, at, sheet_address(target), link, value[:LONGEST_TEXT])
        else:
            sheet.write_string(number, at, value[:LONGEST_TEXT], cell)


def _draw_sparklines(sheet: Worksheet, row: int, at: int, table: Table, column: Column, cell: Format) -> None:
    """Draw one group for the whole column: a group an unit would be slow to write and to open."""
    if column.sparkline is None:
        return
    first, last = (column_number(table, key) for key in column.sparkline)
    rows = range(row, row + table.rows)
    for number in rows:
        sheet.write_blank(number, at, None, cell)
    sheet.add_sparkline(
        row,
        at,
        {
            "location": [xl_rowcol_to_cell(number, at) for number in rows],
            "range": [f"{xl_rowcol_to_cell(number, first)}:{xl_rowcol_to_cell(number, last)}" for number in rows],
            "series_color": themes.NAVY,
            "weight": 1.5,
            "last_point": True,
            "last_color": themes.NAVY,
            "empty_cells": "connect",
            "show_hidden": True,
        },
    )


def _draw_rule(sheet: Worksheet, row: int, at: int, table: Table, rule: Rule, styles: Styles) -> None:
    for options in _rule_options(xl_rowcol_to_cell(row, at, col_abs=True), row, table, rule, styles):
        sheet.conditional_format(row, at, row + table.rows - 1, at, options)


def _rule_options(cell: str, row: int, table: Table, rule: Rule, styles: Styles) -> list[dict[str, Any]]:
    if isinstance(rule, Words):
        return [
            {
                "type": "formula",
                "criteria": f'=LEFT({cell},{len(start)})="{start}"',
                "format": styles.rule(role, fill=rule.fill),
                "stop_if_true": True,
            }
            for start, role in rule.starts
        ]
    if isinstance(rule, DataBar):
        return [_data_bar(rule)]
    if isinstance(rule, ColourScale):
        return [_colour_scale(rule, styles)]
    return [_when(rule, row, table, styles)]


def _when(rule: When, row: int, table: Table, styles: Styles) -> dict[str, Any]:
    return {
        "type": "formula",
        "criteria": row_template(table, rule.formula).replace("\0", str(row + 1)),
        "format": styles.rule(rule.role, fill=True, number_format=rule.number_format),
        "stop_if_true": True,
    }


def _data_bar(rule: DataBar) -> dict[str, Any]:
    return {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_color": themes.BAR,
        "bar_negative_color_same": True,
        "min_type": "num",
        "max_type": "num",
        "min_value": rule.minimum,
        "max_value": rule.maximum,
    }


def _colour_scale(rule: ColourScale, styles: Styles) -> dict[str, Any]:
    bad, good = styles.theme.bad.ground, styles.theme.good.ground
    low, high = (bad, good) if rule.low <= rule.high else (good, bad)
    return {
        "type": "3_color_scale",
        "min_type": "num",
        "mid_type": "num",
        "max_type": "num",
        "min_value": min(rule.low, rule.high),
        "mid_value": rule.middle,
        "max_value": max(rule.low, rule.high),
        "min_color": low,
        "mid_color": themes.WHITE,
        "max_color": high,
    }


def _heighten_rows(sheet: Worksheet, place: Place) -> None:
    """Give rows with long texts the height of two or three lines."""
    if place.lines is None:
        return
    for offset in np.flatnonzero(place.lines > 1).tolist():
        sheet.set_row_pixels(place.header + 1 + offset, row_pixels(place.lines[offset]))
