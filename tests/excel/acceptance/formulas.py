"""What must stand in no cell of a workbook: #NAME?, and an @ that Excel puts before a function that could spill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

_TEXT = re.compile(r'"[^"]*"')
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]|'[^']*'")


def bad_cells(book: xw.Book) -> list[str]:
    """Return the addresses of cells that show #NAME? or whose formula shows @, with which of the two."""
    return [f"{sheet.name}!{address}: {what}" for sheet in book.sheets for address, what in _of_sheet(sheet)]


def formula_count(book: xw.Book) -> int:
    """Return how many cells hold a formula with a function of ours."""
    return sum("FLS_" in text for sheet in book.sheets for row in _formulas(sheet.used_range) for text in row)


def has_at_sign(formula: str) -> bool:
    """Whether a formula shows the sign of implicit intersection; that of a table's own row is another one.

    >>> has_at_sign("=@FLS_RANK(A1:A9,B1:B9)"), has_at_sign('=FLS_NPS([@score],"a@b")')
    (True, False)
    """
    return formula.startswith("=") and "@" in _IN_BRACKETS.sub("", _TEXT.sub("", formula))


def _of_sheet(sheet: xw.Sheet) -> Iterator[tuple[str, str]]:
    used = sheet.used_range
    values = used.options(ndim=2, err_to_str=True).value
    for down, formulas in enumerate(_formulas(used)):
        for right, formula in enumerate(formulas):
            what = "#NAME?" if values[down][right] == "#NAME?" else "@" if has_at_sign(formula) else ""
            if what:
                yield used[down, right].get_address(row_absolute=False, column_absolute=False), what


def _formulas(cells: xw.Range) -> list[list[str]]:
    found: Any = cells.formula2
    rows = found if isinstance(found, tuple | list) else ((found,),)
    return [[str(text) for text in row] for row in rows]
