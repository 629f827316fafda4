"""XlsxWriter's worksheet, made fit for long tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format

    from frontline_workbooks.write.long_rows import LongRows


class ScorecardSheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes whole columns and writes formulas as they are given."""

    dim_rowmin: int | None
    dim_rowmax: int | None

    def __init__(self) -> None:
        super().__init__()
        self._long: list[LongRows] = []

    def add_long_rows(self, rows: LongRows, first_column: int) -> None:
        """Add rows that hold nothing else; they are written when the workbook is closed."""
        for row, column in ((rows.first, first_column), (rows.last, first_column + len(rows.columns) - 1)):
            self.write_number(row, column, 0)  # only to widen the sheet's dimensions
            self.table.pop(row, None)
        self._long.append(rows)

    def string_numbers(self, texts: np.ndarray) -> np.ndarray:
        """Return the numbers of texts among the workbook's shared strings, -1 for ""."""
        codes, unique = pd.factorize(texts)
        numbers = [self.str_table._get_shared_string_index(text) if text else -1 for text in unique]  # noqa: SLF001 - its only door
        self.str_table.count += int((codes >= 0).sum()) - len(unique)
        return np.array([*numbers, -1])[codes]

    @staticmethod
    def style_numbers(cells: Sequence[Format]) -> list[int]:
        """Return the numbers of formats among the workbook's cell formats."""
        numbers = {cell: cell._get_xf_index() for cell in dict.fromkeys(cells)}  # noqa: SLF001 - its only door
        return [numbers[cell] for cell in cells]

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002
        """Skip the search for functions newer than Excel 2007: our templates use none, and a test says so.

        The search tries some 30 patterns on each formula, half the time of writing a large workbook.
        """
        return formula.removeprefix("=")

    def _xml_formula_element(self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()) -> None:
        """Say of an empty result that it is a text: without that it passes for a formula never calculated."""
        empty = [("t", "str")] if result == "" else []
        super()._xml_formula_element(formula, result, [*attributes, *empty])

    def _write_rows(self) -> None:
        """Write the rows of XlsxWriter and the long ones in order."""
        first, last = self.dim_rowmin, self.dim_rowmax
        start = first
        for rows in sorted(self._long, key=lambda rows: rows.first):
            self._write_rows_between(start, rows.first - 1)
            rows.write(self.fh)
            start = rows.last + 1
        self._write_rows_between(start, last)
        self.dim_rowmin, self.dim_rowmax = first, last

    def _write_rows_between(self, first: int | None, last: int | None) -> None:
        self.dim_rowmin, self.dim_rowmax = first, last
        if first is not None and last is not None and first <= last:
            super()._write_rows()
