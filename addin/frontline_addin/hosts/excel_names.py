"""Names that formulas call: of columns for the whole workbook, and of the cells that people type into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontline_addin.hosts.excel_values import safe_text
from frontline_workbooks.sheets.description import Fields, Table
from frontline_workbooks.write.tables import unique_headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import xlwings as xw

    from frontline_workbooks.sheets.description import Field, Sheet

_LOCAL_TO_SHEET = "!"


def name_columns(book: xw.Book, sheets: Iterable[Sheet]) -> None:
    """Name the columns that are called from everywhere, whatever became of their names when sheets were copied.

    Parameters
    ----------
    book
        The user's workbook.
    sheets
        The described sheets that were put in, under the names of their tabs.
    """
    for described in sheets:
        sheet = book.sheets[described.name]
        names = dict(_column_names(described))
        for local in [name for name in sheet.names if name.name.rpartition(_LOCAL_TO_SHEET)[2] in names]:
            local.delete()  # Excel makes a copy's name local where the workbook has that name already
        for name, column in names.items():
            book.names.add(name, f"={column}")


def typed_cells(book: xw.Book, sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return what people typed into our cells, by name of the cell."""
    there = {sheet.name for sheet in book.sheets}
    return {
        field.name: book.sheets[described.name].names[field.name].refers_to_range.value
        for described in sheets
        if described.name in there
        for field in _typed_fields(described)
        if field.name in book.sheets[described.name].names
    }


def type_again(book: xw.Book, sheets: Iterable[Sheet], typed: Mapping[str, Any]) -> None:
    """Put what people typed back into the cells of sheets that were put in anew."""
    for described in sheets:
        for field in _typed_fields(described):
            entry = typed.get(field.name)
            if entry is not None:
                cell = book.sheets[described.name].names[field.name].refers_to_range
                cell.value = safe_text(entry) if isinstance(entry, str) else entry


def _column_names(described: Sheet) -> Iterator[tuple[str, str]]:
    for block in described.blocks:
        if isinstance(block, Table):
            for header, column in zip(unique_headers(block), block.columns, strict=True):
                if column.name:
                    yield column.name, f"{block.name}[{header}]"


def _typed_fields(described: Sheet) -> Iterator[Field]:
    blocks = (block for block in described.blocks if isinstance(block, Fields))
    return (field for block in blocks for field in block.fields if field.choices and field.name)
