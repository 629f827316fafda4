"""A workbook with other sheets of ours, made anew from what it is without them.

What a workbook becomes depends on three things only: the workbook without our sheets, the sheets put in, and where
they stand. So putting the same sheets in twice gives the same bytes as putting them in once, and when the last of them
goes the original is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.grafting.graft import graft
from frontline_workbooks.package.grafting.layout import Graft, Layout
from frontline_workbooks.package.grafting.source import Source
from frontline_workbooks.package.grafting.workbook_edit import windows
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.record import record_part, without_ours
from frontline_workbooks.package.taking_out.custom_views import show_others
from frontline_workbooks.package.taking_out.take_out import take_out

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package


@dataclass(frozen=True)
class Current:
    """A workbook that is about to get other sheets of ours.

    Parameters
    ----------
    package
        Its parts.
    book
        Its tabs and names.
    """

    package: Package
    book: Book

    @classmethod
    def of(cls, package: Package) -> Current:
        """Read a workbook; one with two sheets of the same number is refused."""
        book = read_book(package)
        if len({tab.sheet_id for tab in book.tabs}) < len(book.tabs):
            raise corrupt("two of its sheets have the same number")
        return cls(package, book)

    @property
    def kinds(self) -> dict[int, str]:
        """The kinds of our sheets in it, by place."""
        return kinds(self.book)

    def without(self, places: Collection[int]) -> Package:
        """Return the workbook without sheets of ours: all that the record tells of, else those of these places."""
        if not (self.kinds or record_part(self.package, self.book.part)):
            return self.package
        original = without_ours(self.package, self.book.part)
        base = original or self.package
        book = read_book(base)
        gone = {self.book.tabs[place].sheet_id for place in places}
        left = [place for place, tab in enumerate(book.tabs) if tab.sheet_id in gone]
        return take_out(base, left) if left or record_part(base, book.part) else base


def rebuild(
    current: Current,
    replaced: Mapping[int, Graft | None],
    new: Sequence[Graft] = (),
    at: int = 0,
    names: Mapping[str, str] | None = None,
) -> Package:
    """Return the workbook with sheets of ours replaced, removed and added.

    Parameters
    ----------
    current
        The workbook.
    replaced
        What takes the place of our sheet at a place; None takes it out.
    new
        Sheets to add.
    at
        In front of which tab.
    names
        New names of sheets by old ones, for formulas of the sheets to put in; "" for one that will not be there.
    """
    gone = [current.book.tabs[place].sheet_id for place, new_ in replaced.items() if new_ is None]
    base = show_others(current.without(replaced), [tab.sheet_id for tab in current.book.tabs], gone)
    there = {tab.sheet_id: place for place, tab in enumerate(read_book(base).tabs)}
    stay = cache(lambda: Source(current.package))  # seldom is a sheet of ours left that is not replaced
    slots: list[list[int | Graft]] = []
    for place, tab in enumerate(current.book.tabs):
        if tab.sheet_id in there:
            slots.append([there[tab.sheet_id]])
        elif place in replaced:
            graft_ = replaced[place]
            slots.append([graft_] if graft_ else [])
        else:
            slots.append([Graft(stay(), current.kinds[place], tab.name, tab.sheet_id, tab.state)])
    layout = _layout(current, slots, new, at)
    return (
        graft(base, layout, lambda each: {} if each.source.package is current.package else names or {})
        if layout.grafts
        else base
    )


def _layout(current: Current, slots: list[list[int | Graft]], new: Sequence[Graft], at: int) -> Layout:
    """Add the new sheets, and let every window show what it showed."""
    rows: list[list[int | Graft]] = [*slots[:at], [*new], *slots[at:]]
    starts = [sum(map(len, rows[:place])) for place in range(len(rows))]
    last = max(sum(map(len, rows)) - 1, 0)

    def moved(place: int) -> int:
        return min(starts[place + (place >= at)], last)

    shown = tuple((moved(active), moved(first) if first else 0) for active, first in windows(current.book))
    return Layout(tuple(slot for row in rows for slot in row), shown)
