"""Reading and closing the message boxes of the add-in and answering its question for a file: nobody has to click."""

from __future__ import annotations

import threading
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

DIALOGUE_CLASS = "#32770"
_OWNER, _CLOSE, _GET_TEXT, _SET_TEXT, _COMMAND, _OK = 4, 0x0010, 0x000D, 0x000C, 0x0111, 1
_LONGEST = 4096


class MessageBoxes:
    """While open, every message box of a title that belongs to one Excel is read and closed.

    The box of a button belongs to Python's process and that of VBA to Excel's, but both stand over a window of Excel.

    Parameters
    ----------
    title
        Of the boxes.
    pid
        Process of the Excel.
    chosen
        The file for a dialogue in which one is typed; without it such a dialogue is left to the person.
    """

    def __init__(self, title: str, pid: int, chosen: Path | None = None) -> None:
        self.texts: list[str] = []
        self._chosen = chosen
        self._title, self._pid = title, pid
        self._gui: Any = import_module("win32gui")
        self._process: Any = import_module("win32process")
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MessageBoxes:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            for window in filter(self._is_over_excel, _windows(self._gui.EnumWindows)):
                if self._gui.GetWindowText(window) == self._title:
                    self.texts.append(self._text_of(window))
                    self._gui.SendMessage(window, _CLOSE, 0, 0)
                elif self._chosen:
                    self._choose(window)

    def _is_over_excel(self, window: int) -> bool:
        if self._gui.GetClassName(window) != DIALOGUE_CLASS:
            return False
        owner = self._gui.GetWindow(window, _OWNER)
        return bool(owner) and self._process.GetWindowThreadProcessId(owner)[1] == self._pid

    def _choose(self, window: int) -> None:
        """Type the file's path where a dialogue has a place for one, and click Open."""
        controls = _windows(partial(self._gui.EnumChildWindows, window))
        places = [control for control in controls if self._gui.GetClassName(control) == "Edit"]
        if places:
            self._gui.SendMessage(places[0], _SET_TEXT, 0, str(self._chosen))
            self._gui.PostMessage(window, _COMMAND, _OK, 0)

    def _text_of(self, window: int) -> str:
        """Return the longest text in the box: the picture is a static control too, without any."""
        controls = _windows(partial(self._gui.EnumChildWindows, window))
        return max(map(self._said, controls), key=len, default="")

    def _said(self, control: int) -> str:
        if self._gui.GetClassName(control) != "Static":
            return ""
        buffer = self._gui.PyMakeBuffer(_LONGEST * 2)
        length = self._gui.SendMessage(control, _GET_TEXT, _LONGEST, buffer)
        return bytes(buffer)[: length * 2].decode("utf-16-le")


def _windows(enumerate_them: Callable[..., Any]) -> list[int]:
    """Return the windows that a function of Windows tells one by one."""
    found: list[int] = []

    def keep(window: int, _: object) -> bool:
        found.append(window)
        return True

    enumerate_them(keep, None)
    return found
