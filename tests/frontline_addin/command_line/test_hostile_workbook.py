"""A workbook that tries to redirect the program, or to smuggle a formula in, changes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts.closed_file import ClosedFile

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

HOSTILE_NAMES = ('=HYPERLINK("http://example.org","Ash")', "+Birch", "@Cedar")
TRAP = "from pathlib import Path\nPath(__file__).with_name('sprung').write_text('')\n"


@pytest.fixture
def hostile(workbook: Path) -> Path:
    """Return a workbook with settings and code for sheets, names like formulas, and Python files beside it."""
    book = load_workbook(workbook)
    for row, name in enumerate(HOSTILE_NAMES, 3):
        book["Units"].cell(row, 2).value = name
        book["Units"].cell(row, 2).data_type = "s"
    for name in ("x.py", "Frontline.conf", "xlwings.conf"):
        sheet = book.create_sheet(name)
        sheet.append(["Interpreter_Win", r"C:\evil\python.exe"])
        sheet.append(["UDF Modules", "udfs"])
    book.save(workbook)
    for name in ("udfs.py", "year.py", "x.py", "sitecustomize.py", "xlwings.py", "frontline_udfs.py"):
        workbook.with_name(name).write_text(TRAP)
    return workbook


def test_nothing_beside_the_workbook_or_in_it_is_run(hostile: Path) -> None:
    program = Path(sys.executable).with_name("frontline")
    before = {path.name for path in hostile.parent.iterdir()}
    command = [str(program), "refresh", hostile.name, "--period", "2023"]

    done = subprocess.run(command, cwd=hostile.parent, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert {path.name for path in hostile.parent.iterdir()} == before | {"year (previous).xlsx"}


def test_sheets_named_like_settings_or_code_stay_as_they_are(hostile: Path) -> None:
    refresh_rankings(ClosedFile(hostile))
    book = load_workbook(hostile)

    for name in ("x.py", "Frontline.conf", "xlwings.conf"):
        assert book[name]["B1"].value == r"C:\evil\python.exe"


def test_names_like_formulas_stay_texts(hostile: Path, parts: Callable[[Path], dict[str, bytes]]) -> None:
    refresh_rankings(ClosedFile(hostile))
    formulas = b"".join(part for name, part in parts(hostile).items() if name.startswith("xl/worksheets/sheet"))
    cells = [cell for row in load_workbook(hostile)["Rankings"].iter_rows() for cell in row]
    named = {cell.value: cell.data_type for cell in cells if cell.value in HOSTILE_NAMES}

    assert named == dict.fromkeys(HOSTILE_NAMES, "s")
    assert b"<f>HYPERLINK" not in formulas
