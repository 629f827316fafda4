"""The other Python that answers: started at the first call, ended with LibreOffice.

It runs in LibreOffice's own Python, from 3.8 on, and uses nothing but its standard library.
"""

# ruff: noqa: INP001 - a script of the extension

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

SETTINGS: dict[str, Any] = json.loads(Path(__file__).with_name("frontline_settings.json").read_text(encoding="utf-8"))
"""Who answers, and the functions; written when the add-in was built."""

_LAST_ERROR = "FLS_LAST_ERROR"
# where LibreOffice runs without a locale, Python could not turn a path with umlauts into bytes itself
_INTERPRETER = SETTINGS["interpreter"] if os.name == "nt" else SETTINGS["interpreter"].encode()
_ANSWERS = ("-I", "-m", "frontline_addin.build_calc.answer")
_OF_LIBREOFFICE = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH", "URE_BOOTSTRAP")
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)

_lock = threading.Lock()
_running: list[subprocess.Popen[bytes]] = []
_trouble: list[str] = []


def ask(name: str, arguments: tuple[Any, ...]) -> list[list[Any]]:
    """Return the rows that a function answers with; #VALUE! where nobody can be asked."""
    with _lock:
        if name == _LAST_ERROR and _trouble:
            return [_trouble]
        try:
            answer: list[list[Any]] = _asked(json.dumps([name, arguments]).encode())
        except OSError as error:
            _stop()
            _trouble[:] = [f"{name}: {SETTINGS['interpreter']} does not answer ({error}). Install the add-in again."]
            return [["#VALUE!"]]
        _trouble.clear()
        return answer


def _asked(question: bytes) -> Any:
    process = _started()
    process.stdin.write(question + b"\n")  # type: ignore[union-attr]
    process.stdin.flush()  # type: ignore[union-attr]
    answer = process.stdout.readline()  # type: ignore[union-attr]
    if not answer:
        raise OSError(f"it ended with code {process.wait()}")
    return json.loads(answer)


def _started() -> subprocess.Popen[bytes]:
    if not _running:
        environment = {name: value for name, value in os.environ.items() if name not in _OF_LIBREOFFICE}
        _running.append(
            subprocess.Popen(  # noqa: S603 - the Python that the add-in was built for
                [_INTERPRETER, *_ANSWERS],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=_HIDDEN,
            )
        )
    return _running[0]


def _stop() -> None:
    while _running:
        process = _running.pop()
        process.kill()
        process.wait()
