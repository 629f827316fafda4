"""References to sheets in formulas, names and charts: followed as Excel follows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.formula import ArrayFormula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SHEET = re.compile(r"(?<![\w'\]])(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!")


def quoted(name: str) -> str:
    """Return a sheet's name as a reference writes it."""
    return name if re.fullmatch(r"[^\W\d][\w.]*", name) else "'{}'".format(name.replace("'", "''"))


def with_sheets(text: str, change: Callable[[str], str]) -> str:
    """Return a formula with the sheet of every reference changed; ``change`` gives what stands before the "!"."""
    return _SHEET.sub(lambda found: f"{change((found[1] or found[2]).replace(chr(39) * 2, chr(39)))}!", text)


def follow(sheets: Iterable[Worksheet], change: Callable[[str], str]) -> None:
    """Change every formula, local name and chart reference on some sheets."""
    for sheet in sheets:
        for cell in sheet._cells.values():
            if isinstance(cell.value, ArrayFormula):
                cell.value.text = change(cell.value.text)
            elif cell.data_type == "f":
                cell.value = change(str(cell.value))
        for name in sheet.defined_names.values():
            name.attr_text = change(name.attr_text)
        for reference in chart_references(sheet):
            reference.f = change(reference.f)
        for rule, which in rule_formulas(sheet):
            put_rule_formula(rule, which, change(rule_formula(rule, which)))


def follow_in_book(book: Workbook, change: Callable[[str], str]) -> None:
    """Change every formula, name and chart reference of a workbook."""
    follow(book.worksheets, change)
    for name in book.defined_names.values():
        name.attr_text = change(name.attr_text)
    for chartsheet in book.chartsheets:
        for reference in chart_references(chartsheet):
            reference.f = change(reference.f)


def renamed(old: str, new: str) -> Callable[[str], str]:
    """Return the change a sheet's new name makes to formulas."""
    return lambda text: with_sheets(text, lambda sheet: quoted(new if sheet.lower() == old.lower() else sheet))


def deleted(sheet: str, tables: Iterable[str]) -> Callable[[str], str]:
    """Return the change that deleting a sheet with its tables makes to formulas."""
    names = "|".join(map(re.escape, tables))

    def change(text: str) -> str:
        gone = with_sheets(text, lambda name: "#REF" if name.lower() == sheet.lower() else quoted(name))
        return re.sub(rf"\b(?:{names})\[[^\]]*\]", "#REF!", gone) if names else gone

    return change


def rule_formulas(sheet: Worksheet) -> Iterator[tuple[Any, int]]:
    """Return the formulas of a sheet's validations and conditional formats: the rule, and which of its formulas."""
    for validation in sheet.data_validations.dataValidation:
        yield from ((validation, which) for which in (1, 2) if getattr(validation, f"formula{which}"))
    for rule in conditions(sheet):
        yield from ((rule, which) for which in range(1, len(rule.formula) + 1))


def conditions(sheet: Worksheet) -> list[Any]:
    """Return the conditional formats of a sheet by priority."""
    rules = [rule for ranged in sheet.conditional_formatting for rule in ranged.rules]
    return sorted(rules, key=lambda rule: rule.priority)


def rule_formula(rule: Any, which: int) -> str:
    """Return the first or second formula of a validation or conditional format."""
    if hasattr(rule, "formula1"):
        return str(getattr(rule, f"formula{which}") or "")
    return str(rule.formula[which - 1]) if which <= len(rule.formula) else ""


def put_rule_formula(rule: Any, which: int, text: str) -> None:
    """Set the first or second formula of a validation or conditional format."""
    if hasattr(rule, "formula1"):
        setattr(rule, f"formula{which}", text)
    else:
        rule.formula[which - 1] = text


def chart_references(sheet: Worksheet) -> Iterator[Any]:
    """Return the references of all series of a sheet's charts."""
    for chart in sheet._charts:
        for series in chart.series:
            for axis in (series.cat, series.val):
                reference = None if axis is None else (axis.numRef or axis.strRef)
                if reference is not None:
                    yield reference
