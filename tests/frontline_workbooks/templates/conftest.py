"""The templates built once, and a reading of them that knows nothing of how they were built."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from frontline_workbooks.templates import write_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TABLE_COLUMNS = re.compile(r"(\w+)\[(?:\[(#All)\],)?\[?([^\[\]]+)\]?(?::\[([^\[\]]+)\])?\]$")


@dataclass(frozen=True)
class Formula:
    """A worksheet function's formula in a saved file, its arguments as text, and the cells where it spills."""

    sheet: str
    ref: str
    function: str
    arguments: tuple[str, ...]


class Opened:
    """A saved template, read with openpyxl: formulas, last values, and what references mean."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # data bars, which openpyxl would lose
            self.formulas = openpyxl.load_workbook(BytesIO(path.read_bytes()))
            self.values = openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=True)

    @property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as package:
            return {name: package.read(name) for name in package.namelist()}

    def arrays(self) -> Iterator[tuple[str, ArrayFormula]]:
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.value) for cell in row if isinstance(cell.value, ArrayFormula))

    def functions(self) -> list[Formula]:
        """Return the formulas that call the add-in."""
        return [_parsed(sheet, array) for sheet, array in self.arrays() if "FLS_" in array.text]

    def cells(self, reference: str, sheet: str = "") -> list[list[Any]]:
        """Return the last values of the cells that a reference means."""
        if match := TABLE_COLUMNS.match(reference):
            return self._columns(*match.groups())
        if reference in self.formulas.defined_names:
            reference = self.formulas.defined_names[reference].attr_text
        if "!" in reference:
            sheet, _, reference = reference.rpartition("!")
        return _cells(self.values[sheet.strip("'")], reference)

    def column(self, table: str, header: str) -> list[Any]:
        return [row[0] for row in self.cells(f"{table}[{header}]")]

    def under(self, sheet: str, header: str) -> list[Any]:
        """Return what stands under a header of a result sheet, down to the first blank."""
        page = self.values[sheet]
        place = next(cell for row in page.iter_rows() for cell in row if cell.value == header)
        cells = [page.cell(row, place.column).value for row in range(place.row + 1, page.max_row + 1)]
        return cells[: cells.index(None)] if None in cells else cells

    def _columns(self, name: str, headers: str | None, first: str, last: str | None) -> list[list[Any]]:
        sheet, table = next((sheet, sheet.tables[name]) for sheet in self.formulas if name in sheet.tables)
        left, top, _, bottom = range_boundaries(table.ref)
        names = [column.name for column in table.tableColumns]
        at = [left + names.index(header) for header in (first, last or first)]
        rows = range(top if headers else top + 1, bottom + 1)
        page = self.values[sheet.title]
        return [[page.cell(row, column).value for column in range(at[0], at[1] + 1)] for row in rows]


def _parsed(sheet: str, array: ArrayFormula) -> Formula:
    name, *tokens = Tokenizer(array.text).items
    arguments, text = [], ""
    for token in tokens[:-1]:
        if token.type == "SEP":
            arguments.append(text.strip())
            text = ""
        else:
            text += token.value
    return Formula(sheet, array.ref, name.value.rstrip("("), (*arguments, text.strip()))


def _cells(sheet: Worksheet, reference: str) -> list[list[Any]]:
    found = sheet[reference.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [[cell.value for cell in row] for row in rows]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Return the files of the templates."""
    return write_templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture(scope="session")
def opened(built: tuple[Path, ...]) -> dict[str, Opened]:
    """Return the templates by name."""
    return {path.stem: Opened(path) for path in built}


@pytest.fixture(
    params=["Unit scorecard", "Survey scoring", "Target tracker", "Year-end summary"],
    ids=["unit scorecard", "survey scoring", "target tracker", "year-end summary"],
)
def template(request: pytest.FixtureRequest, opened: dict[str, Opened]) -> Opened:
    """Return each template in turn."""
    return opened[request.param]


@pytest.fixture
def workbook(template: Opened) -> Workbook:
    """Return each template with its formulas as openpyxl reads it."""
    return template.formulas
