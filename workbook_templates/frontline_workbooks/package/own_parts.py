"""Which parts of a workbook are there only for our sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.relationships import reachable, relationships, relationships_part
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.record import held_record, record_part

if TYPE_CHECKING:
    from collections.abc import Collection

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package


def own_parts(package: Package, book: Book) -> set[str]:
    """Return the parts of our sheets, of our record and of what it tells of, in lower case."""
    roots = [book.tabs[place].part for place in kinds(book)]
    parts = only_reached_from(package, book, [root for root in (*roots, record_part(package, book.part)) if root])
    record = held_record(package, book.part)
    added = {part.lower() for part in record.added} if record else set()
    return parts | {relationships_part(part) for part in parts} | added


def only_reached_from(package: Package, book: Book, roots: Collection[str]) -> set[str]:
    """Return the parts to which nothing leads but these parts, in lower case."""
    low = {root.lower() for root in roots}
    if not low:
        return set()
    low_or_book = {*low, book.part.lower()}
    arrows = (*relationships(package, ""), *relationships(package, book.part))
    others = [arrow.part for arrow in arrows if arrow.part and arrow.part.lower() not in low_or_book]
    return reachable(package, *roots) - reachable(package, *others) - {book.part.lower()}
