"""What cells of our sheets say that have names: people typed into them, and a second scorecard is to say it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.own_sheets import INPUT_NAME
from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.cell_addresses import Area
from frontline_workbooks.package.cell_edits import with_values
from frontline_workbooks.package.cell_rows import SheetText
from frontline_workbooks.package.cell_texts import CellTexts
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontline_workbooks.package.book import Book, DefinedName, Tab
    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_values import CellValue


def kept_inputs(data: bytes) -> dict[str, str]:
    """Return what people typed into cells of our sheets, as texts by the name of the cell.

    Parameters
    ----------
    data
        The bytes of the workbook.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    return {name: _text(value) for name, value in kept_cells(data, INPUT_NAME).items() if value is not None}


def kept_cells(data: bytes, beginning: str) -> dict[str, CellValue]:
    """Return what named cells of our sheets say.

    Parameters
    ----------
    data
        The bytes of the workbook.
    beginning
        With which their names, local to a sheet of ours, begin.

    Returns
    -------
    dict
        Number, text or None by name; a name that points at no cell any more is left out.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    package = open_package(data)
    book = read_book(package)
    texts = CellTexts(package, book)
    sheets: dict[str, SheetText] = {}
    found: dict[str, CellValue] = {}
    for name, tab, place in _named_cells(book, beginning):
        sheet = sheets.setdefault(tab.part, SheetText.of(package.read(tab.part), tab.part))
        row = sheet.row(place[0])
        cells = [cell for cell in sheet.cells(row) if cell.column == place[1]] if row else []
        found[name] = texts.value(cells[0]) if cells else None
    return found


def with_cells(data: bytes, values: Mapping[str, CellValue]) -> bytes:
    """Return a workbook that we wrote with other values in named cells of its sheets.

    Parameters
    ----------
    data
        The bytes of the workbook.
    values
        What cells are to say, by name; names that it does not have are ignored.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    package = open_package(data).copy()
    book = read_book(package)
    texts = CellTexts(package, book)
    wanted: dict[str, dict[Place, CellValue]] = {}
    for name, tab, place in _named_cells(book, ""):
        if name in values:
            wanted.setdefault(tab.part, {})[place] = values[name]
    for part, cells in wanted.items():
        package.write(part, with_values(SheetText.of(package.read(part), part), texts, cells))
    return package.to_bytes() if wanted else data


def _named_cells(book: Book, beginning: str) -> Iterator[tuple[str, Tab, Place]]:
    """Yield the names of single cells that are local to a sheet of ours, with sheet and cell."""
    ours = kinds(book)
    for name in book.names:
        if name.place in ours and name.name.startswith(beginning):
            place = _cell_of(name)
            tab = book.tabs[name.place] if name.place is not None else None
            if place is not None and tab is not None and tab.part:
                yield name.name, tab, place


def _cell_of(name: DefinedName) -> Place | None:
    _, mark, address = name.text.rpartition("!")
    try:
        area = Area.of(address) if mark else None
    except PackageFault:  # the sheet's rows or columns were deleted: #REF!
        return None
    return (area.first_row, area.first_column) if area else None


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
