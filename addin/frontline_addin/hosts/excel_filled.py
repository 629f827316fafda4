"""The cells of a sheet that hold anything: what Excel calls used may be formatted down to the last row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

_READ_AS_IT_IS = 200_000
"""Cells up to which a range is read whole: asking where it ends would take longer."""


def filled(sheet: xw.Sheet) -> xw.Range:
    """Return the used cells of a sheet without the empty rows and columns behind the last that hold anything."""
    used = sheet.used_range
    (rows, columns), (top, left) = used.shape, (used.row, used.column)
    if rows * columns <= _READ_AS_IT_IS:
        return used
    bottom, right = top + rows - 1, left + columns - 1
    rows = _smallest(rows, lambda kept: excel_com.count_filled(sheet.range((top + kept, left), (bottom, right))))
    bottom = top + rows - 1
    columns = _smallest(columns, lambda kept: excel_com.count_filled(sheet.range((top, left + kept), (bottom, right))))
    return sheet.range((top, left), (bottom, left + columns - 1))


def _smallest(most: int, left_over: Callable[[int], int]) -> int:
    """Return the fewest rows or columns, at least one, that leave nothing over."""
    least = 1
    while least < most:
        middle = (least + most) // 2
        if left_over(middle):
            least = middle + 1
        else:
            most = middle
    return most
