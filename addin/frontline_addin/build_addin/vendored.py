"""xlwings' VBA, reduced to what starts Python, and its Dictionary for Excel on a Mac.

The stock module lets any open workbook choose the interpreter (a sheet or a file named like the configuration),
adds folders to Python's path that follow the workbook's name, and offers `RunPython`, `ExecuteWindows`,
`SaveConfigToFile` and `ReadFile` to every cell formula. Here only the listed procedures are kept, private but one,
and they read nothing but the add-in's own configuration sheet.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from frontline.errors import FrontlineError

XLWINGS_VERSION = "0.37.8"
PROJECT = "Frontline"
"""Names the configuration sheet, ``Frontline.conf``."""

KEPT = (
    "XLPyCommand",
    "XLPyLoadDLL",
    "XLPy",
    "GetConfigFromSheet",
    "GetConfig",
    "WScript",
    "ParentFolder",
    "GetMacDir",
    "SheetExists",
    "ExpandEnvironmentStrings",
)
PUBLIC = "XLPy"

_PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?P<kind>Function|Sub) (?P<name>\w+)\(.*?^End (?P=kind)$", re.MULTILINE | re.DOTALL
)
_CUTS = (
    # which workbook is active must not reach Python's command line: a name with ";" in it would add a folder
    ("    ' TODO: Doesn't automatically check", '    PYTHON_WIN = GetConfig("INTERPRETER_WIN", "")'),
    ('    licenseKey = GetConfig("LICENSE_KEY", "")', "    If DEBUG_UDFS = True Then"),
    # no open workbook, no file beside it and no file of the user decides which Python runs
    ("            'Workbook Sheet Config", "            'Add-in Sheet Config"),
    ("    ' Directory Config", "    ' Defaults"),
    # isolated (-I): neither the current folder, which may be a workbook's, nor settings of other Pythons
    ('-B -c ""import sys, os;"', "import xlwings; xlwings.serve("),
)
_CHANGES = (
    ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{PROJECT}"'),
    ('tail = " import xlwings; ', 'tail = " -I -B -c ""import xlwings; '),
    # the stock line asks the active sheet, which fails on a chart sheet
    ('In Range(sht.Range("A1"), lastCell)', 'In sht.Range(sht.Range("A1"), lastCell)'),
)


class StockModuleError(FrontlineError):
    """xlwings' VBA is not the text this add-in was made for."""


def xlwings_module() -> str:
    """Return the reduced module ``xlwings``.

    Raises
    ------
    StockModuleError
        The installed xlwings is another version, or its VBA has another text.
    """
    stock = (_xlwings_folder() / "xlwings_custom_addin.bas").read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    if f'XLWINGS_VERSION As String = "{XLWINGS_VERSION}"' not in stock:
        raise StockModuleError(f"The add-in needs xlwings {XLWINGS_VERSION}; install exactly that version.")
    found = {match["name"]: match[0] for match in _PROCEDURE.finditer(stock)}
    missing = [name for name in KEPT if name not in found]
    if missing:
        raise StockModuleError(f"xlwings' VBA lacks {', '.join(missing)}; install xlwings {XLWINGS_VERSION} again.")
    text = "\n\n".join([_header(stock), *(_private(name, found[name]) for name in KEPT)]) + "\n"
    for start, end in _CUTS:
        text = _cut(text, start, end)
    for old, new in _CHANGES:
        text = _changed(text, old, new)
    return text


def dictionary_class() -> str:
    """Return the class ``Dictionary``, which stands in for Windows' own on a Mac."""
    from pyopenvba import ExcelFile

    with ExcelFile(_xlwings_folder() / "quickstart_addin_ribbon.xlam") as workbook:
        return str(workbook.get_module("Dictionary")).replace("\r\n", "\n")


def _xlwings_folder() -> Path:
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise StockModuleError(f"xlwings is not installed; install xlwings {XLWINGS_VERSION}.")
    return Path(spec.origin).parent


def _header(stock: str) -> str:
    """Return licence, declarations and constants, all closed to cell formulas: those may call a public Declare."""
    header = stock[: _first_procedure(stock)].rstrip().replace('\'Attribute VB_Name = "Main"', "")
    header = re.sub(r"^( *)(?:Private )?Declare ", r"\1Private Declare ", header, flags=re.MULTILINE)
    first, rest = header.split("\n", 1)
    return re.sub(r"\n{3,}", "\n\n", f"{first}\nOption Explicit\nOption Private Module\n{rest}")


def _first_procedure(stock: str) -> int:
    match = _PROCEDURE.search(stock)
    return match.start() if match else len(stock)


def _private(name: str, procedure: str) -> str:
    bare = re.sub(r"^(?:Public |Private )?", "", procedure)
    return bare if name == PUBLIC else f"Private {bare}"


def _cut(text: str, start: str, end: str) -> str:
    _require_once(text, start)
    first = text.index(start)
    last = text.find(end, first)
    if last < 0:
        raise StockModuleError(f"xlwings' VBA lacks the line {end.strip()!r} after {start.strip()!r}.")
    return text[:first] + text[last:]


def _changed(text: str, old: str, new: str) -> str:
    _require_once(text, old)
    return text.replace(old, new)


def _require_once(text: str, wanted: str) -> None:
    if text.count(wanted) != 1:
        raise StockModuleError(f"xlwings' VBA holds {wanted.strip()!r} {text.count(wanted)} times instead of once.")
