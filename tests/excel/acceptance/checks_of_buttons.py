"""Each button of the ribbon, clicked through the macro behind it, on a workbook with the sample's tables."""

from __future__ import annotations

import re
import shutil
from functools import partial
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring
from engine_on_openpyxl.example import make_example

from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.formulas import bad_cells
from excel.acceptance.year_end_workbook import write_year_end_workbook
from frontline_addin.build_addin.sources import RIBBON, source
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.ribbon import GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPECTED = {
    "check_data": "A scorecard can be built",
    "build_scorecard": r"The scorecard is in results\.xlsx",
    "refresh_rankings": r"\d+ sheets of results\.xlsx refreshed",
    "compare": r"The sheet Compare of results\.xlsx compares",
    "values_only": r"\S",
    "repair_links": r"\S",
    "undo": "The last run was undone",
    "merge_yearend": r"The scorecard was merged into finance\.xlsx",
    "unmerge": r"\d+ sheets of ours taken out of finance\.xlsx",
    "guide": "The guide is open",
    "check_setup": r"\S",
    "last_error": r"\S",
}
"""What the message of a button begins with, as a pattern."""

_YEAR_END = ("merge_yearend", "unmerge")
"""Buttons that work in finance's workbook."""

_COPY = "results to merge.xlsx"
"""What the first of them is to merge: Excel has the other one open."""

_FAILED = ("The button did not work", "Python did not answer", "Nothing was changed")


def ribbon_buttons() -> list[tuple[str, str, str]]:
    """Return tag, label and macro of every button, as the ribbon shows them."""
    elements = [each for each in fromstring(source(RIBBON)).iter() if each.tag.endswith("}button")]
    return [(each.get("tag", ""), each.get("label", ""), each.get("onAction", "")) for each in elements]


def checks_of_buttons() -> Iterator[Check]:
    """Yield a check for each button, in an order in which each has what it needs."""
    buttons = {tag: (label, macro) for tag, label, macro in ribbon_buttons()}
    for tag in (tag for tag in EXPECTED if tag in buttons):
        label, macro = buttons[tag]
        yield Check("Buttons", label, in_words(EXPECTED[tag]), partial(_press, tag=tag, macro=macro))
    yield Check("Buttons", "Macros", "the buttons above were clicked through their own procedures", _macros)
    yield Check("Buttons", "Scorecard's sheets", "no cell shows #NAME? and no formula @", _sheets)


def in_words(pattern: str) -> str:
    r"""Return a pattern for a person to read.

    >>> in_words(r"\d+ sheets of results\.xlsx refreshed")
    'the message begins "(a number) sheets of results.xlsx refreshed"'
    """
    if pattern == r"\S":
        return "a message comes"
    return f'the message begins "{pattern.replace(chr(92) + "d+", "(a number)").replace(chr(92), "")}"'


def _press(bench: Bench, tag: str, macro: str) -> str:
    folder = bench.folder / "buttons"
    if "data" not in bench.books:
        folder.mkdir()
        results = make_example(folder)
        shutil.copy(results, folder / _COPY)
        bench.books["data"] = bench.excel.open(results)
    if tag in _YEAR_END and "finance" not in bench.books:
        bench.books["finance"] = bench.excel.open(write_year_end_workbook(folder / "finance.xlsx"))
    bench.books["finance" if tag in _YEAR_END else "data"].activate()
    message = bench.excel.press(macro, tag, folder / _COPY)
    insist(not message.startswith(_FAILED), f"the message says: {message}")
    insist(re.match(EXPECTED[tag], message), f"the message says: {message or 'nothing'}")
    return message


def _macros(bench: Bench) -> str:
    insist(not bench.excel.detour, f"Excel refused, and they were run from Python: {bench.excel.detour}")
    return "all of them"


def _sheets(bench: Bench) -> str:
    book = bench.books["data"]
    own = [sheet.name for sheet in ExcelHost(book).own_sheets()]
    insist(own, "no sheet of the scorecard is there")
    bad = bad_cells(book)
    insist(not bad, f"{len(bad)} cells, first {bad[:3]}")
    insist(book.sheets["Notes"].range("A1").value == "Mine", "the user's own sheet Notes was changed")
    guides = [open_one for open_one in bench.excel.app.books if open_one.name == GUIDE]
    insist(guides, "the guide is not open")
    return f"{len(own)} sheets of ours in front of the user's, all clean"
