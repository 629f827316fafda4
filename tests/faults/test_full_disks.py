"""Whatever writes a file, on a disk that takes no more: what was there is there, whole, and one sentence says why."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from closed_workbooks import write_year

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = b"the old one"
COMMANDS = {
    "build": ("scorecard.xlsx", ["build", "{year}", "-o", "{output}", "--force"]),
    "templates": ("Unit scorecard.xlsx", ["templates", "-o", "{folder}"]),
    "values": ("values.xlsx", ["values", "{year}", "-o", "{output}"]),
    "the add-in of Excel": ("Frontline.xlam", ["addin", "build", "-o", "{output}"]),
    "the add-in of Calc": ("Frontline.oxt", ["addin", "build", "--calc", "-o", "{output}"]),
}


def run(program: str, *arguments: object) -> None:
    subprocess.run([shutil.which(program) or program, *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 8 kB; the test is skipped where nobody may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Only the superuser of Linux may mount a small disk.")
    yield disk
    run("umount", disk)


@pytest.fixture(params=COMMANDS, ids=str)
def writing(request: pytest.FixtureRequest, tmp_path: Path, small_disk: Path) -> tuple[Path, list[str]]:
    """Return an old file on the small disk, and the command that is to replace it."""
    name, words = COMMANDS[request.param]
    output = small_disk / name
    output.write_bytes(OLD)
    places = {"year": write_year(tmp_path / "year.xlsx"), "output": output, "folder": small_disk}
    return output, [word.format(**places) for word in words]


def test_a_full_disk_leaves_the_old_file(writing: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    output, command = writing
    code = main(command)

    assert code == 1
    said = capsys.readouterr().err
    assert f"ERROR Cannot write {output.name} (No space left on device); the workbook is as it was." in said
    assert "Nothing was written." in said
    assert output.read_bytes() == OLD
    assert [file.name for file in output.parent.iterdir()] == [output.name]


def test_a_folder_that_may_only_be_read_leaves_the_old_file(
    writing: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    output, command = writing
    run("mount", "-o", "remount,ro", output.parent)
    code = main(command)

    assert code == 1
    assert f"ERROR {output.name} or its folder may only be read; make it writable" in capsys.readouterr().err
    assert output.read_bytes() == OLD


def test_a_file_that_somebody_has_open_is_left_alone(
    writing: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    output, command = writing
    output.with_name(f".~lock.{output.name}#").write_bytes(b",Grace,pc1,01.01.2026 12:00,file:///x;")
    code = main(command)

    assert code == 3
    assert f"ERROR {output.name} is open in LibreOffice (Grace); close it there" in capsys.readouterr().err
    assert output.read_bytes() == OLD
