"""A workbook that tries to make the add-in run its code: settings, files beside it, names like functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

if TYPE_CHECKING:
    from pathlib import Path

PROOF = "proof.txt"
_SETTINGS = (("INTERPRETER_WIN", r"C:\hostile\python.exe"), ("PYTHONPATH", r"C:\hostile"), ("UDF MODULES", "udfs"))
_MODULES = ("udfs", "frontline_udfs", "frontline_addin", "xlwings", "numpy", "pandas", "hostile")


def write_hostile_workbook(folder: Path) -> Path:
    """Write it with its files into a folder of its own; code of theirs that runs leaves `PROOF` there.

    Parameters
    ----------
    folder
        Is made.
    """
    folder.mkdir()
    code = f"import pathlib\npathlib.Path({str(folder / PROOF)!r}).write_text(__name__)\n"
    for name in _MODULES:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    lines = "\n".join(f'"{key}","{value}"' for key, value in _SETTINGS)
    for name in ("Frontline.conf", "xlwings.conf"):
        (folder / name).write_text(lines, encoding="utf-8")
    book = openpyxl.Workbook()
    for title in ("Frontline.conf", "xlwings.conf", "udfs.py"):
        sheet = book.create_sheet(title)
        for row in _SETTINGS:
            sheet.append(row)
    book.defined_names["FLS_VERSION"] = DefinedName("FLS_VERSION", attr_text='"9.9"')
    path = folder / "hostile.xlsx"
    book.save(path)
    return path
