"""The result of many units as a table."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def tidy(result: Any, units: Sequence[object] | None = None) -> pd.DataFrame:
    """Lay a result of many units out as a table, one row a unit and one column a statistic.

    Parameters
    ----------
    result
        What a function of `frontline` returned for many units: a frozen object with an array a statistic.
    units
        Names of the units, in the order in which they were numbered; None numbers them.

    Returns
    -------
    pandas.DataFrame
        ``unit`` first, then every array that has one entry a unit; of an array of units x k, k columns named
        after it and numbered from 1. What the result says of all units together is left out.

    Raises
    ------
    ParameterError
        When `result` holds no arrays of units, or `units` does not name each of them.

    Examples
    --------
    >>> from frontline.satisfaction import net_promoter
    >>> scores = net_promoter(np.array([6.0, 2.0]), np.array([1.0, 2.0]), np.array([10.0, 8.0]))
    >>> tidy(scores, ["north", "south"])[["unit", "score", "n"]].values.tolist()
    [['north', 50.0, 10.0], ['south', 0.0, 8.0]]
    """
    import pandas as pd

    arrays = _arrays(result)
    if not arrays:
        raise ParameterError(f"result must hold an array for many units, but got {type(result).__name__}")
    count = len(units) if units is not None else len(next(iter(arrays.values())))
    columns: dict[str, Any] = {"unit": np.arange(count) if units is None else list(units)}
    for name, array in arrays.items():
        if len(array) == count:
            columns |= _columns(name, array)
    if len(columns) == 1:
        raise ParameterError(f"units must name each unit of the result, but got {count} names")
    return pd.DataFrame(columns)


def _arrays(result: Any) -> dict[str, np.ndarray[Any, Any]]:
    names = [field.name for field in fields(result)] if is_dataclass(result) else list(getattr(result, "_fields", ()))
    found = {name: getattr(result, name) for name in names}
    return {name: value for name, value in found.items() if isinstance(value, np.ndarray) and value.ndim in {1, 2}}


def _columns(name: str, array: np.ndarray[Any, Any]) -> dict[str, np.ndarray[Any, Any]]:
    if array.ndim == 1:
        return {name: array}
    return {f"{name} {place}": array[:, place - 1] for place in range(1, array.shape[1] + 1)}
