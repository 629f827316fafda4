"""An Excel without a window that runs the VBA of the built add-in: cells call functions, the ribbon calls macros."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter import EMPTY, NOTHING, VBAObject, member, method

from excel_on_linux.excel_members import add_missing_members
from excel_on_linux.variants import to_rows
from excel_on_linux.vba_python import PythonHost
from excel_on_linux.vba_text import runnable

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = ("ThisWorkbook", "Sheet1")
_ASKING = """
Function {probe}({given}answer)
    {callback} {given}answer
    {probe} = answer
End Function
"""
LOCAL_FOLDER = r"C:\Users\Anna Groß & Co\AppData\Local"


class VbaExcel:
    """An Excel with the add-in loaded and no workbook open.

    Parameters
    ----------
    addin
        The built .xlam.
    python
        `XLPython`; None is a Python that cannot be started.
    """

    def __init__(self, addin: Path, python: Any = None) -> None:
        self.app = ExcelApplication.open(addin, with_vba=False)
        self.application: Any = self.app.application
        add_missing_members(self.application)
        self._hide_addin()
        self.shell = Shell()
        self.python = PythonHost(python)
        self.interpreter: Any = self.app.interpreter
        self._offer(self.interpreter.host)
        self._load(addin)

    def open(self, workbook: Path) -> Any:
        """Open a workbook; it is the active one."""
        self.app.open_workbook(workbook)
        return self.application.active_book

    def call(self, function: str, *arguments: Any, at: str = "A1") -> Any:
        """Call a function as a formula in a cell does; return what the cell and those beside it show."""
        self.application.caller = self.range(at)
        try:
            return to_rows(self.interpreter.run(function, list(arguments)))
        finally:
            self.application.caller = None

    def run(self, macro: str, *arguments: Any) -> Any:
        """Run a macro, as the ribbon does."""
        return self.interpreter.run(macro, list(arguments))

    def start(self) -> None:
        """Open the add-in, as Excel does when it starts."""
        self.interpreter.run("Workbook_Open", [], module="ThisWorkbook")

    def raise_event(self, name: str, book: Any) -> None:
        """Raise an event of the application, which the add-in's class listens to."""
        listener = self.interpreter.modules["thisworkbook"].document.variables["mevents"].value
        self.interpreter.call(listener.module.procedure(f"mExcel_{name}"), listener.module, [book], {}, me=listener)

    @property
    def windows(self) -> Any:
        """The module of xlwings that keeps the calling workbook."""
        return sys.modules["xlwings._xlwindows"]

    def asked(self, callback: str, *arguments: Any) -> Any:
        """Return what a callback of the ribbon puts into its last argument."""
        probe = f"Asked{callback}"
        if self.interpreter.modules.get(probe.lower()) is None:
            given = "".join(f"a{number}, " for number in range(len(arguments)))
            self.app.add_module(_ASKING.format(probe=probe, given=given, callback=callback), name=probe)
        return self.run(probe, *arguments, EMPTY)

    def range(self, address: str) -> Any:
        """Return cells of the active sheet, or of the add-in's own where no workbook is open."""
        if self.application.active_book is None:
            return self.application.vba_get("ThisWorkbook").sheets_[0].vba_get("Range", [address])
        return self.application.vba_get("Range", [address])

    @property
    def messages(self) -> list[str]:
        """Texts of the message boxes shown so far."""
        return [dialog[1] for dialog in self.app.dialogs]

    def _hide_addin(self) -> None:
        """An add-in is no workbook in front."""
        book = self.application.active_book
        self.application._this_workbook = book
        book.is_addin = True
        self.application.workbooks_.books.remove(book)
        self.application.active_book = None

    def _offer(self, bridge: Any) -> None:
        known, made = bridge.global_object, bridge.create
        bridge.global_object = lambda name: self.python if name == "pythonhost" else known(name)
        bridge.create = lambda name: self.shell if name.lower() == "wscript.shell" else made(name)

    def _load(self, addin: Path) -> None:
        with ExcelFile(addin) as workbook:
            for module in workbook.vba_project().modules:
                standard = module.kind is VBAModuleKind.standard
                kind = "document" if module.name in DOCUMENTS else "standard" if standard else "class"
                self.app.add_module(runnable(module.source), name=module.name, kind=kind)


class Shell(VBAObject):
    """WScript.Shell: fills in names between % and refuses to run anything."""

    vba_type_name = "WshShell"

    @method
    def ExpandEnvironmentStrings(self, Text: Any = None) -> Any:
        text = str(Text).replace("%LOCALAPPDATA%", LOCAL_FOLDER)
        return {"True": True, "False": False}.get(text, text)  # the interpreter does not compare "False" with True

    @method
    def Run(self, *_: Any) -> Any:
        raise VBARuntimeError(70, "Permission denied")


class Control(VBAObject):
    """A control of the ribbon, as a callback gets it."""

    vba_type_name = "IRibbonControl"

    def __init__(self, identifier: str, tag: str) -> None:
        self._id, self._tag = identifier, tag

    @member
    def Id(self) -> Any:
        return self._id

    @member
    def Tag(self) -> Any:
        return self._tag


class Ribbon(VBAObject):
    """The ribbon itself; counts how often it was redrawn."""

    vba_type_name = "IRibbonUI"

    def __init__(self) -> None:
        self.redrawn = 0

    @method
    def Invalidate(self) -> Any:
        self.redrawn += 1
        return NOTHING
