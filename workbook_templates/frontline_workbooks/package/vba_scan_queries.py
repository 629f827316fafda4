"""Power Query that takes tables from the workbook it is in: Excel.CurrentWorkbook() lists ours too."""

from __future__ import annotations

import binascii
import io
import re
import struct
import zipfile
import zlib
from base64 import b64decode
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.vba_scan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package

_SECTION = "Formulas/Section1.m"
_LARGEST = 64 * 1024**2
_OPAQUE = re.compile(r'"(?:[^"]|"")*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
_QUERY = re.compile(r'^[ \t]*(?:\[.*?\][ \t]*)?shared\s+(#"(?:[^"]|"")*"|[\w.]+)\s*=', re.MULTILINE)
_LISTS = re.compile(r"\bExcel\s*\.\s*CurrentWorkbook\s*\(\s*\)")
_ONE = re.compile(r"\s*\{\s*\[")
_UNREADABLE = (
    binascii.Error,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    RuntimeError,
)
_WHY = "lists every table and name of the workbook, the new ones too"


def scan_queries(package: Package, book: Book) -> list[Finding]:
    """Return what is found in the Power Query of a workbook; one table taken by its name is nothing to tell.

    Parameters
    ----------
    package, book
        The workbook.
    """
    found = []
    for arrow in relationships(package, book.part):
        if arrow.kind == "customXml" and arrow.part in package:
            text = _section(package, arrow.part)
            found += [Finding(f"query {name}", f"line {line}", words, _WHY) for name, line, words in _uses(text)]
    return found


def _section(package: Package, part: str) -> str:
    """Return the text of all queries that a part keeps, or ""."""
    try:
        root = XmlText(package.read(part), part).root
        if root.name != "DataMashup":
            return ""
        kept = b64decode(root.text)
        size = struct.unpack_from("<I", kept, 4)[0]
        with zipfile.ZipFile(io.BytesIO(kept[8 : 8 + size])) as queries:
            small = queries.getinfo(_SECTION).file_size <= _LARGEST
            return queries.read(_SECTION).decode("utf-8", "replace") if small else ""
    except (PackageFault, *_UNREADABLE):
        return ""


def _uses(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield query, line in it, and words of each use of the list as a whole."""
    masked = _OPAQUE.sub(_masked, text)
    starts = [(match.start(1), text[match.start(1) : match.end(1)]) for match in _QUERY.finditer(masked)]
    for use in _LISTS.finditer(masked):
        if _ONE.match(masked, use.end()):
            continue
        start, name = next(((at, name) for at, name in reversed(starts) if at < use.start()), (0, "of the workbook"))
        yield _plain(name), masked.count("\n", start, use.start()) + 1, "Excel.CurrentWorkbook()"


def _masked(found: re.Match[str]) -> str:
    """Blank a text or a comment, but not its lines."""
    return "".join(sign if sign in '\n"' else " " for sign in found[0])


def _plain(name: str) -> str:
    return name[2:-1].replace('""', '"') if name.startswith('#"') else name
