"""xlwings' own generator of VBA wrappers, also where there is no Windows."""

from __future__ import annotations

import importlib
import sys
import types
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATOR = "xlwings.udfs"


@contextmanager
def generator() -> Iterator[types.ModuleType]:
    """Give the module ``xlwings.udfs``; afterwards the loaded modules are as they were.

    Off Windows its imports of pywin32 are met by empty modules, which generating never calls.
    """
    if GENERATOR in sys.modules:
        yield sys.modules[GENERATOR]
        return
    xlwings = importlib.import_module("xlwings")
    lent = {name: module for name, module in _pywin32().items() if name not in sys.modules}
    sys.modules.update(lent)
    try:
        yield importlib.import_module(GENERATOR)
    finally:
        for name in (*lent, GENERATOR):
            sys.modules.pop(name, None)
        if "udfs" in vars(xlwings):
            del xlwings.udfs


def _pywin32() -> dict[str, types.ModuleType]:
    names = ("pythoncom", "pywintypes", "win32com", "win32com.client")
    modules = {name: types.ModuleType(name) for name in names}
    vars(modules["pythoncom"])["CoInitialize"] = None
    vars(modules["win32com.client"])["Dispatch"] = None
    return modules
