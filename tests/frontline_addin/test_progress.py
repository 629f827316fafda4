from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

from frontline_addin.command_line import progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, patience: float, stream: io.StringIO, total: int | None = 2) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with progress.StepProgress(total) as steps:
        steps.step("Reading the data")
        time.sleep(0.3)
    return stream.getvalue()


def test_a_long_run_shows_its_step_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Reading the data" in shown(monkeypatch, 0.01, Terminal())


def test_a_long_run_of_unknown_length_shows_its_step_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Reading the data" in shown(monkeypatch, 0.01, Terminal(), total=None)


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Reading the data" not in shown(monkeypatch, 60.0, Terminal())


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 0.01, io.StringIO()) == ""


def test_the_bar_waits_two_seconds() -> None:
    assert progress.PATIENCE == 2.0
