"""The cells of a sheet of a saved workbook, as they were calculated last."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def saved_cells(data: bytes, tab: str) -> Sequence[Sequence[Any]]:
    """Return the cells of a sheet from A1 on, row by row; none of a workbook that calamine does not open.

    Parameters
    ----------
    data
        The bytes of the workbook.
    tab
        Name of the sheet.
    """
    import python_calamine as calamine

    try:
        sheet = calamine.CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(tab)
    except calamine.CalamineError:  # such as one with dialogues or macros of Excel 4
        return ()
    return sheet.to_python(skip_empty_area=False)
