from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from frontline.errors import FileInUseError
from frontline_workbooks.package import PackageFault, put_sheets, replace_file

WRITE = """
import hashlib, sys
from pathlib import Path
from frontline_workbooks.package.replace_file import replace_file
path, new = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
print("ready", flush=True)
while True:
    old = path.read_bytes()
    replace_file(path, new if old != new else Path(sys.argv[3]).read_bytes(), hashlib.sha256(old).hexdigest())
"""


ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither SIGKILL nor these modes and links.")


def fingerprint(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def workbook(tmp_path, host):
    path = tmp_path / "Year end 2025.xlsx"
    path.write_bytes(host)
    return path


@pytest.fixture
def new(host, rich):
    return put_sheets(host, rich).data


def names(path):
    return sorted(file.name for file in path.parent.iterdir())


def test_the_new_bytes_take_the_place_of_the_old(workbook, host, new):
    assert replace_file(workbook, new, fingerprint(host)) is None
    assert workbook.read_bytes() == new
    assert names(workbook) == ["Year end 2025.xlsx"]


@ON_UNIX
def test_who_may_read_the_file_stays(workbook, host, new):
    workbook.chmod(0o640)
    replace_file(workbook, new, fingerprint(host))

    assert workbook.stat().st_mode & 0o777 == 0o640


def test_the_old_workbook_is_kept_beside_when_asked_for(workbook, host, new):
    moment = datetime(2026, 1, 31, 12, 30, 45, tzinfo=UTC)
    first = replace_file(workbook, new, fingerprint(host), backup=moment)
    second = replace_file(workbook, host, fingerprint(new), backup=moment)

    assert first.name == "Year end 2025 (before 2026-01-31 1230Z).xlsx"
    assert second.name == "Year end 2025 (before 2026-01-31 1230Z 2).xlsx"
    assert first.read_bytes() == host
    assert second.read_bytes() == new


@ON_UNIX
def test_a_link_stays_a_link_to_the_new_workbook(workbook, host, new, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(workbook)
    replace_file(link, new, fingerprint(host))

    assert link.is_symlink()
    assert workbook.read_bytes() == new


def test_a_change_made_meanwhile_is_not_overwritten(workbook, host, new):
    workbook.write_bytes(host + b"x")

    with pytest.raises(PackageFault, match="changed by somebody else meanwhile") as fault:
        replace_file(workbook, new, fingerprint(host))

    assert fault.value.code == "changed-meanwhile"
    assert workbook.read_bytes() == host + b"x"
    assert names(workbook) == ["Year end 2025.xlsx"]


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
def test_a_workbook_that_somebody_has_open_is_not_replaced(workbook, host, new, mark, content, says):
    workbook.with_name(mark).write_bytes(content)

    with pytest.raises(FileInUseError, match=says):
        replace_file(workbook, new, fingerprint(host))

    assert workbook.read_bytes() == host


def test_a_workbook_that_may_only_be_read_is_left_alone(workbook, host, new):
    workbook.chmod(0o440)

    with pytest.raises(PackageFault, match="may only be read") as fault:
        replace_file(workbook, new, fingerprint(host))

    assert fault.value.code == "read-only"


def test_a_workbook_that_is_gone_is_a_sentence(workbook, host, new):
    workbook.unlink()

    with pytest.raises(PackageFault, match=r"There is no file Year end 2025\.xlsx any more"):
        replace_file(workbook, new, fingerprint(host))


def test_bytes_that_are_no_whole_package_are_never_written(workbook, host, new):
    torn = bytearray(new)
    torn[200:204] = b"\0\0\0\0"

    with pytest.raises(PackageFault, match="damaged"):
        replace_file(workbook, bytes(torn), fingerprint(host))

    assert workbook.read_bytes() == host
    assert names(workbook) == ["Year end 2025.xlsx"]


def test_a_disk_that_is_full_leaves_the_old_workbook(workbook, host, new):
    resource = pytest.importorskip("resource", reason="Only Unix lets a program limit the size of its files.")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        with pytest.raises(PackageFault, match="the workbook is as it was") as fault:
            replace_file(workbook, new, fingerprint(host))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)

    assert fault.value.code == "not-written"
    assert workbook.read_bytes() == host
    assert names(workbook) == ["Year end 2025.xlsx"]


@ON_UNIX
def test_killed_at_any_moment_there_is_the_old_workbook_or_the_new_one(workbook, host, new, tmp_path):
    (tmp_path / "new").write_bytes(new)
    (tmp_path / "old").write_bytes(host)
    found = set()
    for round_ in range(12):
        command = [sys.executable, "-c", WRITE, str(workbook), str(tmp_path / "new"), str(tmp_path / "old")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.003 * round_ + 0.001)
            os.kill(writer.pid, signal.SIGKILL)
        found.add(workbook.read_bytes())

    assert found <= {host, new}
