"""Names that formulas call: of columns for the whole workbook, and of the cells that people type into."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from frontline_addin.hosts import excel_com, excel_com_pointers
from frontline_addin.hosts.excel_marks import by_kind, own_sheets
from frontline_addin.hosts.excel_mentions import formulas_with
from frontline_addin.hosts.excel_values import safe_text
from frontline_workbooks.own_sheets import INPUT_NAME
from frontline_workbooks.sheets.description import Fields, Table
from frontline_workbooks.sheets.names import COLUMNS
from frontline_workbooks.write.tables import unique_headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import xlwings as xw

    from frontline_workbooks.sheets.description import Field, Sheet
    from frontline_workbooks.write.layout import Layout

_LOCAL_TO_SHEET = "!"
_LOST = "#REF!"
_COLUMN = re.compile(r"=(?P<table>[^\W\d][\w.]*)(?P<header>\[.*\])")
_OURS = frozenset(COLUMNS.values())


def name_columns(book: xw.Book, layouts: Iterable[Layout]) -> None:
    """Name the columns that are called from everywhere, whatever became of their names when sheets were copied.

    Parameters
    ----------
    book
        The user's workbook.
    layouts
        The described sheets that were put in, under the names of their tabs.
    """
    names: dict[str, str] = {}
    for layout in layouts:
        tables = _tables_by_row(book.sheets[layout.sheet.name])
        for place in layout.tables:
            if isinstance(place.block, Table):
                table = tables.get(place.header + 1, place.block.name)
                names |= {name: f"={table}[{header}]" for name, header in _named_headers(place.block)}
    _set_names(book, names)


def take_names(book: xw.Book, source: xw.Book, tabs: Mapping[str, str]) -> None:
    """Name the columns of sheets that were copied as they are named where the sheets came from.

    Formulas on the copies that call them are typed anew: Excel may have tied them to a name of its own making.

    Parameters
    ----------
    book
        The workbook that got the sheets.
    source
        The one they came from.
    tabs
        What the copy of each sheet is called.
    """
    tables: dict[str, str] = {}
    for old, new in tabs.items():
        here = _tables_by_row(book.sheets[new])
        tables |= {table: here[row] for row, table in _tables_by_row(source.sheets[old]).items() if row in here}
    _set_names(book, dict(_names_of_columns(source, tables)))
    for old, new in tabs.items():
        for cell, formula in formulas_with(source.sheets[old], _calls_columns):
            excel_com.put_formulas(book.sheets[new].range(cell), formula)


def drop_lost_names(book: xw.Book) -> None:
    """Delete names of our columns whose sheet is gone."""
    for name in list(book.names):
        if name.name in _OURS and _LOST in (name.refers_to or ""):
            name.delete()


def offer_again(book: xw.Book, source: xw.Book, tabs: Mapping[str, str]) -> None:
    """Give cells to type into the lists that they had where their sheets came from; as `take_names`."""
    for old, new in tabs.items():
        here = book.sheets[new].names
        for name in source.sheets[old].names:
            cell = name.name.rpartition(_LOCAL_TO_SHEET)[2]
            if cell.startswith(INPUT_NAME) and cell in here:
                with suppress(Exception):  # without its list the cell takes what is typed all the same
                    wanted = excel_com_pointers.validation_of(name.refers_to_range)
                    excel_com_pointers.set_validation(here[cell].refers_to_range, wanted)


def typed_cells(book: xw.Book, sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return what people typed into our cells, by name of the cell; of a cell that was deleted nothing."""
    there = {sheet.name for sheet in book.sheets}
    typed = {}
    for described in sheets:
        for field in _typed_fields(described) if described.name in there else ():
            names = book.sheets[described.name].names
            if field.name in names and _LOST not in (names[field.name].refers_to or ""):
                typed[field.name] = names[field.name].refers_to_range.value
    return typed


def typed_texts(book: xw.Book) -> dict[str, str]:
    """Return what stands in all cells of ours to type into, as texts by name of the cell."""
    texts = {}
    for own in by_kind(book).values():
        for name in book.sheets[own.name].names:
            cell = name.name.rpartition(_LOCAL_TO_SHEET)[2]
            if cell.startswith(INPUT_NAME) and _LOST not in (name.refers_to or ""):
                value = name.refers_to_range.value
                texts[cell] = f"{value:g}" if isinstance(value, float) else str(value or "")
    return {cell: text for cell, text in texts.items() if text}


def type_again(book: xw.Book, sheets: Iterable[Sheet], typed: Mapping[str, Any]) -> None:
    """Put what people typed back into the cells of sheets that were put in anew."""
    for described in sheets:
        for field in _typed_fields(described):
            entry = typed.get(field.name)
            if entry is not None:
                cell = book.sheets[described.name].names[field.name].refers_to_range
                cell.value = safe_text(entry) if isinstance(entry, str) else entry


def _set_names(book: xw.Book, names: Mapping[str, str]) -> None:
    """Set names of the whole workbook; Excel makes a copy's name local where the workbook has that name already."""
    if not names:
        return
    for own in own_sheets(book):
        for local in list(book.sheets[own.name].names):
            if local.name.rpartition(_LOCAL_TO_SHEET)[2] in names:
                local.delete()
    for name, refers_to in names.items():
        book.names.add(name, refers_to)


def _names_of_columns(book: xw.Book, tables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of columns of some tables, with what they refer to under the new names of the tables."""
    for name in book.names:
        column = _COLUMN.fullmatch(name.refers_to or "") if name.name in _OURS else None
        if column and column["table"] in tables:
            yield name.name, f"={tables[column['table']]}{column['header']}"


def _calls_columns(formula: str) -> bool:
    """Whether a formula calls columns by name, and no sheet, which may have another name there."""
    return _LOCAL_TO_SHEET not in formula and any(name in formula for name in _OURS)


def _tables_by_row(sheet: xw.Sheet) -> dict[int, str]:
    """Return the tables of a sheet by the row of their headers: ours stand below one another."""
    return {table.range.row: table.display_name for table in sheet.tables}


def _named_headers(table: Table) -> Iterator[tuple[str, str]]:
    for header, column in zip(unique_headers(table), table.columns, strict=True):
        if column.name:
            yield column.name, header


def _typed_fields(described: Sheet) -> Iterator[Field]:
    blocks = (block for block in described.blocks if isinstance(block, Fields))
    return (field for block in blocks for field in block.fields if field.choices and field.name)
