"""Lists to choose from and conditional formats of people that look at our sheets: kept, and set again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_com_pointers
from frontline_workbooks.package.saved_rules import SavedRules, saved_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import xlwings as xw

    from frontline_addin.hosts.excel_com_pointers import Condition, Validation


@dataclass(frozen=True, slots=True)
class Rules:
    """What people set for cells, by sheet.

    Parameters
    ----------
    saved
        Where they are.
    active
        The sheet that was active when they were read; relative references count from its active cell.
    validations
        Sheet, area, and what may be typed there.
    conditions
        Sheet and conditional format.
    """

    saved: Mapping[str, SavedRules]
    active: str = ""
    validations: tuple[tuple[str, str, Validation], ...] = ()
    conditions: tuple[tuple[str, Condition], ...] = ()

    def set_again(self, book: xw.Book) -> None:
        """Write them as they were; one that Excel does not take must not undo the whole run."""
        if self.active:
            _show(book, self.active)
        for tab, area, validation in self.validations:
            with suppress(Exception):
                excel_com_pointers.set_validation(book.sheets[tab].range(area), validation)
        for tab, condition in self.conditions:
            with suppress(Exception):
                excel_com_pointers.set_condition(book.sheets[tab], condition)

    def lost(self, now: Mapping[str, SavedRules]) -> tuple[str, ...]:
        """Return the sheets that have fewer of them now."""
        none = SavedRules((), 0)
        return tuple(
            tab
            for tab, rules in self.saved.items()
            if len(now.get(tab, none).areas) < len(rules.areas) or now.get(tab, none).conditions < rules.conditions
        )


NO_RULES = Rules({})


def find_rules(book: xw.Book, saved: bytes, replaced: Collection[str], is_meant: Callable[[str], bool]) -> Rules:
    """Find the rules outside some sheets that look at them.

    Parameters
    ----------
    book
        The workbook.
    saved
        A copy of it as a file, which says where they are: Excel itself would have to be asked cell by cell.
    replaced
        Names of the sheets.
    is_meant
        Whether a formula points at them.
    """
    found = {tab: rules for tab, rules in saved_rules(saved, is_meant).items() if tab not in replaced}
    stay = [sheet for sheet in book.sheets if sheet.name not in replaced]
    active = next((sheet.name for sheet in stay if excel_com.visibility(sheet) == excel_com.VISIBLE), "")
    if not found or not active:
        return Rules(found)
    _show(book, active)
    return Rules(
        found,
        active,
        tuple(
            (tab, area, rule)
            for tab, rules in found.items()
            for area, rule in _validations(book.sheets[tab], rules.areas)
        ),
        tuple((tab, rule) for tab in found for rule in _conditions(book.sheets[tab], is_meant)),
    )


def _show(book: xw.Book, tab: str) -> None:
    book.activate()
    excel_com.activate(book, tab)


def _validations(sheet: xw.Sheet, areas: Collection[str]) -> Iterator[tuple[str, Validation]]:
    for area in areas:
        with suppress(Exception):  # what cannot be read is missed at the end, and said
            yield area, excel_com_pointers.validation_of(sheet.range(area))


def _conditions(sheet: xw.Sheet, is_meant: Callable[[str], bool]) -> Iterator[Condition]:
    with suppress(Exception):  # the same
        for condition in excel_com_pointers.conditions_of(sheet):
            if is_meant(condition.first) or is_meant(condition.second):
                yield condition
