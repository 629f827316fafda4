"""Names of pywin32 that xlwings imports, doing what COM would do with the values."""

from __future__ import annotations

import datetime as dt
import types
from typing import Any
from unittest import mock

RANGE_ID = "{00020846-0000-0000-C000-000000000046}"


class ComError(Exception):
    """pywintypes.com_error."""


class PyTime(dt.datetime):
    """pywintypes.TimeType: how COM hands a date over."""


class Wrapped:
    """What wrapping an XLPythonObject for COM gives; unwrapping finds the object again."""

    def __init__(self, inner: Any) -> None:
        self.obj = inner.obj


class _Dispatch:
    pass


def unwrapped(value: Any) -> Wrapped:
    if isinstance(value, Wrapped):
        return value
    raise ComError("not one of ours")


def modules() -> dict[str, types.ModuleType]:
    """Return the modules by name."""
    found = {name: _module(name, **members) for name, members in _members().items()}
    for name, module in found.items():
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(found[parent], child, module)
            vars(found[parent])["__path__"] = []
    return found


def _module(name: str, **members: Any) -> types.ModuleType:
    module = types.ModuleType(name)
    vars(module).update(members)
    return module


def _members() -> dict[str, dict[str, Any]]:
    classes = {name: type(name, (), {}) for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass")}
    utc = types.SimpleNamespace(utc=lambda: dt.UTC)
    return {
        "pywintypes": {"com_error": ComError, "error": ComError, "TimeType": PyTime, "IID": str},
        "pythoncom": {
            "__file__": "pythoncom.dll",
            "com_error": ComError,
            "IID_IDispatch": "IDispatch",
            "IID_IEnumVARIANT": "IEnumVARIANT",
            "TypeIIDs": {"IDispatch": _Dispatch},
            "CoInitialize": lambda: None,
            "CoMarshalInterThreadInterfaceInStream": lambda _, given: given,
        },
        "win32api": {},
        "win32con": {},
        "win32gui": {},
        "win32event": {},
        "win32process": {"GetWindowThreadProcessId": lambda _: (0, 1)},
        "win32timezone": {"TimeZoneInfo": utc},
        "win32com": {},
        "win32com.client": {**classes, "Dispatch": lambda given, *_, **__: given, "DispatchEx": mock.Mock()},
        "win32com.server": {},
        "win32com.server.dispatcher": {},
        "win32com.server.policy": {},
        "win32com.server.exception": {},
        "win32com.server.util": {"wrap": lambda given, *_, **__: Wrapped(given), "unwrap": unwrapped},
    }
