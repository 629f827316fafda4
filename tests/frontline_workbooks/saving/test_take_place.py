from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from frontline_workbooks.saving.take_place import take_place


class Kernel:
    """Windows' library of file functions, as far as replacing goes; it works or does not."""

    def __init__(self, works):
        self.calls = []
        self.ReplaceFileW = self._function(works)

    def _function(self, works):
        def replace(replaced, replacement, backup, flags, exclude, reserved):
            self.calls.append((replaced, replacement, backup, flags, exclude, reserved))
            if works:
                os.replace(replacement, replaced)  # noqa: PTH105 - it is given texts, as the function of Windows
            return int(works)

        return replace


@pytest.fixture
def files(tmp_path):
    draft, path = tmp_path / "draft.tmp", tmp_path / "book.xlsx"
    draft.write_bytes(b"new")
    path.write_bytes(b"old")
    return draft, path


def on_windows(monkeypatch, kernel):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)


def test_a_file_takes_the_place_of_another(files):
    draft, path = files
    take_place(draft, path)

    assert path.read_bytes() == b"new"
    assert not draft.exists()


def test_windows_replaces_the_file_itself_so_that_its_rights_stay(files, monkeypatch):
    draft, path = files
    kernel = Kernel(works=True)
    on_windows(monkeypatch, kernel)
    monkeypatch.setattr(Path, "replace", lambda *_: pytest.fail("the file was moved"))
    take_place(draft, path)

    assert kernel.calls == [(str(path), str(draft), None, 1, None, None)]
    assert path.read_bytes() == b"new"


def test_where_windows_cannot_replace_the_file_is_moved(files, monkeypatch):
    draft, path = files
    kernel = Kernel(works=False)
    on_windows(monkeypatch, kernel)
    take_place(draft, path)

    assert len(kernel.calls) == 1
    assert path.read_bytes() == b"new"


def test_a_file_that_windows_let_go_before_it_failed_is_there_again(files, monkeypatch):
    draft, path = files
    kernel = Kernel(works=False)

    def lose(replaced, *_):
        Path(replaced).unlink()  # what error 1176 means when there is no backup
        return 0

    kernel.ReplaceFileW = lose
    on_windows(monkeypatch, kernel)
    take_place(draft, path)

    assert path.read_bytes() == b"new"


def test_where_there_is_no_file_yet_windows_is_not_asked_to_replace_it(files, monkeypatch):
    draft, path = files
    path.unlink()
    kernel = Kernel(works=False)
    on_windows(monkeypatch, kernel)
    take_place(draft, path)

    assert kernel.calls == []
    assert path.read_bytes() == b"new"
