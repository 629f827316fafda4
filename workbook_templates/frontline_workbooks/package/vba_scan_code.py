"""VBA that takes sheets by their place, or works on whichever sheet is shown when the workbook is opened."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.relationships import related
from frontline_workbooks.package.vba_scan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package

_JOIN = "\0"
_CONTINUED = re.compile(r"(?<=[ \t])_[ \t]*\n")
_TEXT = re.compile(r'"(?:[^"\n]|"")*"')
_COMMENT = re.compile(r"'.*|(?:^|:)[ \t]*Rem\b.*", re.IGNORECASE | re.DOTALL)
_BY_PLACE = re.compile(
    r"\b(?:Work)?Sheets[\s\0]*(?:\.[\s\0]*Item[\s\0]*)?\([\s\0]*(?:Array[\s\0]*\([\s\0]*)?\d[^)]*\)", re.IGNORECASE
)
_SHOWN = re.compile(r"\bActiveSheet\b", re.IGNORECASE)
_BEGINS = re.compile(r"^[ \t]*(?:(?:Public|Private|Friend|Static)[ \t]+)*Sub[ \t]+(\w+)", re.IGNORECASE)
_ENDS = re.compile(r"^[ \t]*End[ \t]+Sub\b", re.IGNORECASE)
_OPENING = {"workbook_open", "auto_open"}


def scan_code(package: Package, book: Book) -> list[Finding]:
    """Return what is found in the VBA modules of a workbook.

    Parameters
    ----------
    package, book
        The workbook.
    """
    part = related(package, book.part, "vbaProject")
    if not part:
        return []
    modules = _modules(package.read(part))
    if modules is None:
        why = "cannot be read, so nothing can be said of sheets that they take by their place"
        return [Finding("VBA", "", "its macros", why)]
    return [finding for name, code in modules for finding in _findings(name, code)]


def _modules(project: bytes) -> list[tuple[str, str]] | None:
    """Return name and text of each module as the VBA editor shows it; None where the project cannot be read."""
    from pyopenvba.cfb import CFB
    from pyopenvba.vba import parse_vba_project

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a code page it does not know: the words looked for are ASCII
            return [(module.name, module.body) for module in parse_vba_project(CFB.from_bytes(project)).modules]
    except Exception:  # noqa: BLE001 - a damaged project raises anything, and reading it is not why the user came
        return None


def _findings(name: str, code: str) -> Iterator[Finding]:
    procedure = ""
    for number, line in _statements(code):
        begins = _BEGINS.match(line)
        procedure = begins[1] if begins else "" if _ENDS.match(line) else procedure
        found = [
            (match, "takes a sheet by its place, which may be another sheet") for match in _BY_PLACE.finditer(line)
        ]
        if procedure.lower() in _OPENING:
            why = f"in {procedure} works on whichever sheet is shown when the workbook is opened"
            found += [(match, why) for match in _SHOWN.finditer(line)]
        for match, why in found:
            at = number + line.count(_JOIN, 0, match.start())
            yield Finding(f"module {name}", f"line {at}", " ".join(match[0].replace(_JOIN, " ").split()), why)


def _statements(code: str) -> Iterator[tuple[int, str]]:
    """Yield the statements without comments and texts, each with its first line; a joined line is marked."""
    lines = code.replace("\r\n", "\n").split("\n")
    shown = "\n".join(line for line in lines if not line.startswith("Attribute "))  # the editor hides these
    number = 1
    for line in _CONTINUED.sub(_JOIN, shown).split("\n"):
        yield number, _COMMENT.sub("", _TEXT.sub('""', line))
        number += 1 + line.count(_JOIN)
