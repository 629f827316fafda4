"""Whatever happens while a year-end workbook is merged, the old file or the new one is there, and one sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frontline.errors import FileFaultError, FileInUseError
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.command_line.main import main
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_workbooks.saving import WriteFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def merge_now(yearend: Path, results: Path, output: Path | None = None) -> None:
    merge(ClosedFile(yearend, results, output=output), results, Wanted(), NOON)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let the disk be full after so many bytes of a file."""
    resource = pytest.importorskip("resource", reason="Only Unix lets a program limit the size of its files.")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize(
    ("mark", "content", "who"),
    [
        ("~$year-end.xlsx", b"\x03Ada" + b" " * 51 + b"\x03\x00A\x00d\x00a\x00", r"Excel \(Ada\)"),
        (".~lock.year-end.xlsx#", b",Grace,host,01.01.2026 12:00,file:///x;", r"LibreOffice \(Grace\)"),
    ],
    ids=["in Excel", "in LibreOffice"],
)
def test_a_workbook_that_somebody_has_open_is_refused_with_the_name(
    yearend: Path, results: Path, mark: str, content: bytes, who: str
) -> None:
    before = yearend.read_bytes()
    yearend.with_name(mark).write_bytes(content)

    with pytest.raises(FileInUseError, match=rf"^year-end\.xlsx is open in {who}"):
        merge_now(yearend, results)

    assert yearend.read_bytes() == before
    assert main(["merge", str(results), str(yearend)]) == 3


def test_a_change_that_somebody_made_meanwhile_is_not_overwritten(yearend: Path, results: Path) -> None:
    def meddle(doing: str) -> None:
        if doing == "Putting the sheets in":
            yearend.write_bytes(b"somebody else's")

    with pytest.raises(WriteFault, match="changed by somebody else meanwhile") as fault:
        merge(ClosedFile(yearend, results, meddle), results, Wanted(), NOON)

    assert fault.value.code == "changed-meanwhile"
    assert yearend.read_bytes() == b"somebody else's"
    assert names(yearend.parent) == ["results.xlsx", "year-end.xlsx"]


def test_a_full_disk_leaves_the_old_workbook(yearend: Path, results: Path) -> None:
    before = yearend.read_bytes()
    with files_no_larger_than(20_000), pytest.raises(WriteFault, match="the workbook is as it was"):
        merge_now(yearend, results)

    assert yearend.read_bytes() == before
    assert names(yearend.parent) == ["results.xlsx", "year-end.xlsx"]


def test_a_full_disk_leaves_no_half_output(yearend: Path, results: Path) -> None:
    before = yearend.read_bytes()
    with files_no_larger_than(20_000), pytest.raises(FileFaultError, match=r"Cannot write .*out\.xlsx"):
        merge_now(yearend, results, yearend.with_name("out.xlsx"))

    assert yearend.read_bytes() == before
    assert names(yearend.parent) == ["results.xlsx", "year-end.xlsx"]


def test_a_backup_that_does_not_fit_on_the_disk_leaves_the_old_workbook(
    yearend: Path, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, fsync, calls = yearend.read_bytes(), os.fsync, []

    def full_at_the_second_file(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_second_file)
    with pytest.raises(WriteFault, match="No space left on device"):
        merge_now(yearend, results)

    assert yearend.read_bytes() == before
    assert names(yearend.parent) == ["results.xlsx", "year-end.xlsx"]


def test_a_workbook_that_may_only_be_read_is_left_alone(yearend: Path, results: Path) -> None:
    before = yearend.read_bytes()
    yearend.chmod(0o444)
    with pytest.raises(WriteFault, match="may only be read") as fault:
        merge_now(yearend, results)

    assert fault.value.code == "read-only"
    assert yearend.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 64 kB; the test is skipped where nobody may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Only the superuser of Linux may mount a small disk.")
    yield disk
    run("umount", disk)


def run(program: str, *arguments: object) -> None:
    subprocess.run([shutil.which(program) or program, *map(str, arguments)], check=True, capture_output=True)


def test_a_disk_that_is_too_small_leaves_the_old_workbook(small_disk: Path, yearend: Path, results: Path) -> None:
    path = small_disk / yearend.name
    shutil.copyfile(yearend, path)
    with pytest.raises(WriteFault, match="No space left on device"):
        merge_now(path, results)

    assert path.read_bytes() == yearend.read_bytes()
    assert names(small_disk) == ["year-end.xlsx"]


def test_a_folder_that_may_only_be_read_is_left_alone(small_disk: Path, yearend: Path, results: Path) -> None:
    path = small_disk / yearend.name
    shutil.copyfile(yearend, path)
    run("mount", "-o", "remount,ro", small_disk)
    with pytest.raises(WriteFault, match=r"year-end\.xlsx or its folder may only be read"):
        merge_now(path, results)

    assert path.read_bytes() == yearend.read_bytes()


def test_stopping_with_ctrl_c_leaves_the_old_workbook(yearend: Path, results: Path) -> None:
    before = yearend.read_bytes()

    def stop(doing: str) -> None:
        if doing == "Putting the sheets in":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge(ClosedFile(yearend, results, stop), results, Wanted(), NOON)

    assert yearend.read_bytes() == before
    assert names(yearend.parent) == ["results.xlsx", "year-end.xlsx"]
