"""Values on their way between VBA and Python, as COM and pywin32 convert them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pyopenvba.apps.excel import Range
from pyopenvba.interpreter import EMPTY, MISSING, NOTHING, NULL, VBAArray, VBADate, VBAErrorValue, VBAInt

from excel_on_linux.com_objects import ERROR_NUMBERS, LEFT_OUT, ComRange, com_error_value
from excel_on_linux.pywin32 import PyTime

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_0 = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_TEXTS = {number: text for text, number in ERROR_NUMBERS.items()}


def to_python(value: Any) -> Any:
    """Return what pywin32 gives Python for a value of VBA."""
    if isinstance(value, Range):
        return _range(value)
    if isinstance(value, VBAArray):
        return _mapped(value, to_python)
    if value is MISSING or value is EMPTY or value is NULL or value is NOTHING:
        return LEFT_OUT if value is MISSING else None
    if isinstance(value, VBAErrorValue):
        return com_error_value(value.number)
    if isinstance(value, VBADate):
        return PyTime.fromtimestamp((_DAY_0 + dt.timedelta(days=value.serial)).timestamp(), dt.UTC)
    return int(value) if isinstance(value, VBAInt) else value


def to_vba(value: Any) -> Any:
    """Return what VBA receives of Python, for the types that pywin32 takes; others fail, as there."""
    if isinstance(value, (list, tuple)):
        return _array(value)
    if value is None:
        return EMPTY
    if isinstance(value, dt.datetime):
        return VBADate((value.replace(tzinfo=dt.UTC) - _DAY_0) / dt.timedelta(days=1))
    if type(value) is int:
        return VBAInt(value, "Long")
    if type(value) in (bool, str, float):
        return value
    raise TypeError(f"pywin32 cannot convert {type(value).__name__} to a COM VARIANT.")


def to_rows(value: Any) -> Any:
    """Return a result of VBA as cells show it: rows of plain values, error values as their texts.

    The text of an error that is no error value would look the same, so it is refused.
    """
    assert not (isinstance(value, str) and value in ERROR_NUMBERS), f"{value} reached the cell as a text"
    if isinstance(value, VBAArray):
        rows = _mapped(value, to_rows)
        return [list(row) for row in rows] if len(value.bounds) > 1 else [list(rows)]
    if isinstance(value, VBAErrorValue):
        return _TEXTS[value.number]
    if isinstance(value, VBADate):
        return (_DAY_0 + dt.timedelta(days=value.serial)).replace(tzinfo=None)
    return int(value) if isinstance(value, VBAInt) else value


def _range(cells: Range) -> ComRange:
    values = cells.vba_get("Value")
    return ComRange(to_python(values) if isinstance(values, VBAArray) else ((to_python(values),),))


def _mapped(array: VBAArray, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    bounds = [range(low, high + 1) for low, high in array.bounds]
    if len(bounds) == 1:
        return tuple(change(array.get([place])) for place in bounds[0])
    return tuple(tuple(change(array.get([row, place])) for place in bounds[1]) for row in bounds[0])


def _array(values: Any) -> VBAArray:
    if values and isinstance(values[0], (list, tuple)):
        array = VBAArray([(0, len(values) - 1), (0, len(values[0]) - 1)])
        for row, cells in enumerate(values):
            for place, cell in enumerate(cells):
                array.set([row, place], to_vba(cell))
        return array
    array = VBAArray([(0, len(values) - 1)])
    for place, cell in enumerate(values):
        array.set([place], to_vba(cell))
    return array
