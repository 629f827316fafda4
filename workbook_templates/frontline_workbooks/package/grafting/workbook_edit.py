"""The edits of the workbook part: its sheets, its names, and everything that counts tabs."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from frontline_workbooks.own_sheets import SHEET_NAME
from frontline_workbooks.package.opc.xml_text import escape
from frontline_workbooks.package.pointers import targets, things_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frontline_workbooks.package.book import Book, DefinedName
    from frontline_workbooks.package.grafting.layout import Graft, Layout
    from frontline_workbooks.package.grafting.source import Source
    from frontline_workbooks.package.references import NewNames

_LAST_SHEET_ID = 65_535
_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)


def renumber_names(book: Book, places: Mapping[int, int], tabs: int) -> None:
    """Let every name that is local to a sheet find its sheet at its new place, also in extensions.

    Parameters
    ----------
    book
        The workbook.
    places
        New places of its tabs by old ones.
    tabs
        How many tabs there will be: a name local to a sheet that does not exist stays so.
    """
    for element in book.xml.root.walk():
        old = element.get("localSheetId")
        new = _new_place(int(old), places, tabs - len(book.tabs), len(book.tabs)) if old.isdecimal() else None
        if new is not None and str(new) != old:
            book.xml.set(element, localSheetId=new)


def windows(book: Book) -> list[tuple[int, int]]:
    """Return of every window the place of the tab that is shown, and of the first one in view."""
    views = book.xml.root.find("bookViews")
    last = max(len(book.tabs) - 1, 0)
    return [
        (min(view.number("activeTab"), last), min(view.number("firstSheet"), last))
        for view in (views.children if views else [])
    ] or [(0, 0)]


def show(book: Book, wanted: Sequence[tuple[int, int]]) -> None:
    """Let every window show the tab it is wanted to show."""
    views, xml = book.xml.root.find("bookViews"), book.xml
    if views and views.children:
        for view, (active, first) in zip(views.children, wanted, strict=True):
            # as they are written: a number beyond the last tab must not come to mean one of ours
            if active != view.number("activeTab"):
                xml.set(view, activeTab=active)
            if first != view.number("firstSheet"):
                xml.set(view, firstSheet=first)
    elif wanted[0][0]:
        prefix = xml.prefix()
        view_xml = b'<%sworkbookView activeTab="%d"/>' % (prefix, wanted[0][0])
        if views:
            xml.append(views, view_xml)
        else:
            xml.place("bookViews", b"<%sbookViews>%s</%sbookViews>" % (prefix, view_xml, prefix), _ORDER)


def add_sheets(book: Book, layout: Layout, relations: Mapping[Graft, str]) -> None:
    """List new sheets among the tabs, each with the id of its relationship."""
    xml, sheets = book.xml, book.xml.root.find("sheets")
    assert sheets is not None  # noqa: S101 - read_book refuses a workbook without
    free = _free_sheet_ids(book, layout)
    for place, slot in enumerate(layout.slots):
        if isinstance(slot, int):
            continue
        element = _sheet_xml(book, slot, slot.sheet_id or next(free), relations[slot])
        after = [later for later in layout.slots[place:] if isinstance(later, int)]
        if after:
            xml.insert(book.tabs[after[0]].element.start, element)
        else:
            xml.append(sheets, element)


def add_names(book: Book, layout: Layout, names: Mapping[Source, NewNames]) -> None:
    """Bring along the names of new sheets, the hidden one that says the kind among them."""
    prefix = book.xml.prefix()
    added = [
        _name_xml(prefix, attributes | {"localSheetId": str(layout.place(graft))}, text)
        for graft in layout.grafts
        for attributes, text in _local_names(graft, names[graft.source])
    ]
    added += [_name_xml(prefix, name.element.attributes, text) for name, text in _global_names(book, layout, names)]
    existing, rows = book.xml.root.find("definedNames"), b"".join(added)
    if existing:
        book.xml.append(existing, rows)
    elif rows:
        book.xml.place("definedNames", b"<%sdefinedNames>%s</%sdefinedNames>" % (prefix, rows, prefix), _ORDER)


def recalculate(book: Book) -> None:
    """Have Excel calculate everything when it opens the workbook, for formulas of theirs that point at our sheets."""
    settings = book.xml.root.find("calcPr")
    if settings is None:
        book.xml.place("calcPr", b'<%scalcPr fullCalcOnLoad="1"/>' % book.xml.prefix(), _ORDER)
    elif settings.get("calcMode") != "manual" and settings.get("fullCalcOnLoad") not in {"1", "true"}:
        book.xml.set(settings, fullCalcOnLoad="1")


def _new_place(old: int, places: Mapping[int, int], more: int, tabs: int) -> int | None:
    return places.get(old) if old < tabs else old + more


def _free_sheet_ids(book: Book, layout: Layout) -> Iterator[int]:
    taken = {tab.sheet_id for tab in book.tabs} | {graft.sheet_id for graft in layout.grafts}
    top = max(taken)
    return (number for number in chain(range(top + 1, _LAST_SHEET_ID), range(1, top)) if number not in taken)


def _sheet_xml(book: Book, graft: Graft, sheet_id: int, relation: str) -> bytes:
    state = b"" if graft.state == "visible" else b' state="%s"' % graft.state.encode()
    values = (book.xml.prefix(), escape(graft.name), sheet_id, state, escape(book.relations), escape(relation))
    return b'<%ssheet name="%s" sheetId="%d"%s xmlns:r="%s" r:id="%s"/>' % values


def _local_names(graft: Graft, names: NewNames) -> list[tuple[dict[str, str], str]]:
    """Return the names of a sheet: those it came with, its kind where it came without, and those people gave."""
    local = graft.source.names_of(graft.tab)
    found = [(name.element.attributes, names.formula(name.text)) for name in local]
    if SHEET_NAME not in [name.name for name in local]:
        found.append(({"name": SHEET_NAME, "hidden": "1"}, '"{}"'.format(graft.kind.replace('"', '""'))))
    return found + [(name.element.attributes, name.text) for name in graft.names]


def _global_names(book: Book, layout: Layout, names: Mapping[Source, NewNames]) -> list[tuple[DefinedName, str]]:
    """Return the names of the whole workbook that point at a sheet put in, those that are there already left out."""
    taken = {name.name.lower() for name in book.names if name.place is None}
    found = []
    for graft in layout.grafts:
        things, new = things_of(graft.source.package, [graft.tab]), names[graft.source]
        for name in graft.source.book.names:
            wanted = name.place is None and name.name.lower() not in taken and targets(name) & things
            if wanted and not new.points_at_missing(name.text):
                taken.add(name.name.lower())
                found.append((name, new.formula(name.text)))
    return found


def _name_xml(prefix: bytes, attributes: Mapping[str, str], text: str) -> bytes:
    plain = {key: value for key, value in attributes.items() if " " not in key}
    written = b"".join(b' %s="%s"' % (key.encode(), escape(value)) for key, value in plain.items())
    return b"<%sdefinedName%s>%s</%sdefinedName>" % (prefix, written, escape(text), prefix)
