"""The gate at the formats: no cell, rule or style of theirs may look different afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.gates.side import canonical
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.package.gates.side import Side
    from frontline_workbooks.package.opc.xml_text import Element, XmlText

_CELL_FORMAT = re.compile(rb"""<(?:[\w.-]+:)?(?:c|row|col)\b[^>]*?\s(?:s|style)\s*=\s*["'](\d+)["']""")
_RULE_FORMAT = re.compile(rb"""[dD]xfId\s*=\s*["'](\d+)["']""")
_GROW = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs")
_PARTS = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}


def compare_styles(old: Side, new: Side, part: str) -> str:
    """Say which format that was there is another or gone; more may have come at the end of each table."""
    if part not in new.package or part.lower() in new.own:
        return "it is gone"
    written = (old.text(part), new.text(part))
    before, after = (text.root for text in written)
    counts = _used(old, part, before) if old.places else {name: len(_rows(before, name)) for name in _GROW}
    for name in ("fonts", "fills", "borders", "cellXfs", "dxfs"):
        if not _same([_start(text, name, counts[name]) for text in written]):
            return f"its {name} have changed"
    was, now = _codes(before), _codes(after)
    needed = _number_formats(before, counts) | (set() if old.places else was.keys())
    if any(was.get(number) != now.get(number) for number in needed):
        return "its numFmts have changed"
    rest = [(text, [each for each in text.root.children if each.name not in _GROW]) for text in written]
    return "" if _same(rest) else "its named styles or settings have changed"


def _used(side: Side, part: str, styles: Element) -> dict[str, int]:
    """Return how many rows of each table something of theirs needs, where sheets of ours were there before."""
    cells, rules = {0}, {-1}
    for name in side.theirs:
        if name.lower().endswith(".xml"):
            data = View.of(side.package.read(name), name).data
            rules.update(map(int, _RULE_FORMAT.findall(data)))
            if name != part:
                cells.update(map(int, _CELL_FORMAT.findall(data)))
    formats = [*_rows(styles, "cellXfs")[: max(cells) + 1], *_rows(styles, "cellStyleXfs")]
    counts = {"cellXfs": max(cells) + 1, "dxfs": max(rules) + 1}
    for table, attribute in _PARTS.items():
        counts[table] = max(row.number(attribute) for row in formats) + 1
    return counts


def _number_formats(styles: Element, counts: Mapping[str, int]) -> set[str]:
    """Return the ids of the number formats that rows of theirs name."""
    rows = [*_rows(styles, "cellXfs")[: counts["cellXfs"]], *_rows(styles, "cellStyleXfs")]
    rows += _rows(styles, "dxfs")[: counts["dxfs"]]
    return {element.get("numFmtId") for row in rows for element in row.walk()}


def _rows(root: Element, table: str) -> list[Element]:
    found = root.find(table)
    return found.children if found else []


def _start(text: XmlText, table: str, count: int) -> tuple[XmlText, list[Element]]:
    return text, _rows(text.root, table)[:count]


def _same(sides: Sequence[tuple[XmlText, list[Element]]]) -> bool:
    """Whether elements say the same before and after; most are written the same, and need not be understood."""
    before, after = (_written(text, rows) for text, rows in sides)
    if before == after:
        return True
    meant, means = ([canonical(row) for row in rows] for _, rows in sides)
    return meant == means


def _written(text: XmlText, rows: list[Element]) -> tuple[bytes, list[bytes], list[bytes]]:
    """Return the tags around rows that may say what their prefixes mean, and the rows as they are written."""
    tags = (text.data[table.start : table.open_end] for table in text.root.children)
    return text.data[: text.root.open_end], [tag for tag in tags if b"xmlns" in tag], [text.raw(row) for row in rows]


def _codes(root: Element) -> Mapping[str, str]:
    return {row.get("numFmtId"): row.get("formatCode") for row in _rows(root, "numFmts")}
