"""Taking sheets of ours out of a workbook that Excel has saved since, by what they are.

Their cell formats stay: nothing tells them from formats that people have used since, and they do no harm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.grafting.app_properties import SheetTitles
from frontline_workbooks.package.grafting.workbook_edit import renumber_names, show, windows
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes
from frontline_workbooks.package.opc.relationships import related, relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.own_parts import only_reached_from
from frontline_workbooks.package.pointers import OUR_NAMES, belongs_to, things_of
from frontline_workbooks.package.record import record_part
from frontline_workbooks.package.taking_out.calc_chain import without_sheets
from frontline_workbooks.package.taking_out.shared_texts import forget_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package


def take_out(package: Package, places: Collection[int]) -> Package:
    """Return the workbook without the sheets of these places, and without the record of what was put in.

    Parameters
    ----------
    package
        The workbook.
    places
        Which tabs, counted from 0.
    """
    package, book = package.copy(), read_book(package)
    record = record_part(package, book.part)
    roots = [*(book.tabs[place].part for place in places), *([record] if record else [])]
    gone = only_reached_from(package, book, [root for root in roots if root])
    forget_texts(package, book, places)
    without_sheets(package, book, {book.tabs[place].sheet_id for place in places})
    _edit_titles(package, {book.tabs[place].name for place in places})
    _edit_book(package, book, places)
    _cut(package, book, gone)
    return package


def _edit_book(package: Package, book: Book, places: Collection[int]) -> None:
    left = [place for place in range(len(book.tabs)) if place not in places]
    for place in places:
        book.xml.remove(book.tabs[place].element)
    names = book.xml.root.find("definedNames")
    things = things_of(package, [book.tabs[place] for place in places])
    ours = [name for name in book.names if name.name.lower().startswith(OUR_NAMES) and belongs_to(name, things)]
    gone = [name.element for name in book.names if name.place in places or name in ours]
    if names and len(gone) == len(book.names):
        book.xml.remove(names)
    else:
        for element in gone:
            book.xml.remove(element)
        renumber_names(book, {place: new for new, place in enumerate(left)}, len(left))
    _show_another(book, left)
    package.write(book.part, book.xml.result())


def _show_another(book: Book, left: list[int]) -> None:
    """Keep the tab that is shown; where it is gone, show the one that takes its place."""

    def moved(place: int) -> int:
        return min(sum(other < place for other in left), max(len(left) - 1, 0))

    show(book, [(moved(active), moved(first)) for active, first in windows(book)])


def _cut(package: Package, book: Book, gone: set[str]) -> None:
    """Remove the parts, what points at them, and what says of which type they are."""
    for source in ("", book.part):  # LibreOffice lets the package itself point at our record
        _cut_arrows(package, source, gone)
    types = ContentTypes(package)
    types.drop(gone)
    package.write(CONTENT_TYPES, types.text.result())
    for part in sorted(gone):
        package.drop(relationships_part(part))
        package.drop(part)


def _cut_arrows(package: Package, source: str, gone: set[str]) -> None:
    part = relationships_part(source)
    arrows = XmlText(package.read(part), part)
    targets: Mapping[str, str] = {arrow.name: arrow.part.lower() for arrow in relationships(package, source)}
    for element in arrows.root.children:
        if targets.get(element.get("Id")) in gone:
            arrows.remove(element)
    if arrows.splices():
        package.write(part, arrows.result())


def _edit_titles(package: Package, names: Collection[str]) -> None:
    part = related(package, "", "extended-properties") or related(package, "", "extendedProperties")
    if part:
        titles = SheetTitles(XmlText(package.read(part), part))
        titles.remove(names)
        package.write(part, titles.text.result())
