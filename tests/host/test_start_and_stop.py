from __future__ import annotations

import contextlib
import shutil
import sys
import time
from pathlib import Path

import pytest
from calc import Calc

from frontline_addin.build_calc import build


def processes_of(group: int) -> list[str]:
    """Return the command lines of the living processes of a group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it may end while it is looked at
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append((folder / "cmdline").read_text().replace("\0", " "))
    return found


def are_gone(group: int, seconds: float = 5) -> bool:
    """Whether all processes of a group end within a few seconds."""
    until = time.monotonic() + seconds
    while processes_of(group) and time.monotonic() < until:
        time.sleep(0.1)
    return not processes_of(group)


@pytest.fixture
def short_lived(programs: tuple[str, str], tmp_path: Path) -> Calc:
    return Calc(tmp_path, *programs)


def test_the_python_that_answers_ends_with_libreoffice(short_lived: Calc, add_in: Path) -> None:
    short_lived("install", str(add_in))
    short_lived("open")
    answered = short_lived("put_formula", "Sheet1", 0, 0, 1, 1, "=FLS_ATTAINMENT(90;100)")
    while_open = processes_of(short_lived.group)

    short_lived.stop()

    assert answered == [[0.9]]
    assert any("frontline_addin.build_calc.answer" in each for each in while_open)
    assert are_gone(short_lived.group)


def test_an_add_in_whose_python_is_gone_says_so(short_lived: Calc, tmp_path: Path) -> None:
    nowhere = tmp_path / "no python"
    short_lived("install", str(build(tmp_path / "Frontline.oxt", nowhere).path))
    short_lived("open")

    failed = short_lived("put_formula", "Sheet1", 0, 0, 1, 1, "=FLS_ATTAINMENT(90;100)")
    [[sentence]] = short_lived("put_formula", "Sheet1", 1, 0, 1, 1, "=FLS_LAST_ERROR()")
    short_lived.stop()

    assert failed == [["#VALUE!"]]
    assert sentence.startswith(f"FLS_ATTAINMENT: {nowhere} does not answer")
    assert sentence.endswith("Install the add-in again.")


def test_nothing_of_a_stopped_libreoffice_locks_its_workbook(short_lived: Calc, repository: Path) -> None:
    book = shutil.copy(repository / "workbook_templates" / "Unit scorecard.xlsx", short_lived.folder)
    short_lived("open", str(book))

    short_lived.stop()

    assert list(short_lived.folder.glob(".~lock*")) == []


def test_a_python_in_a_folder_with_spaces_and_umlauts_answers(short_lived: Calc, tmp_path: Path) -> None:
    python = tmp_path / "Jürgen & Söhne" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)

    short_lived("install", str(build(tmp_path / "Frontline.oxt", python).path))
    short_lived("open")
    answered = short_lived("put_formula", "Sheet1", 0, 0, 2, 1, '=FLS_RANK({"ä";"ö"};{1;2})')
    short_lived.stop()

    assert answered == [["unit"], ["ö"]]
