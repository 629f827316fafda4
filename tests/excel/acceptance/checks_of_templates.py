"""Each shipped template, opened and calculated anew: every cell shows what was stored in the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.formulas import bad_cells, formula_count
from excel.acceptance.function_sheets import same, shown
from excel.acceptance.stored_workbook import stored_workbook
from frontline_workbooks.templates import template_names, write_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw


def checks_of_templates() -> Iterator[Check]:
    """Yield a check for each template."""
    expected = "opens, calculates to the stored values, and shows neither #NAME? nor @"
    for name in template_names():
        yield Check("Templates", name, expected, partial(_template, name=name))


def _template(bench: Bench, name: str) -> str:
    folder = bench.folder / "templates"
    if not folder.exists():
        folder.mkdir()
        write_templates(folder)
    book = bench.excel.open(folder / f"{name}.xlsx")
    bench.excel.recalculate()
    compared = compare_with_file(book, folder / f"{name}.xlsx")
    bad, formulas = bad_cells(book), formula_count(book)
    insist(not bad, f"{len(bad)} cells, first {bad[:3]}")
    insist(formulas, "no formula with FLS_ was found")
    book.close()
    return f"{compared:,} cells as stored, {formulas} formulas with FLS_, no #NAME?, no @"


def compare_with_file(book: xw.Book, path: Path) -> int:
    """Compare every cell that holds a value in a file with what Excel shows; return how many there are."""
    stored = stored_workbook(path)
    compared = 0
    for sheet in stored.worksheets:
        block = book.sheets[sheet.title].range((1, 1), (sheet.max_row, sheet.max_column))
        compared += _compare(sheet, block.options(ndim=2, err_to_str=True).value)
    return compared


def _compare(sheet: Any, seen: list[list[Any]]) -> int:
    compared = 0
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                found = seen[cell.row - 1][cell.column - 1]
                where = f"{sheet.title}!{cell.coordinate} shows {shown(found)} instead of {shown(cell.value)}"
                insist(same(found, cell.value), where)
                compared += 1
    return compared
