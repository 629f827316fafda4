"""What in a workbook refers to sheets that are about to be replaced, so that it can be set again afterwards."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import xlwings as xw


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula in a cell; ``across`` is the whole range of an old array formula, "" for others."""

    sheet: str
    cell: tuple[int, int]
    text: str
    across: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Formulas, names and charts of a workbook that refer to some of its sheets.

    Parameters
    ----------
    formulas
        In cells of other sheets.
    names
        Defined names and what they refer to.
    charts
        Sheet, number of the chart, number of the series, its formula.
    """

    formulas: tuple[_Formula, ...]
    names: tuple[tuple[str, str], ...]
    charts: tuple[tuple[str, int, int, str], ...]

    def set_again(self, book: xw.Book) -> None:
        """Write them as they were."""
        for formula in self.formulas:
            sheet = book.sheets[formula.sheet]
            if formula.across:
                sheet.range(formula.across).formula_array = formula.text
            else:
                sheet.range(formula.cell).formula2 = formula.text
        for name, refers_to in self.names:
            book.names[name].refers_to = refers_to
        for sheet_name, chart, series, text in self.charts:
            with suppress(Exception):  # a chart that Excel does not let us set again must not undo the whole run
                excel_com.set_chart_formula(book.sheets[sheet_name], chart, series, text)


def find_mentions(book: xw.Book, replaced: Collection[str]) -> Mentions:
    """Find what refers to sheets, or to tables on them.

    Parameters
    ----------
    book
        The workbook.
    replaced
        Names of the sheets that will be deleted and put in anew.
    """
    tables = [table.display_name for sheet in replaced for table in book.sheets[sheet].tables]
    is_meant = _finder((*map(_reference, replaced), *(f"{table}[" for table in tables)))
    others = [sheet for sheet in book.sheets if sheet.name not in replaced]
    return Mentions(
        formulas=tuple(formula for sheet in others for formula in _formulas(sheet, is_meant)),
        names=tuple(
            (name.name, name.refers_to or "")
            for name in book.names
            if is_meant(name.refers_to or "") and not _is_local(name.name, replaced)
        ),
        charts=tuple(
            (sheet.name, *chart) for sheet in others for chart in excel_com.chart_formulas(sheet) if is_meant(chart[2])
        ),
    )


def formula_block(sheet: xw.Sheet) -> list[tuple[tuple[int, int], str]]:
    """Return the cells of a sheet that hold formulas, read in one block."""
    used = sheet.used_range
    block = used.formula2
    rows: Sequence[Sequence[str]] = block if isinstance(block, tuple | list) else ((block,),)
    return [
        ((used.row + down, used.column + right), text)
        for down, row in enumerate(rows)
        for right, text in enumerate(row)
        if isinstance(text, str) and text.startswith("=")
    ]


def _formulas(sheet: xw.Sheet, is_meant: Callable[[str], bool]) -> Iterator[_Formula]:
    seen: set[str] = set()
    for cell, text in formula_block(sheet):
        if not is_meant(text):
            continue
        at = sheet.range(cell)
        if not at.has_array:
            if not excel_com.is_spilled_into(at):
                yield _Formula(sheet.name, cell, text)
            continue
        across = excel_com.array_address(at)
        if across not in seen:
            seen.add(across)
            yield _Formula(sheet.name, cell, text, across)


def _finder(texts: Sequence[str]) -> Callable[[str], bool]:
    wanted = [text.casefold() for text in texts]

    def is_meant(formula: str) -> bool:
        folded = formula.casefold().replace("'!", "!").replace("''", "'")
        return any(text in folded for text in wanted)

    return is_meant


def _reference(sheet: str) -> str:
    """Return the end of a reference to a sheet, without the quotes that some names need."""
    return f"{sheet}!"


def _is_local(name: str, replaced: Collection[str]) -> bool:
    sheet, _, _ = name.rpartition("!")
    return sheet.strip("'").replace("''", "'") in replaced
