"""A year-end workbook with a table to fill."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from made_workbooks import a_workbook, with_text

if TYPE_CHECKING:
    import xlsxwriter
    from openpyxl.worksheet.worksheet import Worksheet

SHEET, BOOK, TABLE = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/tables/table1.xml"
VALUES = {"Satisfaction": {"N1": 81.25, "S1": 77}, "Verdict": {"N1": "met & <kept>", "S1": "missed"}}


def a_budget(*, date_1904: bool = False) -> bytes:
    """Return the workbook; nothing in it orders a calculation."""
    return with_text(a_workbook(draw_budget, date_1904=date_1904), BOOK, ' fullCalcOnLoad="1"', "")


def draw_budget(book: xlsxwriter.Workbook) -> None:
    """Draw ids, names, money, two columns to fill of which one is formatted, totals, and a formula beside."""
    money = book.add_worksheet("Year end")
    bold = book.add_format({"bold": True, "num_format": "0.0"})
    rows = [
        ["N1", "North", 100, 1, None],
        ["S1", "South", 200, None, "old"],
        ["X9", "Elsewhere", 300, 3, "stays"],
        ["", "no unit at all", 400, 4, None],
    ]
    columns = [{"header": header} for header in ("Branch", "Name", "Costs", "Satisfaction", "Verdict")]
    columns[2] |= {"total_function": "sum", "total_value": 1000}
    money.add_table("B3:F8", {"name": "Budget", "data": rows, "columns": columns, "total_row": True})
    money.write("E4", 1, bold)
    money.write_blank("E5", None, bold)
    money.write_formula("H1", "=SUM(Budget[Satisfaction])", None, 8)
    money.conditional_format("E4:E7", {"type": "data_bar"})
    money.data_validation("E4:E7", {"validate": "decimal", "criteria": ">", "value": -1000})
    book.add_worksheet("Other").write("A1", "theirs")


def cells_of(data: bytes, tab: str = "Year end") -> Worksheet:
    """Return a sheet as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))[tab]
