"""Small groups: their results are not shown, and the table says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEPT = ("unit", "period", "measure", "group", "n")
"""Columns that a small group keeps."""


def hide_small(columns: Mapping[str, Any], minimum_n: int, notes: Sequence[str] | None = None) -> Answer:
    """Return a table whose rows of fewer than `minimum_n` answers show #N/A and the reason.

    Parameters
    ----------
    columns
        Values by header, one row a unit, with a column ``n``.
    minimum_n
        Smallest number of answers shown; at least 1.
    notes
        Notes of the rows, "" none; the reason comes before.

    Examples
    --------
    >>> table = hide_small({"unit": ["A", "B"], "n": np.array([9, 2]), "value": np.array([4.5, 1.0])}, 5)
    >>> table.columns["value"].tolist(), table.columns["note"]
    ([4.5, nan], ['', 'fewer than 5 answers'])
    """
    small = np.asarray(columns["n"]) < minimum_n
    shown = {name: values if name in KEPT else _hidden(values, small) for name, values in columns.items()}
    given = [""] * small.size if notes is None else notes
    reason = f"fewer than {minimum_n} answers"
    told = ["; ".join(filter(None, (reason if hide else "", note))) for hide, note in zip(small, given, strict=True)]
    return Answer({**shown, "note": told})


def _hidden(values: Any, small: np.ndarray) -> Any:
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiu":
        return np.where(small, np.nan, values)
    return [float("nan") if hide else value for hide, value in zip(small, values, strict=True)]
