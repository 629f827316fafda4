"""The VBA project of the add-in, compiled into vbaProject.bin by pyOpenVBA from a template that Excel wrote."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind

from frontline.errors import FrontlineError
from frontline_addin.build_addin.sources import vba_modules
from frontline_addin.build_addin.vendored import dictionary_class, xlwings_module
from frontline_addin.build_addin.wrappers import wrapper_module

GENERATED = "FrontlineFunctions.bas"
DOCUMENT = "ThisWorkbook.cls"


class VbaProjectError(FrontlineError):
    """The VBA project that was written does not read back whole."""


def all_modules() -> dict[str, str]:
    """Return every module of the add-in by file name: hand-written, generated and xlwings' own."""
    modules = vba_modules() | {
        GENERATED: wrapper_module(),
        "xlwings.bas": xlwings_module(),
        "Dictionary.cls": dictionary_class(),
    }
    return {name: re.sub(r"\r?\n", "\r\n", text) for name, text in sorted(modules.items())}


def template_parts(modules: dict[str, str]) -> dict[str, bytes]:
    """Return the parts of an empty add-in with these modules in its VBA project.

    Raises
    ------
    VbaProjectError
        pyOpenVBA finds a fault in the project it wrote.
    """
    with tempfile.TemporaryDirectory(prefix="frontline-") as folder:
        path = Path(folder) / "addin.xlam"
        with ExcelFile.create_new(path) as workbook:
            project = workbook.vba_project()
            project.delete_module("Module1")
            for name, text in modules.items():
                _add(workbook, name, text)
            workbook.save()
        _check(path)
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}


def _add(workbook: ExcelFile, name: str, text: str) -> None:
    stem, _, extension = name.rpartition(".")
    if name == DOCUMENT:
        workbook.set_module(stem, text)
    else:
        kind = VBAModuleKind.other if extension == "cls" else VBAModuleKind.standard
        workbook.vba_project().add_module(stem, text, kind=kind)


def _check(path: Path) -> None:
    with ExcelFile(path) as workbook:
        problems = workbook.validate()
    if problems:
        raise VbaProjectError(f"The VBA project of the add-in is faulty: {'; '.join(problems)}")
