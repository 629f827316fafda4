"""What in Excel points at cells besides formulas and names: charts, lists to choose from, conditional formats.

Excel gives the formulas of lists and formats in the user's language and relative to the active cell; both are the
same when they are read and when they are set again, as long as the same sheet is active.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import xlwings as xw

_CELL_VALUE, _FORMULA, _EQUAL = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart: the sheet its chart is on, "" for a sheet that is a chart; chart, series, formula."""

    sheet: str
    chart: int | str
    number: int
    formula: str


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed into cells: Excel's numbers for kind, alert and comparison, and the formulas."""

    kind: int
    alert: int
    operator: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional format: its place among those of its sheet, how many there are, its priority and formulas."""

    place: int
    of: int
    priority: int
    first: str
    second: str


def chart_series(book: xw.Book) -> Iterator[Series]:
    """Yield the series of every chart of a workbook that say what they show; those of some kinds do not."""
    for sheet in book.sheets:
        for at in range(1, int(sheet.api.ChartObjects().Count) + 1):
            for number, formula in _formulas(sheet.api.ChartObjects(at).Chart):
                yield Series(sheet.name, at, number, formula)
    for at in range(1, int(book.api.Charts.Count) + 1):
        chart = book.api.Charts(at)
        for number, formula in _formulas(chart):
            yield Series("", str(chart.Name), number, formula)


def set_series(book: xw.Book, series: Series) -> None:
    """Set the formula of a series."""
    on_sheet = book.sheets[series.sheet].api.ChartObjects(series.chart).Chart if series.sheet else None
    chart = on_sheet or book.api.Charts(series.chart)
    chart.FullSeriesCollection(series.number).Formula = series.formula


def take_out_of_charts(book: xw.Book, tabs: Collection[str], text: str) -> None:
    """Take a text, such as the name of another workbook, out of what the charts on some sheets show."""
    for series in list(chart_series(book)):
        if series.sheet in tabs and text in series.formula:
            with suppress(Exception):  # Excel may not take it; the chart then shows what it showed last
                set_series(book, replace(series, formula=series.formula.replace(text, "")))


def _formulas(chart: Any) -> Iterator[tuple[int, str]]:
    try:
        count = int(chart.FullSeriesCollection().Count)
    except Exception:  # noqa: BLE001 - maps, trees and other charts since 2016 have no such list
        return
    for number in range(1, count + 1):
        try:
            yield number, str(chart.FullSeriesCollection(number).Formula)
        except Exception:  # noqa: BLE001, S112 - the same, and series of pivot charts
            continue


def validation_of(cells: xw.Range) -> Validation:
    """Return what may be typed into cells that all have the same rule."""
    rule = cells.api.Validation
    return Validation(
        int(rule.Type), int(rule.AlertStyle), int(rule.Operator), str(rule.Formula1), str(rule.Formula2 or "")
    )


def set_validation(cells: xw.Range, wanted: Validation) -> None:
    """Set the formulas of what may be typed; messages and the rest stay as they are."""
    formulas = (wanted.first, wanted.second) if wanted.second else (wanted.first,)
    cells.api.Validation.Modify(wanted.kind, wanted.alert, wanted.operator, *formulas)


def conditions_of(sheet: xw.Sheet) -> Iterator[Condition]:
    """Yield the conditional formats of a sheet that have formulas; scales, bars and icons have none."""
    found = sheet.api.Cells.FormatConditions
    count = int(found.Count)
    for place in range(1, count + 1):
        rule = found.Item(place)
        if int(rule.Type) in {_CELL_VALUE, _FORMULA}:
            yield Condition(place, count, int(rule.Priority), str(rule.Formula1), _second(rule))


def set_condition(sheet: xw.Sheet, wanted: Condition) -> None:
    """Set the formulas of a conditional format, which keeps its look and its place.

    Raises
    ------
    LookupError
        The sheet has more or fewer of them than it had, so that another may stand in its place.
    """
    found = sheet.api.Cells.FormatConditions
    if int(found.Count) != wanted.of:
        raise LookupError(wanted.place)
    rule = found.Item(wanted.place)
    kind, stops = int(rule.Type), bool(rule.StopIfTrue)
    operator = int(rule.Operator) if kind == _CELL_VALUE else _EQUAL
    rule.Modify(kind, operator, wanted.first, *([wanted.second] if wanted.second else []))
    rule.Priority = wanted.priority
    rule.StopIfTrue = stops


def _second(rule: Any) -> str:
    try:
        return str(rule.Formula2 or "")
    except Exception:  # noqa: BLE001 - Excel has a second formula only for "between"
        return ""
