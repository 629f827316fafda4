"""The Python that Excel would start, as VBA sees it: xlwings' real `XLPython` behind the interpreter's objects."""

from __future__ import annotations

from typing import Any

from pyopenvba.apps.excel import Range, Workbook
from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter import EMPTY, MISSING, NOTHING, VBAInt, VBAObject, method

from excel_on_linux.com_objects import ComBook
from excel_on_linux.variants import to_python, to_vba

_CALL_FAILED = 1440


class PythonHost(VBAObject):
    """The DLL: remembers which library was loaded and how Python was started.

    Parameters
    ----------
    python
        `XLPython`; None is a Python that cannot be started.
    """

    vba_type_name = "PythonHost"

    def __init__(self, python: Any) -> None:
        self.python = python
        self.libraries: list[str] = []
        self.commands: list[str] = []
        self.calls: list[tuple[str, Any]] = []

    @method
    def LoadDll(self, File: Any = MISSING) -> Any:
        self.libraries.append(str(File))
        return VBAInt(0 if self.python is None else 1, "Long")

    @method
    def Started(self, Command: Any = MISSING) -> Any:
        self.commands.append(str(Command))
        return XLPythonObject(self)


class XLPythonObject(VBAObject):
    """`XLPython` over COM; an exception of Python is an error of VBA whose description is the traceback's text."""

    vba_type_name = "XLPython"

    def __init__(self, host: PythonHost) -> None:
        self._host = host

    @method
    def CallUDF(
        self,
        Script: Any = MISSING,
        FName: Any = MISSING,
        Args: Any = MISSING,
        Book: Any = MISSING,
        Caller: Any = MISSING,
    ) -> Any:
        self._host.calls.append((str(FName), Book))
        caller = to_python(Caller) if isinstance(Caller, Range) else None
        return _called(
            lambda: to_vba(self._host.python.CallUDF(Script, FName, to_python(Args), _com_book(Book), caller))
        )

    @method
    def Module(self, Name: Any = MISSING) -> Any:
        return _called(lambda: Opaque(self._host.python.Module(str(Name))))

    @method
    def SetAttr(self, Obj: Any = MISSING, Attr: Any = MISSING, Value: Any = MISSING) -> Any:
        value = None if Value is NOTHING else Value
        _called(lambda: self._host.python.SetAttr(Obj.inner, str(Attr), value))
        return EMPTY

    @method
    def Exec(self, Statement: Any = MISSING) -> Any:
        _called(lambda: self._host.python.Exec(str(Statement)))
        return EMPTY


class Opaque(VBAObject):
    """An object of Python that VBA only carries."""

    vba_type_name = "XLPythonObject"

    def __init__(self, inner: Any) -> None:
        self.inner = inner


def _called(call: Any) -> Any:
    try:
        return call()
    except Exception as error:
        trace = f"Traceback (most recent call last):\n  File somewhere\n{type(error).__name__}: {error}\n"
        raise VBARuntimeError(_CALL_FAILED, f"Unexpected Python Error: {trace}") from error


def _com_book(book: Any) -> ComBook:
    assert isinstance(book, Workbook)
    return ComBook(book.name, tuple(sheet.name for sheet in book.sheets_))
