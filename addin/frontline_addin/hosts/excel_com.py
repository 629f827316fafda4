"""What only Excel's own objects can do: every use of xlwings' ``.api`` stands here and in `excel_com_pointers`."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw

EXCEL_LINKS = 1
WAIT_CURSOR = 2
NO_MACROS = 3
VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
_ESCAPE, _HELD_OR_PRESSED = 0x1B, 0x8001


def is_ready(app: xw.App) -> bool:
    """Whether Excel takes commands: no cell is being edited and no dialogue is open."""
    with _one_attempt():
        try:
            return bool(app.api.Ready)
        except Exception:  # noqa: BLE001 - a busy Excel refuses calls with an error of pywin32, which is not always there
            return False


@contextlib.contextmanager
def _one_attempt() -> Iterator[None]:
    """Ask once: xlwings would repeat a refused call without end."""
    module: Any = sys.modules.get("xlwings._xlwindows")
    if module is None:
        yield
        return
    before, module.N_COM_ATTEMPTS = module.N_COM_ATTEMPTS, 1
    try:
        yield
    finally:
        module.N_COM_ATTEMPTS = before


def shows_protected_view(app: xw.App) -> bool:
    """Whether a file is open in Protected View."""
    return bool(app.api.ProtectedViewWindows.Count)


def shows_workbook(app: xw.App) -> bool:
    """Whether a workbook is in front of the user; one without a window, such as the personal one, is not."""
    return app.api.ActiveWorkbook is not None


def is_shared(book: xw.Book) -> bool:
    """Whether the workbook is shared in the old way, in which no sheet can be deleted."""
    return bool(book.api.MultiUserEditing)


def is_final(book: xw.Book) -> bool:
    """Whether the workbook is marked as final."""
    return bool(book.api.Final)


def is_of_excel_2003(book: xw.Book) -> bool:
    """Whether the workbook has the format .xls, whose sheets are too small for those of today."""
    return bool(book.api.Excel8CompatibilityMode)


def has_unsaved_changes(book: xw.Book) -> bool:
    """Whether the workbook was changed since it was saved."""
    return not book.api.Saved


def is_structure_protected(book: xw.Book) -> bool:
    """Whether sheets may be neither added nor removed."""
    return bool(book.api.ProtectStructure)


def counts_from_1904(book: xw.Book) -> bool:
    """Whether the workbook counts its days from 1904."""
    return bool(book.api.Date1904)


def is_read_only(book: xw.Book) -> bool:
    """Whether the workbook was opened read-only."""
    return bool(book.api.ReadOnly)


def is_protected(sheet: xw.Sheet) -> bool:
    """Whether the cells of a sheet are protected."""
    return bool(sheet.api.ProtectContents)


def get_cursor(app: xw.App) -> int:
    """Return the number of the mouse cursor's shape."""
    return int(app.api.Cursor)


def set_cursor(app: xw.App, shape: int) -> None:
    """Set the mouse cursor's shape."""
    app.api.Cursor = shape


def get_macro_security(app: xw.App) -> int:
    """Return what Excel does with macros in files that a program opens."""
    return int(app.api.AutomationSecurity)


def set_macro_security(app: xw.App, level: int) -> None:
    """Set what Excel does with macros in files that a program opens."""
    app.api.AutomationSecurity = level


def clear_filters(sheet: xw.Sheet) -> bool:
    """Show all rows of a sheet and of its tables; return whether any was hidden by a filter."""
    filters = [table.api.AutoFilter for table in sheet.tables]
    if sheet.api.AutoFilterMode:  # the filter of the sheet itself, outside its tables
        filters.append(sheet.api.AutoFilter)
    hiding = [each for each in filters if each is not None and each.FilterMode]
    for each in hiding:
        each.ShowAllData()
    return bool(hiding)


def formulas_of(cells: xw.Range) -> Any:
    """Return the formulas of cells as they are typed; the text of one cell, rows of texts of several."""
    return cells.formula2 if _knows_spilling(cells) else cells.formula


def put_formulas(cells: xw.Range, formulas: Any) -> None:
    """Type formulas into cells."""
    if _knows_spilling(cells):
        cells.formula2 = formulas
    else:
        cells.formula = formulas


def _knows_spilling(cells: xw.Range) -> bool:
    """Whether this Excel is newer than 2019; setting what it lacks would have xlwings try without end."""
    try:
        _ = cells(1, 1).formula2
    except Exception:  # noqa: BLE001 - as in `is_ready`
        return False
    return True


def has_formula(cell: xw.Range) -> bool:
    """Whether a cell holds a formula, and not a text that looks like one."""
    return bool(cell.api.HasFormula)


def count_filled(cells: xw.Range) -> int:
    """Return how many cells hold anything."""
    return int(cells.sheet.book.app.api.WorksheetFunction.CountA(cells.api))


def visibility(sheet: xw.Sheet) -> int:
    """Return whether a sheet is `VISIBLE`, `HIDDEN`, or `VERY_HIDDEN`: Excel neither copies nor deletes such."""
    return int(sheet.api.Visible)


def set_visibility(sheet: xw.Sheet, number: int) -> None:
    """Show or hide a sheet."""
    sheet.api.Visible = number


def activate(book: xw.Book, tab: str) -> None:
    """Show a sheet of any sort, also one of nothing but a chart."""
    book.api.Sheets(tab).Activate()


def hide_name(sheet: xw.Sheet, name: str) -> None:
    """Keep a name of a sheet out of Excel's list of names."""
    sheet.names[name].api.Visible = False


def save_copy(book: xw.Book, path: Path) -> None:
    """Save a copy of a workbook as it stands, under another name; the workbook itself stays as it is."""
    book.api.SaveCopyAs(str(path))


def links(book: xw.Book) -> tuple[str, ...]:
    """Return the paths of the workbooks a workbook refers to."""
    return tuple(book.api.LinkSources(EXCEL_LINKS) or ())


def change_link(book: xw.Book, old: str, new: str) -> None:
    """Point every reference to one workbook at another."""
    book.api.ChangeLink(old, new, EXCEL_LINKS)


def add_in_path(app: xw.App, file_name: str) -> str | None:
    """Return where a loaded add-in lies, None where it is not loaded."""
    try:
        return str(app.api.Workbooks(file_name).FullName)
    except Exception:  # noqa: BLE001 - as in `is_ready`
        return None


def is_spilled_into(cell: xw.Range) -> bool:
    """Whether a cell shows a value of a formula that stands in another cell."""
    try:
        return bool(cell.api.HasSpill) and str(cell.api.SpillParent.Address) != str(cell.api.Address)
    except Exception:  # noqa: BLE001 - Excel 2019 and older have no such property, and nothing spills there
        return False


def bitness(app: xw.App) -> str:
    """Return ``"64-bit"`` or ``"32-bit"``, "" where Excel does not say."""
    system = str(app.api.OperatingSystem)
    return next((bits for bits in ("64-bit", "32-bit") if bits in system), "")


def is_escape_pressed(app: xw.App) -> bool:
    """Whether Esc was pressed in Excel since this was last asked; False off Windows."""
    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    pressed = windows.user32.GetAsyncKeyState(_ESCAPE) & _HELD_OR_PRESSED
    return bool(pressed) and windows.user32.GetForegroundWindow() == app.hwnd


def array_address(cell: xw.Range) -> str:
    """Return the range of the old array formula that a cell belongs to."""
    return str(cell.api.CurrentArray.Address)


def add_in_comments(app: xw.App, file_name: str) -> str:
    """Return what a loaded add-in says of itself in its file properties."""
    return str(app.api.Workbooks(file_name).BuiltinDocumentProperties("Comments").Value)


def add_in_cells(app: xw.App, file_name: str, sheet: str) -> tuple[tuple[Any, ...], ...]:
    """Return the cells of a sheet of a loaded add-in, row by row."""
    cells: tuple[tuple[Any, ...], ...] = app.api.Workbooks(file_name).Worksheets(sheet).UsedRange.Value
    return cells


def ask_for_file(app: xw.App, title: str, patterns: str) -> str:
    """Let the user choose a file in Excel's own dialogue; return its path, "" where none was chosen."""
    chosen = app.api.GetOpenFilename(f"{title} ({patterns}),{patterns}", 1, title)
    return chosen if isinstance(chosen, str) else ""
