"""The component that Calc loads: every worksheet function as a method, answered by another Python.

It runs in LibreOffice's own Python, from 3.8 on, and uses nothing but its standard library and UNO.
"""

# ruff: noqa: INP001, N802, N816 - a script of the extension, with the names that UNO asks for

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import uno
import unohelper
from com.sun.star.lang import Locale, XLocalizable, XServiceInfo, XServiceName
from frontline_process import SETTINGS, ask  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Callable

_SERVICE = str(SETTINGS["service"])
_SERVICES = ("com.sun.star.sheet.AddIn", _SERVICE)

# Calc carries an error inside a number that is none: its code stands in the lowest bits.
_CODES = {
    "#N/A": 0x7FFF,
    "#VALUE!": 519,
    "#NUM!": 503,
    "#DIV/0!": 532,
    "#REF!": 524,
    "#NAME?": 525,
    "#NULL!": 521,
}
_ERRORS = {
    shown: struct.unpack("<d", struct.pack("<Q", 0x7FF8_0000_0000_0000 | code))[0] for shown, code in _CODES.items()
}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return _ERRORS.get(value, value)
    return "" if value is None else float(value)


def _method(name: str) -> Callable[..., Any]:
    def answered(_self: Any, *arguments: Any) -> Any:
        return tuple(tuple(map(_cell, row)) for row in ask(name, arguments))

    answered.__name__ = name
    return answered


class _Described:
    """What Calc asks of an add-in beside its functions; their help is configuration of the extension."""

    _locale = Locale("en", "US", "")

    def getServiceName(self) -> str:
        return _SERVICE

    def getImplementationName(self) -> str:
        return _SERVICE

    def supportsService(self, name: str) -> bool:
        return name in _SERVICES

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return _SERVICES

    def setLocale(self, locale: Any) -> None:
        self._locale = locale

    def getLocale(self) -> Any:
        return self._locale


def _component() -> type:
    interface = uno.getClass(SETTINGS["interface"])
    methods = {name: _method(name) for name in SETTINGS["functions"]}
    bases = (unohelper.Base, _Described, interface, XServiceName, XServiceInfo, XLocalizable)
    return type("WorksheetFunctions", bases, methods)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(lambda _context: _component()(), _SERVICE, _SERVICES)
