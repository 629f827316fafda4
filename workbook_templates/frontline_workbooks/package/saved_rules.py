"""Lists to choose from and conditional formats of a saved workbook that point at some of its sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_P = rb"(?:[\w.-]+:)?"
_VALIDATION = re.compile(rb"<%(p)sdataValidation\b([^>]*[^/>])>(.*?)</%(p)sdataValidation>" % {b"p": _P}, re.DOTALL)
_CONDITION = re.compile(rb"<%(p)scfRule\b[^>]*[^/>]>(.*?)</%(p)scfRule>" % {b"p": _P}, re.DOTALL)
_FORMULA = re.compile(rb"<%(p)s(?:formula[12]?|f)\b[^>]*>([^<]+)</%(p)s(?:formula[12]?|f)>" % {b"p": _P})
_WHERE = re.compile(rb"""\ssqref\s*=\s*["']([^"']+)["']""")
_WHERE_SINCE_2010 = re.compile(rb"<%(p)ssqref>([^<]+)</%(p)ssqref>" % {b"p": _P})


@dataclass(frozen=True, slots=True)
class SavedRules:
    """What on a sheet points at the sheets that were asked for.

    Parameters
    ----------
    areas
        Of the validations, ``"A2:A9"``.
    conditions
        How many conditional formats.
    """

    areas: tuple[str, ...]
    conditions: int


class Rule(NamedTuple):
    """A list to choose from, with its area (``"A2:A9 C1"``), or a conditional format, and its formulas."""

    area: str
    formulas: tuple[str, ...]


def saved_rules(data: bytes, points: Callable[[str], bool]) -> dict[str, SavedRules]:
    """Return what points at some sheets, by the name of the sheet it is on.

    Parameters
    ----------
    data
        The bytes of the workbook.
    points
        Whether a formula does.

    Raises
    ------
    frontline_workbooks.package.faults.PackageFault
        The workbook cannot be read.
    """
    package = open_package(data)
    found = {}
    for tab in read_book(package).tabs:
        if tab.part:
            rules = rules_in(View.of(package.read(tab.part), tab.part).data)
            pointing = [rule.area for rule in rules if any(map(points, rule.formulas))]
            if pointing:
                areas = tuple(area for areas in pointing for area in areas.split())
                found[tab.name] = SavedRules(areas, pointing.count(""))
    return found


def rules_in(sheet: bytes) -> Iterator[Rule]:
    """Yield the lists and conditional formats of a worksheet that hold formulas, written in UTF-8."""
    for list_ in _VALIDATION.finditer(sheet):
        where = _WHERE.search(list_[1]) or _WHERE_SINCE_2010.search(list_[2])
        yield Rule(where[1].decode() if where else "", tuple(_formulas(list_[2])))
    for condition in _CONDITION.finditer(sheet):
        yield Rule("", tuple(_formulas(condition[1])))


def _formulas(rule: bytes) -> Iterator[str]:
    return (unescape(found[1].decode()) for found in _FORMULA.finditer(rule))
