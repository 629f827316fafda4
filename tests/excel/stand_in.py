"""An Excel for the checks where there is none: xlwings over openpyxl, with stored values and our functions.

Formulas of our functions that are typed are calculated by plain Python and spill; those of a file that is opened
show what the file stores. The rest of Excel is not there: what is seen here says only that the checks themselves run.
"""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from engine_on_openpyxl import books, cells, sheets, start, typing_rules
from openpyxl.formula import Tokenizer
from python_calamine import CalamineWorkbook

import frontline_udfs
from excel.acceptance.stored_workbook import stored_workbook
from frontline_addin import ribbon
from frontline_addin.hosts import excel_com

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest
    import xlwings as xw

_CALL = re.compile(r"=(FLS_\w+)\(.*\)", re.DOTALL)


class StandIn:
    """See `excel.acceptance.check.Excel`.

    Parameters
    ----------
    patch
        Teaches the engine to calculate, for one test.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.app = start()
        self._patch = patch
        self.quits = 0
        self.detour = ""
        self._values: dict[int, Any] = {}
        patch.setattr(typing_rules, "value_of", self._value_of)
        patch.setattr(cells.Range, "_write", self._writing(cells.Range._write))
        patch.setattr(books.Sheets, "add", _add_sheet, raising=False)

    def versions(self) -> Mapping[str, str]:
        return {"Excel": "none: a stand-in on openpyxl"}

    def load_addin(self, path: Path) -> str:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        cells_of = {name: SimpleNamespace(Value=book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
        said = SimpleNamespace(Value=_core_properties(path))
        self.app.impl.api.add_ins[path.name] = SimpleNamespace(
            FullName=str(path),
            BuiltinDocumentProperties=lambda _: said,
            Worksheets=lambda name: SimpleNamespace(UsedRange=cells_of[name]),
        )
        return str(path)

    def press(self, macro: str, tag: str, chosen: Path | None = None) -> str:
        self._patch.setattr(excel_com, "ask_for_file", lambda *_: str(chosen), raising=False)
        if macro == "FrontlineShowLastError":
            return str(frontline_udfs.FLS_LAST_ERROR())
        alerts = self.app.impl.alerts
        alerts.clear()
        ribbon.press(tag)
        return "\n".join(alerts)

    def open(self, path: Path) -> xw.Book:
        book = self.app.books.open(str(path))
        stored = stored_workbook(path)
        for sheet in book.impl.book.worksheets:
            for cell in list(sheet._cells.values()):
                if cell.data_type == "f":
                    self._show(cell, stored[sheet.title][cell.coordinate].value)
        return book

    def recalculate(self) -> None:
        pass

    def is_gone(self) -> bool:
        self.quits += 1
        return True

    def _value_of(self, cell: Any) -> Any:
        if cell.data_type != "f":
            return typing_rules.ErrorValue(cell.value) if cell.data_type == "e" else cell.value
        return self._values.get(id(cell), (None, None))[1]

    def _show(self, cell: Any, value: Any) -> None:
        shown = typing_rules.ErrorValue(value) if value in typing_rules.ERRORS else value
        self._values[id(cell)] = (cell, shown)  # with the cell, so that no other one gets its id

    def _writing(self, write: Any) -> Any:
        def write_and_calculate(block: Any, given: Any) -> None:
            write(block, given)
            for cell in (cell for row in block._cells() for cell in row):
                match = _CALL.fullmatch(str(cell.value)) if cell.data_type == "f" else None
                if match:
                    self._calculate(cell, match[1])

        return write_and_calculate

    def _calculate(self, cell: Any, name: str) -> None:
        arguments = [self._argument(cell.parent, text) for text in _arguments(cell.value)]
        answer = getattr(frontline_udfs, name)(*arguments)
        rows = [row if isinstance(row, list) else [row] for row in answer] if isinstance(answer, list) else [[answer]]
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                if down or right:
                    typing_rules.put(cell.offset(down, right), f"'{value}" if _is_text(value) else value)
        self._show(cell, rows[0][0])

    def _argument(self, sheet: Any, text: str) -> Any:
        if re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", text):
            found = sheet[text]
            rows = found if isinstance(found, tuple) else ((found,),)
            values = [[self._value_of(cell) for cell in row] for row in rows]
            return [[float(value) if type(value) is int else value for value in row] for row in values]
        if text.startswith('"'):
            return text[1:-1].replace('""', '"')
        return {"": None, "TRUE": True, "FALSE": False}[text] if text in {"", "TRUE", "FALSE"} else float(text)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value not in typing_rules.ERRORS


def _arguments(formula: str) -> list[str]:
    """Return the arguments of one call, each as it is written."""
    written: list[str] = [""]
    inside = Tokenizer(formula).items[1:-1]
    for token in inside:
        if token.type == "SEP":
            written.append("")
        else:
            written[-1] += token.value
    return written if inside else []


def _add_sheet(self: Any, before: Any, after: Any, name: str | None = None) -> Any:  # noqa: ARG001 - as xlwings calls it
    return sheets.Sheet(self._book, self._book.book.create_sheet(name))


def _core_properties(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("docProps/core.xml").decode()
