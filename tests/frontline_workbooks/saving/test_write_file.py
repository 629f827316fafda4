from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontline.errors import FileInUseError
from frontline_workbooks.package import PackageFault
from frontline_workbooks.saving import WriteFault, write_file

WRITE = """
import sys
from pathlib import Path
from frontline_workbooks.saving import write_file
path, old, new = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), Path(sys.argv[3]).read_bytes()
print("ready", flush=True)
while True:
    for data in (new, old):
        write_file(path, data)
"""
ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither SIGKILL nor these modes and links.")
NOON = datetime(2026, 1, 31, 12, 30, 45, tzinfo=UTC)
FULL = OSError(28, "No space left on device")


def names(folder):
    return sorted(file.name for file in folder.iterdir())


@contextmanager
def files_no_larger_than(size):
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


@pytest.mark.parametrize("with_old", [True, False], ids=["a known old one", "whatever is there"])
def test_the_new_bytes_take_the_place_of_the_old(workbook, old, new, with_old):
    assert write_file(workbook, new, replaces=old if with_old else None) is None
    assert workbook.read_bytes() == new
    assert names(workbook.parent) == ["Year end 2025.xlsx"]


def test_where_there_is_no_file_one_is_made(tmp_path, new):
    write_file(tmp_path / "new.xlsx", new)

    assert (tmp_path / "new.xlsx").read_bytes() == new
    assert names(tmp_path) == ["new.xlsx"]


@ON_UNIX
def test_who_may_read_the_file_stays(workbook, old, new):
    workbook.chmod(0o640)
    write_file(workbook, new, replaces=old)

    assert workbook.stat().st_mode & 0o777 == 0o640


@ON_UNIX
def test_a_new_file_may_be_read_by_whoever_may_read_new_files(tmp_path, new):
    (tmp_path / "ordinary").touch()
    write_file(tmp_path / "new.xlsx", new)

    assert (tmp_path / "new.xlsx").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@ON_UNIX
def test_no_draft_may_be_read_by_more_people_than_the_file(workbook, new, monkeypatch):
    workbook.chmod(0o600)
    seen, fsync = [], os.fsync

    def look(handle):
        seen.append(os.fstat(handle).st_mode & 0o777)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_file(workbook, new, previous=workbook.with_name("previous.xlsx"))

    assert seen[:2] == [0o600, 0o600]
    assert workbook.with_name("previous.xlsx").stat().st_mode & 0o777 == 0o600


def test_the_old_workbook_is_kept_beside_when_asked_for(workbook, old, new):
    first = write_file(workbook, new, replaces=old, backup=NOON)
    second = write_file(workbook, old, replaces=new, backup=NOON)

    assert first.name == "Year end 2025 (before 2026-01-31 1230Z).xlsx"
    assert second.name == "Year end 2025 (before 2026-01-31 1230Z 2).xlsx"
    assert first.read_bytes() == old
    assert second.read_bytes() == new


def test_the_previous_version_takes_the_place_of_the_one_before(workbook, old, new):
    previous = workbook.with_name("previous.xlsx")
    write_file(workbook, new, replaces=old, previous=previous)
    first = previous.read_bytes()
    write_file(workbook, old, replaces=new, previous=previous)

    assert (first, previous.read_bytes()) == (old, new)
    assert names(workbook.parent) == ["Year end 2025.xlsx", "previous.xlsx"]


@pytest.mark.parametrize("older", [b"the one before", None], ids=["one was kept", "none was kept"])
def test_where_the_file_cannot_be_replaced_the_previous_version_stays(workbook, old, new, older, monkeypatch):
    previous = workbook.with_name("previous.xlsx")
    if older is not None:
        previous.write_bytes(older)
    replace = Path.replace

    def refuse(draft, target):
        if target == workbook:
            raise PermissionError
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUseError, match=r"^Year end 2025\.xlsx is open in another program"):
        write_file(workbook, new, previous=previous)

    assert workbook.read_bytes() == old
    assert (previous.read_bytes() if older else previous.exists()) == (older or False)


def test_where_the_file_cannot_be_replaced_no_backup_stays(workbook, old, new, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUseError):
        write_file(workbook, new, replaces=old, backup=NOON)

    assert names(workbook.parent) == ["Year end 2025.xlsx"]


@ON_UNIX
def test_a_link_stays_a_link_to_the_new_workbook(workbook, old, new, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(workbook)
    write_file(link, new, replaces=old)

    assert link.is_symlink()
    assert workbook.read_bytes() == new


def test_a_change_made_meanwhile_is_not_overwritten(workbook, old, new):
    workbook.write_bytes(old + b"x")

    with pytest.raises(WriteFault, match="changed by somebody else meanwhile") as fault:
        write_file(workbook, new, replaces=old)

    assert fault.value.code == "changed-meanwhile"
    assert workbook.read_bytes() == old + b"x"
    assert names(workbook.parent) == ["Year end 2025.xlsx"]


@pytest.mark.parametrize("there", [True, False], ids=["a file that was there", "a file that was not"])
def test_a_file_that_somebody_writes_while_the_draft_is_written_is_not_overwritten(tmp_path, new, there, monkeypatch):
    path, fsync = tmp_path / "scorecard.xlsx", os.fsync
    if there:
        path.write_bytes(b"old")

    def meddle(handle):
        fsync(handle)
        path.write_bytes(b"somebody else's")

    monkeypatch.setattr(os, "fsync", meddle)
    with pytest.raises(WriteFault, match="changed by somebody else meanwhile"):
        write_file(path, new)

    assert path.read_bytes() == b"somebody else's"
    assert names(tmp_path) == ["scorecard.xlsx"]


def excel_mark(name):
    """Lay out an owner file: a length and ANSI letters, then a length and UTF-16."""
    return (
        bytes([len(name)])
        + name.encode("cp1252").ljust(54)
        + bytes([len(name), 0])
        + name.ljust(54).encode("utf-16-le")
    )


@pytest.mark.parametrize(
    ("mark", "content", "says"),
    [
        pytest.param("~$Year end 2025.xlsx", excel_mark("Müller, Eva"), r"open in Excel \(Müller, Eva\)", id="Excel"),
        pytest.param("~$Year end 2025.xlsx", b"", r"open in Excel \(someone\)", id="an empty owner file"),
        pytest.param(".~lock.Year end 2025.xlsx#", b",eva,pc1,01.01.2026;", r"LibreOffice \(eva\)", id="LibreOffice"),
    ],
)
def test_a_workbook_that_somebody_has_open_is_not_replaced(workbook, old, new, mark, content, says):
    workbook.with_name(mark).write_bytes(content)

    with pytest.raises(FileInUseError, match=says):
        write_file(workbook, new, replaces=old)

    assert workbook.read_bytes() == old


def test_a_workbook_that_somebody_opens_while_the_draft_is_written_is_not_replaced(workbook, old, new, monkeypatch):
    fsync = os.fsync

    def open_it(handle):
        fsync(handle)
        workbook.with_name(f"~${workbook.name}").write_bytes(excel_mark("Eva"))

    monkeypatch.setattr(os, "fsync", open_it)
    with pytest.raises(FileInUseError, match=r"open in Excel \(Eva\)"):
        write_file(workbook, new)

    assert workbook.read_bytes() == old


def test_a_workbook_that_may_only_be_read_is_left_alone(workbook, new):
    workbook.chmod(0o440)

    with pytest.raises(WriteFault, match="may only be read") as fault:
        write_file(workbook, new)

    assert fault.value.code == "read-only"


def test_a_workbook_that_is_gone_is_a_sentence(workbook, old, new):
    workbook.unlink()

    with pytest.raises(WriteFault, match=r"There is no file Year end 2025\.xlsx any more") as fault:
        write_file(workbook, new, replaces=old)

    assert fault.value.code == "not-there"
    assert names(workbook.parent) == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("nowhere/a.xlsx", r"^The folder .*nowhere does not exist; make it", id="a folder that is missing"),
        pytest.param("file/a.xlsx", r"file is a file, not a folder; name a folder", id="a file in place of a folder"),
        pytest.param("folder", r"folder is a folder; give the name of a file", id="a folder in place of a file"),
        pytest.param("pipe", r"pipe is a device, which no file can replace", id="a pipe", marks=ON_UNIX),
    ],
)
def test_what_is_no_place_for_a_file_is_named(tmp_path, new, path, says):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    before = names(tmp_path)

    with pytest.raises(WriteFault, match=says):
        write_file(tmp_path / path, new)

    assert names(tmp_path) == before


def test_bytes_that_are_no_whole_package_are_never_written(workbook, old, new):
    torn = bytearray(new)
    torn[200:204] = b"\0\0\0\0"

    with pytest.raises(PackageFault, match="damaged"):
        write_file(workbook, bytes(torn))

    assert workbook.read_bytes() == old
    assert names(workbook.parent) == ["Year end 2025.xlsx"]


def test_a_disk_that_gives_back_something_else_leaves_the_old_workbook(workbook, old, new, monkeypatch):
    fsync = os.fsync

    def spoil(handle):
        fsync(handle)
        os.ftruncate(handle, len(new) - 1)

    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(WriteFault, match="The disk did not keep what was written"):
        write_file(workbook, new)

    assert workbook.read_bytes() == old


@pytest.mark.parametrize("there", [True, False], ids=["a file that is there", "a new file"])
def test_a_disk_that_is_full_leaves_what_was_there(workbook, old, new, there):
    if not there:
        workbook.unlink()
    left = "the workbook is as it was" if there else "no file was made"
    with files_no_larger_than(5000), pytest.raises(WriteFault, match=left) as fault:
        write_file(workbook, new)

    assert fault.value.code == "not-written"
    assert (workbook.read_bytes() if there else b"") == (old if there else b"")
    assert names(workbook.parent) == (["Year end 2025.xlsx"] if there else [])


@pytest.mark.parametrize("kept", [{"backup": NOON}, {"previous": Path("previous.xlsx")}], ids=["backup", "previous"])
def test_where_the_old_version_cannot_be_kept_nothing_is_replaced(workbook, old, new, kept, monkeypatch):
    monkeypatch.chdir(workbook.parent)
    calls, fsync = [], os.fsync

    def full_at_the_second_file(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise FULL
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_second_file)
    with pytest.raises(WriteFault, match="No space left on device"):
        write_file(workbook, new, **kept)

    assert workbook.read_bytes() == old
    assert names(workbook.parent) == ["Year end 2025.xlsx"]


@ON_UNIX
def test_killed_at_any_moment_there_is_the_old_workbook_or_the_new_one(workbook, old, new, tmp_path):
    (tmp_path / "new").write_bytes(new)
    (tmp_path / "old").write_bytes(old)
    found = set()
    for round_ in range(12):
        command = [sys.executable, "-c", WRITE, str(workbook), str(tmp_path / "old"), str(tmp_path / "new")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.003 * round_ + 0.001)
            os.kill(writer.pid, signal.SIGKILL)
        found.add(workbook.read_bytes())
    write_file(workbook, new)

    assert found <= {old, new}
    assert names(tmp_path) == ["Year end 2025.xlsx", "new", "old"]
