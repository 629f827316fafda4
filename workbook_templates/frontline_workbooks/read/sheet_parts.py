"""The sheets of a closed workbook: which part of the package each is, and which of them are ours."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from frontline_workbooks.own_sheets import SHEET_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a closed workbook.

    Parameters
    ----------
    name
        What its tab says.
    part
        Its part of the package, ``"xl/worksheets/sheet1.xml"``; "" where the package does not say.
    ours
        Whether it carries our hidden name: a result, never data.
    tables
        Names of the Excel tables on it, where it is ours.
    """

    name: str
    part: str
    ours: bool
    tables: tuple[str, ...] = ()


def sheet_parts(path: Path) -> dict[str, SheetPart]:
    """Return the sheets of an .xlsx or .xlsm file by name; none where the package cannot tell."""
    try:
        with zipfile.ZipFile(path) as package:
            main = _main_part(package)
            book = _tree(package, main)
            targets = _targets(package, main)
            marked = {name.get("localSheetId") for name in _all(book, "definedName") if _is_mark(name)}
            sheets = [
                (sheet.get("name", ""), targets.get(_relation(sheet), ""), str(place) in marked)
                for place, sheet in enumerate(_all(book, "sheet"))
            ]
            return {
                name: SheetPart(name, part, ours, _tables(package, part) if ours else ()) for name, part, ours in sheets
            }
    except (KeyError, RuntimeError, OSError, EOFError, zlib.error, zipfile.BadZipFile, ParseError, DefusedXmlException):
        return {}  # whoever reads the cells says what is wrong with the file


def is_scorecard(path: Path) -> bool:
    """Whether every sheet of a workbook is ours: it was built, and is no data."""
    sheets = sheet_parts(path).values()
    return bool(sheets) and all(sheet.ours for sheet in sheets)


def macro_sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets that hold macros of Excel 4 instead of cells."""
    return tuple(sheet.name for sheet in sheet_parts(path).values() if "/macrosheets/" in f"/{sheet.part}".lower())


def _tables(package: zipfile.ZipFile, sheet: str) -> tuple[str, ...]:
    listed = set(package.namelist())
    parts = [part for part in _targets(package, sheet).values() if "/tables/" in part and part in listed]
    return tuple(_tree(package, part).get("displayName", "") for part in parts)


def _is_mark(name: Element) -> bool:
    return name.get("name", "").lower() == SHEET_NAME.lower()


def _main_part(package: zipfile.ZipFile) -> str:
    relations = _all(_tree(package, "_rels/.rels"), "Relationship")
    targets = (rel.get("Target", "") for rel in relations if rel.get("Type", "").endswith("/officeDocument"))
    return posixpath.normpath(next(targets, "xl/workbook.xml")).lstrip("/")


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part points at, by the id of the relationship."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = _all(_tree(package, listing), "Relationship") if listing in package.namelist() else ()
    return {
        rel.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, rel.get("Target", "")))[1:]
        for rel in relations
    }


def _tree(package: zipfile.ZipFile, part: str) -> Element:
    return fromstring(package.read(part), forbid_dtd=True)


def _all(tree: Element, tag: str) -> Iterator[Element]:
    """Find elements by their bare name: the namespace is another one in Strict workbooks."""
    return (element for element in tree.iter() if element.tag.rpartition("}")[2] == tag)


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("relationships}id")), "")
