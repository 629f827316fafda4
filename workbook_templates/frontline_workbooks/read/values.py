"""Cells as texts and numbers; every distinct cell is looked at once, however many rows there are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline.scorecard.period_readings import text_of
from frontline_workbooks.missing import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def as_categories(cells: pd.Series) -> pd.Series:
    """Return cells of any type as a category of the distinct ones."""
    codes, distinct = pd.factorize(cells)
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object)))


def recode(column: pd.Series, change: Callable[[object], str | None]) -> pd.Series:
    """Apply a change to every category; None makes a cell missing, equal results become one category."""
    given = column.cat.categories.tolist()
    changed = [change(category) for category in given]
    if changed == given and all(isinstance(category, str) for category in given):
        return column
    codes, distinct = pd.factorize(np.array(changed, dtype=object))
    return with_codes(column, codes, list(distinct))


def with_codes(
    column: pd.Series, mapping: np.ndarray, categories: Sequence[str], *, ordered: bool = False
) -> pd.Series:
    """Return the column with each category code mapped to a code of other categories (-1 missing)."""
    old = column.cat.codes.to_numpy()
    new = np.append(np.asarray(mapping, dtype=np.int64), -1)[old]
    index = pd.Index(list(categories), dtype="str")
    return pd.Series(pd.Categorical.from_codes(new, categories=index, ordered=ordered), index=column.index)


def texts(column: pd.Series) -> pd.Series:
    """Return cells as texts: trimmed, whole numbers without decimals, dates in ISO form, empty ones missing."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        column = as_categories(column.astype(object))
    return recode(column, clean)


def clean(cell: object) -> str | None:
    """Return a cell as trimmed text, None when empty.

    >>> clean(7.0), clean(" 007\u00a0"), clean("  ")
    ('7', '007', None)
    """
    text = cell if isinstance(cell, str) else text_of(cell)
    return unicodedata.normalize("NFC", text).strip().strip("\u200b\ufeff") or None


def numbers(column: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return cells as float64 and which of them are neither numbers nor missing."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column, pd.Series(data=False, index=column.index)
    parsed = [_number(cell) for cell in column.cat.categories.tolist()]
    values = np.array([np.nan if value is None else value for value in parsed] + [np.nan])
    wrong = np.array([value is None for value in parsed] + [False])
    codes = column.cat.codes.to_numpy()
    return pd.Series(values[codes], index=column.index), pd.Series(wrong[codes], index=column.index)


def _number(cell: object) -> float | None:
    """Return a cell's number, NaN when missing, None when it is no number."""
    if isinstance(cell, bool | np.bool_):
        return None
    if isinstance(cell, int | float | np.number):
        return float(cell)
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if text in MISSING:
        return np.nan
    return float(text) if _NUMBER.fullmatch(text) else None
