"""Names by which formulas of the whole workbook call columns of our tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.sheets.description import Table
from frontline_workbooks.write.tables import unique_headers

if TYPE_CHECKING:
    import xlsxwriter

    from frontline_workbooks.sheets.description import Workbook

_WHOLE_WORKBOOK = -1


def name_columns(book: xlsxwriter.Workbook, workbook: Workbook) -> None:
    """Name the columns that are to be called from everywhere; a name of a table's column follows the table.

    Parameters
    ----------
    book
        The workbook that is drawn.
    workbook
        Its description.
    """
    for sheet in workbook.sheets:
        for block in sheet.blocks:
            if isinstance(block, Table):
                for header, column in zip(unique_headers(block), block.columns, strict=True):
                    if column.name:  # define_name takes nothing but cells
                        book.defined_names.append([column.name, _WHOLE_WORKBOOK, f"{block.name}[{header}]", False])
