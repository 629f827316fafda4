"""Telling the words above a column from its values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from frontline_udfs.core.cell_errors import ERRORS
from frontline_udfs.core.cells import is_blank, is_number_in_words, number_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_udfs.core.cells import Cell

_MISSING_WORDS = frozenset({"n/a", "na", "nan", "none", "null", "nil", "missing", "unknown", "-", "–", "."})
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})


def is_number(text: str) -> bool:
    """Whether a text is a number, or would be one in another spelling: no header, but to be refused by name."""
    return number_in(text) is not None or is_number_in_words(text)


def is_date(text: str) -> bool:
    """Whether a text is a day such as 2024-01-31."""
    try:
        dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return False
    return True


def is_flag(text: str) -> bool:
    """Whether a text is yes or no."""
    return text.strip().casefold() in YES | NO


def is_header(row: list[Cell], fits: Callable[[str], bool]) -> bool:
    """Whether a row holds headers: words only, none of which is a value or stands for a missing one.

    >>> is_header(["pay", "training"], is_number), is_header(["n/a", "4"], is_number)
    (True, False)
    """
    return all(
        isinstance(cell, str)
        and not is_blank(cell)
        and cell not in ERRORS
        and cell.strip().casefold() not in _MISSING_WORDS
        and not fits(cell)
        for cell in row
    )
