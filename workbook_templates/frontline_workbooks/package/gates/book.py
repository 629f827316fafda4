"""The gate at the workbook part: tabs, names, windows, and all the rest of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gates.side import canonical
from frontline_workbooks.package.opc.relationships import relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import Element
from frontline_workbooks.package.pointers import belongs_to, things_of

if TYPE_CHECKING:
    from frontline_workbooks.package.gates.side import Canonical, Side

_COUNTS_TABS = ("bookViews", "sheets", "definedNames", "calcPr")
_A_WINDOW = Element("workbookView")
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
    if not _same_windows(old, new):
        return "its windows have changed"
    if _rest(old) != _rest(new):
        return "its settings have changed"
    return ""


def compare_arrows(old: Side, new: Side, part: str) -> str:
    """Say which relationship of the workbook, or of the package, is not what it was."""
    package = part.lower() == relationships_part("")
    before, after = (
        [
            arrow
            for arrow in relationships(side.package, "" if package else side.book.part)
            if arrow.part.lower() not in side.own
        ]
        for side in (old, new)
    )
    kept = [arrow for arrow in before if arrow.kind != "calcChain"]
    return next((f"its relationship {arrow.name} has changed" for arrow in kept if arrow not in after), "")


def _names(side: Side) -> list[tuple[str, int | None, str, Canonical]]:
    """Return the names that are not ours, those local to a sheet with the sheet's number."""
    own = things_of(side.package, side.own_tabs)
    return [
        (name.name, _sheet(side, name.place), name.text, canonical(name.element, ("localSheetId",)))
        for name in side.book.names
        if name.place not in side.places and not belongs_to(name, own)
    ]


def _sheet(side: Side, place: int | None) -> int | None:
    tabs = side.book.tabs
    if place is None:
        return None
    return tabs[place].sheet_id if place < len(tabs) else -1


def _windows(side: Side) -> tuple[list[object], list[int | None]]:
    """Return the settings of every window, and the sheet that each window and each custom view shows."""
    views = side.book.xml.root.find("bookViews")
    windows = (views.children if views else []) or [_A_WINDOW]
    settings: list[object] = [canonical(view, ("activeTab", "firstSheet"))[2:] for view in windows]
    shown = [_sheet(side, min(view.number("activeTab"), len(side.book.tabs) - 1)) for view in windows]
    return settings, shown + [view.number("activeSheetId") for view in side.book.custom_views]


def _same_windows(old: Side, new: Side) -> bool:
    """Whether every window is as it was; one that showed a sheet of ours may show another, for ours may be gone."""
    (before, showed), (after, shows) = _windows(old), _windows(new)
    ours = {tab.sheet_id for tab in old.own_tabs}
    return (before, len(showed)) == (after, len(shows)) and all(
        was in ours or was == now for was, now in zip(showed, shows, strict=True)
    )


def _rest(side: Side) -> list[Canonical]:
    found = []
    for element in side.book.xml.root.children:
        if element.name == "calcPr":
            found.append(canonical(element, ("fullCalcOnLoad",)))
        elif element.name not in _COUNTS_TABS:
            left_out = ("activeSheetId",) if element.name == "customWorkbookViews" else ()
            found.append(_by_sheet(side, canonical(element, left_out)))
    return [each for each in found if each[1] != "calcPr" or each[2]]


def _by_sheet(side: Side, element: Canonical) -> Canonical:
    """In extensions too, a name local to a sheet is compared by the sheet, not by its place."""
    namespace, name, attributes, text, children = element
    named = tuple(
        (key, f"sheet {_sheet(side, int(value))}" if key == "localSheetId" and value.isdecimal() else value)
        for key, value in attributes
    )
    return namespace, name, named, text, tuple(_by_sheet(side, child) for child in children)
