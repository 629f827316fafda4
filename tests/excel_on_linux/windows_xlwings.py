"""xlwings as it is loaded on Windows, for the time of a test."""

from __future__ import annotations

import atexit
import ctypes
import importlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest import mock

import xlwings

import frontline_udfs
from excel_on_linux import pywin32

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOWS_ONLY = ("_win32patch", "_xlwindows", "udfs", "com_server")


@contextmanager
def windows_xlwings() -> Iterator[Any]:
    """Give `XLPython`, the object that Excel calls, with our functions registered; then put everything back."""
    lent = pywin32.modules()
    engines = xlwings.engines
    before = (list(engines.engines), dict(engines.engines_by_name), engines.active)
    sys.modules.update(lent)
    windows, udfs, server = _load()
    try:
        frontline_udfs.register(udfs)
        yield server.XLPython()
    finally:
        server.loop.close()
        atexit.unregister(windows.cleanup)  # it would look for processes of Excel when the tests end
        engines.engines, engines.engines_by_name, engines.active = before
        for name in _WINDOWS_ONLY:
            sys.modules.pop(f"xlwings.{name}", None)
            vars(xlwings).pop(name, None)
        for name in lent:
            del sys.modules[name]


def _load() -> tuple[Any, Any, Any]:
    """Load the three modules, which change folder and look for DLLs while they are imported."""
    dll = mock.MagicMock()
    with (
        mock.patch.object(ctypes, "oledll", dll, create=True),
        mock.patch.object(ctypes, "windll", dll, create=True),
        mock.patch.object(ctypes, "PyDLL", dll),
        mock.patch.object(os, "chdir"),
    ):
        windows = importlib.import_module("xlwings._xlwindows")
        xlwings.engines.add(xlwings.Engine(impl=windows.engine))
        xlwings.engines["excel"].activate()
        return windows, importlib.import_module("xlwings.udfs"), importlib.import_module("xlwings.com_server")
