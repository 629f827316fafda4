"""Conditional formats, which keep working when a value is typed, and sparklines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from frontline_workbooks.sheets.description import ColourScale, DataBar, Words
from frontline_workbooks.write import themes
from frontline_workbooks.write.references import column_number, row_template

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from frontline_workbooks.sheets.description import Column, Rule, Table, When
    from frontline_workbooks.write.styles import Styles


def draw_rule(sheet: Worksheet, row: int, at: int, table: Table, rule: Rule, styles: Styles) -> None:
    """Lay a rule over the cells of a column, from a row on."""
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


def draw_sparklines(sheet: Worksheet, row: int, at: int, table: Table, column: Column) -> None:
    """Draw one group for the whole column: a group an unit would be slow to write and to open."""
    if column.sparkline is None:
        return
    first, last = (column_number(table, key) for key in column.sparkline)
    rows = range(row, row + table.rows)
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
