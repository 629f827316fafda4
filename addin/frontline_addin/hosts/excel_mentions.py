"""What in a workbook refers to sheets that are about to be replaced, so that it can be set again afterwards."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_com_pointers
from frontline_addin.hosts.excel_filled import filled
from frontline_addin.hosts.excel_rules import NO_RULES, Rules
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.package.references import pointed_at
from frontline_workbooks.sheets.names import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import xlwings as xw

    from frontline_addin.hosts.excel_com_pointers import Series

_OURS = frozenset(COLUMNS.values())
"""Names of our columns, which are set with the sheets themselves."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a cell; ``across`` is the whole range of an old array formula, "" for others."""

    sheet: str
    cell: tuple[int, int]
    text: str
    across: str = ""

    def place(self, book: xw.Book) -> str:
        """Return where it stands, in words."""
        cell = book.sheets[self.sheet].range(self.cell)
        return f"Cell {cell.get_address(row_absolute=False, column_absolute=False)} of the sheet {self.sheet}"

    def set_again(self, book: xw.Book) -> None:
        """Type it again.

        Raises
        ------
        NotNowError
            Excel does not take it.
        """
        cells = book.sheets[self.sheet].range(self.across or self.cell)
        try:
            if self.across:
                cells.formula_array = self.text
            else:
                excel_com.put_formulas(cells, self.text)
        except Exception as error:
            raise NotNowError(
                f"{self.place(book)} uses something that is gone from our sheets: {self.text}. "
                "Everything is as it was. Change or delete that formula and click again."
            ) from error


@dataclass(frozen=True, slots=True)
class Mentions:
    """What of a workbook refers to some of its sheets.

    Parameters
    ----------
    formulas
        In cells of other sheets.
    names
        Defined names of people's and what they refer to.
    series
        Of charts.
    rules
        Lists to choose from, and conditional formats.
    """

    formulas: tuple[Formula, ...]
    names: tuple[tuple[str, str], ...]
    series: tuple[Series, ...]
    rules: Rules = NO_RULES

    def set_again(self, book: xw.Book) -> None:
        """Write them as they were."""
        for name, refers_to in self.names:
            _set_name(book, name, refers_to)
        for formula in self.formulas:
            formula.set_again(book)
        for series in self.series:
            with suppress(Exception):  # a chart that Excel does not let us set again must not undo the whole run
                excel_com_pointers.set_series(book, series)
        self.rules.set_again(book)

    def refuse_protected(self, book: xw.Book) -> None:
        """Refuse to replace sheets where what refers to them could not be set again.

        Raises
        ------
        NotNowError
            A formula or rule that refers to them stands on a protected sheet.
        """
        ruled = {sheet: f"A list or conditional format of the sheet {sheet}" for sheet in self.rules.saved}
        places = ruled | {formula.sheet: formula.place(book) for formula in reversed(self.formulas)}
        for sheet, where in places.items():
            if excel_com.is_protected(book.sheets[sheet]):
                raise NotNowError(
                    f"{where}, which is protected, looks at a sheet of ours that has to be drawn anew. "
                    "Lift the protection under Review > Unprotect Sheet and click again."
                )


def find_mentions(
    book: xw.Book, replaced: Collection[str], find_rules: Callable[[Callable[[str], bool]], Rules] | None = None
) -> Mentions:
    """Find what refers to sheets, or to tables on them.

    Parameters
    ----------
    book
        The workbook.
    replaced
        Names of the sheets that will be deleted and put in anew.
    find_rules
        Finds the lists and conditional formats with a formula that is meant; None leaves them out.
    """
    if not replaced:
        return Mentions((), (), ())
    is_meant = pointing_at(book, replaced)
    others = [sheet for sheet in book.sheets if sheet.name not in replaced]
    return Mentions(
        formulas=tuple(formula for sheet in others for formula in _formulas(sheet, is_meant)),
        names=tuple(
            (name.name, name.refers_to or "")
            for name in book.names
            if name.name not in _OURS and is_meant(name.refers_to or "") and not _is_local(name.name, replaced)
        ),
        series=tuple(
            series
            for series in excel_com_pointers.chart_series(book)
            if series.sheet not in replaced and is_meant(series.formula)
        ),
        rules=find_rules(is_meant) if find_rules else NO_RULES,
    )


def formulas_with(sheet: xw.Sheet, is_meant: Callable[[str], bool]) -> list[tuple[tuple[int, int], str]]:
    """Return the cells of a sheet that hold such formulas; all are read in one block."""
    cells = filled(sheet)
    block = excel_com.formulas_of(cells)
    rows: Sequence[Sequence[str]] = block if isinstance(block, tuple | list) else ((block,),)
    found = [
        ((cells.row + down, cells.column + right), text)
        for down, row in enumerate(rows)
        for right, text in enumerate(row)
        if isinstance(text, str) and text.startswith("=") and is_meant(text)
    ]
    return [(cell, text) for cell, text in found if excel_com.has_formula(sheet.range(cell))]  # not a text like one


def _formulas(sheet: xw.Sheet, is_meant: Callable[[str], bool]) -> Iterator[Formula]:
    seen: set[str] = set()
    for cell, text in formulas_with(sheet, is_meant):
        at = sheet.range(cell)
        if not at.has_array:
            if not excel_com.is_spilled_into(at):
                yield Formula(sheet.name, cell, text)
            continue
        across = excel_com.array_address(at)
        if across not in seen:
            seen.add(across)
            yield Formula(sheet.name, cell, text, across)


def pointing_at(book: xw.Book, replaced: Collection[str]) -> Callable[[str], bool]:
    """Return what tells whether a formula points at one of the sheets or at a table on one."""
    tables = {table.display_name.lower() for tab in replaced for table in book.sheets[tab].tables}
    things = {f"{tab.lower()}!" for tab in replaced} | tables | {f"{table}[" for table in tables}
    words = {tab.lower().replace("'", "''") for tab in replaced} | tables

    def is_meant(formula: str) -> bool:
        lower = formula.lower()
        return any(word in lower for word in words) and not things.isdisjoint(pointed_at(formula))

    return is_meant


def _set_name(book: xw.Book, name: str, refers_to: str) -> None:
    try:
        book.names[name].refers_to = refers_to
    except Exception as error:
        raise NotNowError(
            f"The name {name} stands for something that is gone from our sheets: {refers_to}. Everything is as it was. "
            "Change or delete it under Formulas > Name Manager and click again."
        ) from error


def _is_local(name: str, replaced: Collection[str]) -> bool:
    sheet, _, _ = name.rpartition("!")
    return sheet.strip("'").replace("''", "'") in replaced
