"""Putting described sheets into an open workbook, each in the gentlest way that does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range

from frontline_addin.hosts import excel_com, excel_marks
from frontline_addin.hosts.excel_layout import fingerprint
from frontline_addin.hosts.excel_names import name_columns, offer_again, type_again, typed_cells
from frontline_addin.hosts.excel_sheets import (
    add_sheets,
    point_at_itself,
    refuse_unknown_place,
    rendered,
    replace_sheets,
)
from frontline_addin.hosts.excel_tabs import tabs_of, with_tabs
from frontline_addin.hosts.excel_values import value_blocks
from frontline_workbooks.sheets.description import Table
from frontline_workbooks.write.date_systems import counted_from_1904
from frontline_workbooks.write.layout import FIRST_COLUMN, arrange
from frontline_workbooks.write.references import References

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import xlwings as xw

    from frontline_addin.hosts.excel_mentions import Mentions
    from frontline_workbooks.sheets.description import Workbook
    from frontline_workbooks.write.layout import Layout, Place

CHOICES_ON = "ReadMe"
"""Kind of the sheet that keeps the choices of the run."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is put where, by kind of sheet.

    Parameters
    ----------
    workbook
        The description under the names its sheets have or get in the user's workbook.
    tabs, layouts
        Of all described sheets.
    prints
        Fingerprints of the sheets to put in.
    new, changed
        Those that are not there yet, and those whose old sheet must go; the others only get values.
    at
        Where new sheets stand: ``"front"``, ``"end"``, or the sheet they stand in front of.
    """

    workbook: Workbook
    tabs: dict[str, str]
    layouts: dict[str, Layout]
    prints: dict[str, str]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    at: str

    @property
    def replaced(self) -> tuple[str, ...]:
        """Tabs of the sheets that are drawn anew."""
        return tuple(self.tabs[kind] for kind in self.changed)


def put_sheets(book: xw.Book, plan: Plan, mentions: Mentions, step: Callable[[str], object]) -> None:
    """Put sheets in as planned.

    Parameters
    ----------
    book
        The user's workbook.
    plan
        As `plan_sheets` returns it.
    mentions
        What refers to the sheets that are replaced.
    step
        Called with what begins, before each part of the work.
    """
    if plan.new or plan.changed:
        step("Putting the sheets in")
        _copy_in(book, plan, mentions)
    name_columns(book, [plan.layouts[kind] for kind in plan.prints])
    references = References(plan.layouts.values())
    for kind in plan.prints:  # also where it was just copied in, so that refreshing twice equals refreshing once
        step(f"Writing {plan.tabs[kind]}")
        write_values(book.sheets[plan.tabs[kind]], plan.layouts[kind], references)
    if CHOICES_ON in plan.prints:
        excel_marks.keep_choices(book.sheets[plan.tabs[CHOICES_ON]], plan.workbook.choices)


def plan_sheets(book: xw.Book, described: Workbook, kinds: Collection[str], at: str) -> Plan:
    """Find out what is to be done, writing nothing.

    Where a sheet of the same kind is there and all but its values is as described, only values are written,
    so that formulas, names and charts that point at it are not touched; otherwise the sheet is replaced.

    Parameters
    ----------
    book
        The user's workbook.
    described
        What stands on each sheet.
    kinds
        Which of its sheets to put in.
    at
        Where new sheets stand: ``"front"``, ``"end"``, or the sheet they stand in front of.

    Raises
    ------
    NotNowError
        There is no such place.
    """
    refuse_unknown_place(book, at)
    workbook = counted_from_1904(described) if excel_com.counts_from_1904(book) else described
    return _plan(book, workbook, kinds, at)


def _plan(book: xw.Book, workbook: Workbook, kinds: Collection[str], at: str) -> Plan:
    own = excel_marks.by_kind(book)
    described = [sheet.name for sheet in workbook.sheets]
    tabs = tabs_of(described, own.values(), [sheet.name for sheet in book.sheets])
    named = with_tabs(workbook, tabs)
    layouts = {kind: arrange(sheet) for kind, sheet in zip(described, named.sheets, strict=True)}
    prints = {kind: fingerprint(layouts[kind], workbook.theme) for kind in described if kind in kinds}
    return Plan(
        workbook=named,
        tabs=tabs,
        layouts=layouts,
        prints=prints,
        new=tuple(kind for kind in prints if kind not in own),
        changed=tuple(
            kind
            for kind, wanted in prints.items()
            if kind in own and not _is_same(book.sheets[tabs[kind]], layouts[kind], wanted)
        ),
        at=at,
    )


def write_values(sheet: xw.Sheet, layout: Layout, references: References) -> None:
    """Write values and formulas into a sheet, a block at a time."""
    for block in value_blocks(layout, references):
        cells = sheet.range((block.row, block.column)).resize(len(block.cells), len(block.cells[0]))
        if block.formulas:
            excel_com.put_formulas(cells, block.cells)
        else:
            cells.value = block.cells


def _is_same(sheet: xw.Sheet, layout: Layout, wanted: str) -> bool:
    """Whether only values differ: the user may have moved the tables since, by a row put in above them."""
    there = {table.range.get_address(row_absolute=False, column_absolute=False) for table in sheet.tables}
    return excel_marks.layout_of(sheet) == wanted and there == {_address(place) for place in layout.tables}


def _address(place: Place) -> str:
    width = len(place.block.columns) if isinstance(place.block, Table) else 1
    last = place.row + place.rows - 1
    return str(xl_range(place.header, FIRST_COLUMN, last, FIRST_COLUMN + width - 1))


def _copy_in(book: xw.Book, plan: Plan, mentions: Mentions) -> None:
    """Copy sheets from a temporary workbook; they are marked before, so that a fault half way can be undone."""
    replaced = [plan.layouts[kind].sheet for kind in plan.changed]
    typed = typed_cells(book, replaced)
    new, changed = [plan.tabs[kind] for kind in plan.new], plan.replaced
    with rendered(book.app, plan.workbook) as source:
        _mark(source, plan)
        add_sheets(book, source, new, plan.at)
        replace_sheets(book, source, {tab: tab for tab in changed}, mentions)
        point_at_itself(book, source, [*new, *changed])
        offer_again(book, source, {tab: tab for tab in (*new, *changed)})
    _mark(book, plan)
    type_again(book, replaced, typed)


def _mark(book: xw.Book, plan: Plan) -> None:
    for kind in (*plan.new, *plan.changed):
        excel_marks.mark(book.sheets[plan.tabs[kind]], kind, plan.prints[kind])
