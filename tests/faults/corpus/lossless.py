"""What a merge may not change in a workbook, found with nothing of the product but the names of our tabs."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

from defusedxml import ElementTree
from python_calamine import CalamineError, CalamineWorkbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree.ElementTree import Element

LISTS = ("officeDocument", "styles", "sheetMetadata", "extended-properties", "extendedProperties")
"""Relationships to the parts of a workbook that list things, and so grow; the last is the Strict one of app.xml."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return every part of a package by its name as other parts spell it, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        return {entry.filename.replace("\\", "/").lstrip("/"): package.read(entry) for entry in entries}


def losses(before: bytes, after: bytes, ours: Collection[str]) -> Iterator[str]:
    """Yield, a sentence each, what is not in a merged workbook as it was."""
    old, new = parts_of(before), parts_of(after)
    grows = _that_grow(old)
    for part, content in old.items():
        if part not in new:
            yield f"the part {part} is gone"
        elif content != new[part] and part.lower() not in grows:
            yield f"the part {part} is changed"
    if [part for part in new if part in old] != list(old):
        yield "the parts stand in another order"
    yield from _moved(old[_book(old)], new[_book(new)], ours)
    values, now = (values_of(data) for data in (before, after))
    if values is not None and (now is None or values != {tab: now.get(tab) for tab in values}):
        yield "calamine reads other values"


def values_of(data: bytes) -> dict[str, Any] | None:
    """Return the values of every sheet as calamine reads them; None where it cannot open the workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, KeyError):
        return None


def _moved(before: bytes, after: bytes, ours: Collection[str]) -> Iterator[str]:
    tabs, now = _tabs(before), _tabs(after)
    if tabs != [tab for tab in now if tab["name"] not in ours]:
        yield "the tabs are not the same in the same order"
    if missing := set(ours) - {tab["name"] for tab in now}:
        yield f"our sheets {', '.join(sorted(missing))} are not there"
    if lost := _names(before, tabs) - _names(after, now):
        yield f"the names {', '.join(sorted(name for name, *_ in lost))} are lost or point elsewhere"


def _tabs(book: bytes) -> list[dict[str, str]]:
    return [
        {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        for element in ElementTree.fromstring(book).iter()
        if _local(element) == "sheet"
    ]


def _names(book: bytes, tabs: list[dict[str, str]]) -> Counter[tuple[Any, ...]]:
    """Count the defined names, each with the tab it is local to."""
    found: Counter[tuple[Any, ...]] = Counter()
    for element in ElementTree.fromstring(book).iter():
        if _local(element) == "definedName":
            facts = dict(element.attrib)
            place = facts.pop("localSheetId", "")
            tab = tabs[int(place)]["name"] if place and int(place) < len(tabs) else place
            found[facts.pop("name"), tab, tuple(sorted(facts.items())), element.text] += 1
    return found


def _that_grow(parts: dict[str, bytes]) -> set[str]:
    book = _book(parts)
    folder, name = posixpath.split(book)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    listed = {*_arrows(parts, "_rels/.rels", ""), *_arrows(parts, rels, folder)}
    grows = {"[Content_Types].xml", "_rels/.rels", rels, *(part for kind, part in listed if kind in LISTS)}
    return {part.lower() for part in grows}


def _book(parts: dict[str, bytes]) -> str:
    return next(part for kind, part in _arrows(parts, "_rels/.rels", "") if kind == "officeDocument")


def _arrows(parts: dict[str, bytes], rels: str, folder: str) -> Iterator[tuple[str, str]]:
    names = {part.lower(): part for part in parts}
    for element in ElementTree.fromstring(parts[names[rels.lower()]]):
        target = element.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield element.get("Type", "").rpartition("/")[2], names.get(path.lower(), path)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
