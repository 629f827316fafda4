"""Dates in workbooks that count their days from 1904, as Excel for the Mac once did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontline_workbooks.sheets.description import Table

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Block, Column, Workbook

_DAYS_BETWEEN = 1462
"""Days from the start of one count to the start of the other."""


def counted_from_1904(workbook: Workbook) -> Workbook:
    """Return the description with every column of dates counted from 1904.

    >>> from frontline_workbooks.sheets.description import Workbook
    >>> counted_from_1904(Workbook("Empty", ()))
    Workbook(title='Empty', sheets=(), theme='green-red', choices=())
    """
    sheets = tuple(replace(sheet, blocks=tuple(_block(block) for block in sheet.blocks)) for sheet in workbook.sheets)
    return replace(workbook, sheets=sheets)


def _block(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, columns=tuple(_column(column) for column in block.columns))


def _column(column: Column) -> Column:
    dates = "yy" in column.number_format and column.values.dtype.kind == "f"
    return replace(column, values=column.values - _DAYS_BETWEEN) if dates else column
