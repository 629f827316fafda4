"""The gate at the workbook part: tabs, names, windows, and all the rest of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gates.side import canonical
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import Element
from frontline_workbooks.package.references import sheets_in

if TYPE_CHECKING:
    from frontline_workbooks.package.book import DefinedName
    from frontline_workbooks.package.gates.side import Canonical, Side

_COUNTS_TABS = ("bookViews", "sheets", "definedNames", "calcPr")
_A_WINDOW = Element("workbookView", "", {}, 0, 0)
"""What a workbook that says nothing of windows is shown in."""


def compare_tabs(old: Side, new: Side) -> None:
    """Refuse a workbook in which tabs of people were moved, renamed, hidden or lost.

    Raises
    ------
    PackageFault
        Of code ``"would-lose"``.
    """
    before, after = ([(tab.name, tab.sheet_id, tab.state, tab.part) for tab in side.tabs] for side in (old, new))
    if before != after:
        different = next((tab[0] for tab in before if tab not in after), before[0][0] if before else "")
        raise PackageFault(
            "would-lose", f"The sheet {different} of the workbook would be moved or lost; nothing was written."
        )


def compare_book(old: Side, new: Side, _: str) -> str:
    """Say what of the workbook part is not what it was."""
    lost = Counter(_names(old)) - Counter(_names(new))
    if lost:
        return f"its defined name {next(iter(lost))[0]} is another or gone"
    if _windows(old) != _windows(new):
        return "its windows have changed"
    if _rest(old) != _rest(new):
        return "its settings have changed"
    return ""


def compare_arrows(old: Side, new: Side, _: str) -> str:
    """Say which relationship of the workbook is not what it was."""
    before, after = (
        [arrow for arrow in relationships(side.package, side.book.part) if arrow.part.lower() not in side.own]
        for side in (old, new)
    )
    kept = [arrow for arrow in before if arrow.kind != "calcChain"]
    return next((f"its relationship {arrow.name} has changed" for arrow in kept if arrow not in after), "")


def _names(side: Side) -> list[tuple[str, int | None, str, Canonical]]:
    """Return the names that are not ours, those local to a sheet with the sheet's number."""
    own = {tab.name.lower() for tab in side.own_tabs}
    return [
        (name.name, _sheet(side, name.place), name.text, canonical(name.element, ("localSheetId",)))
        for name in side.book.names
        if name.place not in side.places and not _points_only_at(name, own)
    ]


def _points_only_at(name: DefinedName, own: set[str]) -> bool:
    """Whether a name for the whole workbook is about nothing but our sheets: it comes and goes with them."""
    used = {sheet.lower() for sheet in sheets_in(name.text)}
    return name.place is None and bool(used) and used <= own


def _sheet(side: Side, place: int | None) -> int | None:
    tabs = side.book.tabs
    if place is None:
        return None
    return tabs[place].sheet_id if place < len(tabs) else -1


def _windows(side: Side) -> list[tuple[int | None, object]]:
    """Return each window: the tab it shows, unless that is ours, and its other settings."""
    views = side.book.xml.root.find("bookViews")
    ours = {tab.sheet_id for tab in side.own_tabs}
    found: list[tuple[int | None, object]] = []
    for view in views.children if views else [_A_WINDOW]:
        shown = _sheet(side, min(view.number("activeTab"), len(side.book.tabs) - 1))
        found.append((None if shown in ours else shown, canonical(view, ("activeTab", "firstSheet"))[2:]))
    return found


def _rest(side: Side) -> list[Canonical]:
    found = []
    for element in side.book.xml.root.children:
        if element.name == "calcPr":
            found.append(canonical(element, ("fullCalcOnLoad",)))
        elif element.name not in _COUNTS_TABS:
            _name_sheets(side, element)
            found.append(canonical(element))
    return [each for each in found if each[1] != "calcPr" or each[2]]


def _name_sheets(side: Side, root: Element) -> None:
    """In extensions too, a name local to a sheet is compared by the sheet, not by its place."""
    for element in root.walk():
        if element.get("localSheetId").isdecimal():
            element.attributes["localSheetId"] = f"sheet {_sheet(side, int(element.get('localSheetId')))}"
