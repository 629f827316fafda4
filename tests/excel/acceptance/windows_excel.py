"""A visible Excel of the kit's own, on Windows; the Excel somebody has open already is left alone."""

from __future__ import annotations

import locale
import os
import platform
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import xlwings as xw

from excel.acceptance.message_boxes import MessageBoxes
from excel.acceptance.press_addin import NAME, build_press_addin
from frontline import __version__
from frontline_addin import ribbon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MACROS_RUN = 1
_PATIENCE = 20.0


class WindowsExcel:
    """See `excel.acceptance.check.Excel`.

    Parameters
    ----------
    folder
        Where the add-in that clicks is written.
    """

    def __init__(self, folder: Path) -> None:
        self._others = set(xw.apps.keys())
        self.app = xw.App(visible=True, add_book=False)
        ribbon.keep_other_excels(xw)
        self.app.api.AutomationSecurity = _MACROS_RUN
        self._pid = self.app.pid
        self._folder = folder
        self._is_open = True
        self.detour = ""

    def versions(self) -> Mapping[str, str]:
        """Return the versions of everything that takes part."""
        api = self.app.api
        return {
            "Excel": f"{api.Version} build {api.Build}, {api.OperatingSystem}",
            "Language of Windows": str(locale.getlocale()[0]),
            "Python": f"{platform.python_version()}, {sys.executable}",
            "xlwings": xw.__version__,
            "Frontline Scorecards": __version__,
            "Computer": f"{platform.platform()}, {os.cpu_count()} processors",
        }

    def load_addin(self, path: Path) -> str:
        """Open it, and the one that clicks: an Excel started by a program loads no add-in by itself."""
        self.app.api.Workbooks.Open(str(path))
        self.app.api.Workbooks.Open(str(build_press_addin(self._folder)))
        return str(self.app.api.Workbooks(path.name).FullName)

    def press(self, macro: str, tag: str, chosen: Path | None = None) -> str:
        """Run the button's own procedure; its dialogue gets the chosen file, its message is read and closed.

        Where Excel refuses the procedure, what it runs in Python is run from here, so that the rest is still seen.
        """
        with MessageBoxes(ribbon.TITLE, self._pid, chosen) as boxes:
            try:
                self.app.api.Run(f"'{NAME}'!PressButton", macro, tag)
            except Exception as error:  # noqa: BLE001 - pywin32's error, which is not there on other systems
                self.detour = f"{macro}: {error}"
                self._press_from_python(tag)
        return "\n".join(boxes.texts)

    def _press_from_python(self, tag: str) -> None:
        windows: Any = import_module("xlwings._xlwindows")
        windows.BOOK_CALLER = self.app.api.ActiveWorkbook
        ribbon.press(tag)

    def open(self, path: Path) -> xw.Book:
        """Open a workbook as a person does, but without the question about links."""
        book = self.app.books.open(str(path), update_links=False, add_to_mru=False)
        book.activate()
        return book

    def recalculate(self) -> None:
        """Build the order of all formulas anew and calculate them."""
        self.app.api.CalculateFullRebuild()

    def is_gone(self) -> bool:
        """Close without saving, quit, and wait; the process is ended only if it stays.

        Not by xlwings' own ``quit`` and ``kill``: they end every Excel that has no window, whoever started it.
        """
        if not self._is_open:
            return True
        self._is_open = False
        with suppress(Exception):  # one that crashed answers no more
            self.app.api.DisplayAlerts = False
            self.app.api.Quit()
        self.app.impl.xl = None
        until = time.monotonic() + _PATIENCE
        while self._pid in _processes() and time.monotonic() < until:
            time.sleep(0.5)
        went_by_itself = self._pid not in _processes()
        if not went_by_itself:
            os.kill(self._pid, signal.SIGTERM)
        return went_by_itself and self._others <= _processes()


def _processes() -> set[int]:
    return set(import_module("win32process").EnumProcesses())
