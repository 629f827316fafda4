"""Checks of VBA text that no analyser makes: what is safe in an add-in that every workbook can call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GENERATED = "FrontlineFunctions.bas"
VENDORED = ("xlwings.bas", "Dictionary.cls")
HARMLESS = {"XLPy"}
"""Public function of xlwings that our modules need; a cell can do nothing with the object it returns."""

_CELL_FUNCTION = re.compile(r"^ *(?:Public )?(?:Declare (?:PtrSafe )?)?Function (\w+)", re.MULTILINE)
_PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?P<kind>Sub|Function) (?P<name>\w+)\((?P<rest>.*?)^End (?P=kind)$",
    re.MULTILINE | re.DOTALL,
)
_CELL_LIKE = re.compile(r"[A-Z]{1,3}\d{1,7}|R\d*C\d*", re.IGNORECASE)


def every_fault(modules: Mapping[str, str]) -> list[str]:
    """Return what breaks a rule, as ``"module: rule"``."""
    checks = (_plain_text, _declared, _closed_to_cells, _names, _callbacks, _no_other_workbook)
    return [f"{name}: {fault}" for check in checks for name, fault in check(modules)]


def _plain_text(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in modules.items():
        if name not in {GENERATED, *VENDORED} and not text.isascii():
            yield name, "text outside ASCII"
        if any(len(line) > 1023 for line in text.splitlines()):
            yield name, "a line that Excel cuts"


def _declared(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in modules.items():
        if name != GENERATED and not re.search(r"^Option Explicit$", text, re.MULTILINE):
            yield name, "no Option Explicit"


def _closed_to_cells(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A formula of any workbook may call the public functions of a standard module, also declared ones."""
    for name, text in modules.items():
        if not name.endswith(".bas"):
            continue
        if name != GENERATED and not re.search(r"^Option Private Module$", text, re.MULTILINE):
            yield name, "no Option Private Module"
        for function in _CELL_FUNCTION.findall(text):
            allowed = function.startswith("FLS_") if name == GENERATED else function.startswith("Frontline")
            if not allowed and function not in HARMLESS:
                yield name, f"a cell may call {function}"


def _names(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    stems = {name.rpartition(".")[0].casefold() for name in modules}
    for name, text in modules.items():
        for match in _PROCEDURE.finditer(text):
            if match["name"].casefold() in stems and match["name"] != "XLPy":
                yield name, f"{match['name']} is named like a module"
            if _CELL_LIKE.fullmatch(match["name"]):
                yield name, f"{match['name']} looks like a cell"


def _callbacks(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What Excel calls must never end in an unhandled error: that resets the add-in."""
    for name, text in modules.items():
        for match in _PROCEDURE.finditer(text):
            called = "IRibbonControl" in match["rest"] or "IRibbonUI" in match["rest"] or "_Workbook" in match["name"]
            if (called or match["name"].startswith("Workbook_")) and "On Error" not in match["rest"]:
                yield name, f"{match['name']} has no On Error"


def _no_other_workbook(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What starts Python must not depend on the workbook in front."""
    for word in ("ActiveWorkbook", "ActiveSheet", "Application.Path", "Environ(", "VBProject", "Shell ", ".Run"):
        if word in modules["xlwings.bas"]:
            yield "xlwings.bas", f"uses {word}"
    if "ActiveWorkbook" in modules[GENERATED]:
        yield GENERATED, "hands the active workbook to Python"
