"""What Excel makes of what is put into a cell, and what it gives back."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.formula import ArrayFormula

from engine_on_openpyxl.references import quoted, with_sheets

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

ERRORS = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!"}
_NUMBER = re.compile(r"\(?[-+]?[$€£]?\s?(\d[\d,]*\.?\d*|\.\d+)([eE][-+]?\d+)?\s?%?\)?")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}([-/.]\d{2,4})?|\d{1,2}[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*"
)
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?")


class ErrorValue(str):
    """An error in a cell, which is not the same as its text."""

    __slots__ = ()


def put(cell: Cell, given: Any) -> None:
    """Put into a cell what Excel would make of it, as if it were typed."""
    if not isinstance(given, str):
        cell.value = given
        return
    kind, value = _typed(given)
    cell.value = value
    if kind == "s":
        cell.data_type = "s"
        cell.quotePrefix = given.startswith("'")


def value_of(cell: Cell) -> Any:
    """Return what a cell holds; a formula has no value here."""
    if cell.data_type == "f":
        return None
    return ErrorValue(cell.value) if cell.data_type == "e" else cell.value


def formula_of(cell: Cell) -> str:
    """Return a cell as its formula bar shows it, without the apostrophe."""
    if isinstance(cell.value, ArrayFormula):
        return str(cell.value.text)
    return "" if cell.value is None else str(cell.value)


def _typed(text: str) -> tuple[str, Any]:
    for is_such, kind, value in _KINDS:
        if is_such(text):
            return kind, value(text)
    return "s", text


def _is_date(text: str) -> bool:
    lower = text.strip().lower()
    return bool(_DATE.fullmatch(lower) or _TIME.fullmatch(lower))


_KINDS: tuple[tuple[Any, str, Any], ...] = (
    (lambda text: text == "", "n", lambda _: None),
    (lambda text: text.startswith("'"), "s", lambda text: text[1:]),
    (lambda text: text in ERRORS, "e", lambda text: text),
    (lambda text: text.upper() in {"TRUE", "FALSE"}, "b", lambda text: text.upper() == "TRUE"),
    (lambda text: _NUMBER.fullmatch(text.strip()), "n", lambda text: float(re.sub(r"[^\d.eE+-]", "", text))),
    (_is_date, "d", lambda _: dt.datetime(2001, 2, 3)),  # noqa: DTZ001 - which date does not matter: it is no text
    (lambda text: text[0] in "=+-@", "f", lambda text: with_sheets(f"={text.removeprefix('=')}", quoted)),
)
"""Which texts are taken for what, the first that fits, and what becomes of them."""
