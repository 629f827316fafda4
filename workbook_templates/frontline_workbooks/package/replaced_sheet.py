"""What people have made of a sheet of ours, before it is replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import escape
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.references import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.package.book import DefinedName
    from frontline_workbooks.package.grafting.layout import Graft
    from frontline_workbooks.package.grafting.source import Source
    from frontline_workbooks.package.rebuild import Current

_NOT_OF_PEOPLE = ("_xlnm.", "frontline_")
"""How the names begin that Excel gives, and those we hide on our sheets."""
_CODE_NAME = re.compile(rb"""<(?:[\w.-]+:)?sheetPr\b[^>]*?\scodeName\s*=\s*["']([^"']*)["']""")
_ADDED_BY_PEOPLE = {
    "pivotTable": "a pivot table",
    "slicer": "a slicer",
    "timeline": "a timeline",
    "threadedComment": "comments",
    "control": "a control",
    "ctrlProp": "a control",
    "oleObject": "an embedded object",
    "queryTable": "a query",
}


def people_names(current: Current, place: int, source: Source, kind: str) -> tuple[DefinedName, ...]:
    """Return the names local to our sheet that people gave: they stay, for its tab keeps its name."""
    ours = {name.name.lower() for name in source.names_of(source.tab(kind))}
    return tuple(
        name
        for name in current.book.names
        if name.place == place and name.name.lower() not in ours and not name.name.lower().startswith(_NOT_OF_PEOPLE)
    )


def code_name(current: Current, place: int) -> str:
    """Return what VBA calls the sheet, or ""."""
    part = current.book.tabs[place].part
    found = _CODE_NAME.search(View.of(current.package.read(part), part).data) if part else None
    return found[1].decode() if found else ""


def notes_on(current: Current, place: int) -> list[str]:
    """Say what people had put onto our sheet that went with it."""
    tab = current.book.tabs[place]
    kinds = {arrow.kind for arrow in relationships(current.package, tab.part)} if tab.part else set()
    found = sorted({_ADDED_BY_PEOPLE[kind] for kind in kinds & _ADDED_BY_PEOPLE.keys()})
    return [f"The sheet {tab.name} had {what}, which went with the old sheet." for what in found]


def notes_on_absent(grafts: Sequence[Graft], source: Source, names: Mapping[str, str]) -> list[str]:
    """Say which of the sheets put in point at a sheet that is not there."""
    absent = [old for old, new in names.items() if not new]
    found = []
    for graft in grafts if absent else ():
        part = source.package.read(graft.tab.part)
        missing = [name for name in absent if f"{name}!".encode() in part or escape(f"{quoted(name)}!") in part]
        if missing:
            found.append(
                f"On the sheet {graft.name} formulas that point at {', '.join(missing)} became values: "
                "no such sheet is in the workbook."
            )
    return found
