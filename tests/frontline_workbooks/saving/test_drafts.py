from __future__ import annotations

import ctypes
import os
import platform
import signal
import subprocess
import sys
from functools import partial

import pytest

from frontline_workbooks.saving import write_file
from frontline_workbooks.saving.drafts import drafted
from frontline_workbooks.saving.processes import lives

HANG = """
import os, sys, time
from pathlib import Path
from frontline_workbooks.saving import write_file

def hang(_):
    print("writing", flush=True)
    time.sleep(600)

os.fsync = hang
write_file(Path(sys.argv[1]), b"never whole")
"""
ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL.")


def names(folder):
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def writing(workbook):
    """Start a program that hangs in the middle of writing the workbook."""
    command = [sys.executable, "-c", HANG, str(workbook)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"writing\n"
        yield writer
        writer.kill()


@ON_UNIX
def test_the_draft_of_a_program_that_was_killed_is_taken_away_by_the_next_run(workbook, old, writing):
    os.kill(writing.pid, signal.SIGKILL)
    writing.wait()
    left = names(workbook.parent)
    write_file(workbook, old)

    assert len(left) == 2
    assert f"-{writing.pid}-" in left[1]
    assert names(workbook.parent) == [workbook.name]


def test_the_draft_of_a_program_that_still_runs_is_left_alone(workbook, old, writing):
    draft = next(workbook.parent.glob(f"~frontline-*-{writing.pid}-*.tmp"))
    write_file(workbook, old)

    assert names(workbook.parent) == [workbook.name, draft.name]


@pytest.fixture
def dead():
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


@pytest.fixture
def draft_name(workbook, dead):
    """Return the name that a draft of the dead process would have."""
    with drafted(workbook, b"", workbook) as draft:
        return draft.name.replace(f"-{os.getpid()}-", f"-{dead}-")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda name: name.replace("~frontline", "~other"), id="somebody else's draft"),
        pytest.param(lambda name: f"{name}.xlsx", id="a workbook"),
        pytest.param(lambda _: "~frontline-notes.tmp", id="a name without a process"),
        pytest.param(lambda name: name.upper(), id="a name in capitals"),
        pytest.param(lambda name: name.replace(name[11:19], "0" * 8), id="a draft of another machine"),
    ],
)
def test_what_is_not_a_draft_of_ours_is_never_taken_away(workbook, old, draft_name, change):
    other = workbook.with_name(change(draft_name))
    other.write_bytes(b"precious")
    write_file(workbook, old)

    assert other.read_bytes() == b"precious"


def test_a_folder_or_a_link_under_the_name_of_a_draft_is_left_alone(workbook, old, draft_name):
    workbook.with_name(draft_name).mkdir()
    link = workbook.with_name(draft_name[:-12] + "00000000.tmp")
    link.symlink_to(workbook)
    write_file(workbook, old)

    assert workbook.with_name(draft_name).is_dir()
    assert link.is_symlink()


def test_a_draft_that_cannot_be_taken_away_keeps_nobody_from_writing(workbook, new, draft_name, monkeypatch):
    stuck, unlink = workbook.with_name(draft_name), os.unlink
    stuck.write_bytes(b"")

    def refuse(path, **options):
        if path == stuck:
            raise PermissionError
        unlink(path, **options)

    monkeypatch.setattr(os, "unlink", refuse)
    write_file(workbook, new)

    assert stuck.exists()
    assert workbook.read_bytes() == new


def test_another_machine_writes_drafts_of_another_name(workbook, monkeypatch):
    found = []
    for machine in ("pc1", "pc1", "pc2"):
        monkeypatch.setattr(platform, "node", lambda machine=machine: machine)
        with drafted(workbook, b"", workbook) as draft:
            found.append(draft.name[:19])

    assert found[0] == found[1] != found[2]


def test_this_process_lives_and_one_that_has_ended_does_not(dead):
    assert lives(os.getpid())
    assert not lives(dead)


def test_a_number_that_no_process_can_have_is_left_alone():
    assert lives(2**40)


class Kernel:
    """Windows' library of processes: one runs, one has ended but is still known, one belongs to somebody else."""

    RUNS, ENDED, FORBIDDEN, UNKNOWN = 4, 8, 12, 16

    def __init__(self):
        self.closed = []
        self.fault = 0
        self.OpenProcess = partial(self.open)  # ctypes' functions take attributes, methods do not
        self.WaitForSingleObject = lambda handle, _: {self.RUNS: 258, self.ENDED: 0}[handle]
        self.CloseHandle = partial(self.closed.append)

    def open(self, rights, inherit, process):
        assert (rights, inherit) == (0x100000, 0)
        self.fault = {self.FORBIDDEN: 5, self.UNKNOWN: 87}.get(process, 0)
        return None if self.fault else process


@pytest.mark.parametrize(
    ("process", "lived"),
    [
        pytest.param(Kernel.RUNS, True, id="it runs"),
        pytest.param(Kernel.ENDED, False, id="it has ended"),
        pytest.param(Kernel.FORBIDDEN, True, id="it is somebody else's"),
        pytest.param(Kernel.UNKNOWN, False, id="nobody knows it"),
    ],
)
def test_windows_is_asked_without_ending_the_process(monkeypatch, process, lived):
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.fault, raising=False)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("os.kill ends a process on Windows"))

    assert lives(process) is lived
    assert kernel.closed == ([process] if process in {Kernel.RUNS, Kernel.ENDED} else [])
