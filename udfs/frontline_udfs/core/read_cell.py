"""Readers of arguments that are one cell: a number, a word, a day, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, whole_number
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.cells import number_of, plain_text, refuse_error
from frontline_udfs.core.limits import MOST_COUNTED, at_most
from frontline_udfs.core.read_columns import date_of, flag_of

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Cell, Rows


def _one(rows: Rows, argument: str) -> Cell:
    if len(rows) != 1 or len(rows[0]) != 1:
        size = f"{len(rows)} rows x {len(rows[0]) if rows else 0} columns"
        raise CellError(f"{argument} must be one cell, but has {size}.")
    return rows[0][0]


def read_number(rows: Rows, argument: str, first: int = 1) -> float:
    """Read one number; a blank is refused."""
    number = number_of(_one(rows, argument), argument, first)
    if np.isnan(number):
        raise CellError(f"{argument} must be a number, but is blank.")
    return number


def read_whole(rows: Rows, argument: str, first: int = 1) -> int:
    """Read one whole number."""
    number = read_number(rows, argument, first)
    if not number.is_integer():
        raise CellError(f"{argument} must be a whole number, but is {number:g}.")
    at_most(argument, number, MOST_COUNTED)
    return int(number)


def read_size(rows: Rows, argument: str, first: int = 1) -> int:
    """Read the size of a group, a whole number of at least 1."""
    return whole_number(argument, read_whole(rows, argument, first), 1)


def read_word(rows: Rows, argument: str, first: int = 1) -> str:
    """Read one word, in lower case."""
    cell = _one(rows, argument)
    refuse_error(cell, argument, first)
    return plain_text(cell).casefold()


def read_better(rows: Rows, argument: str, first: int = 1) -> str:
    """Read which results are the better ones, "higher" or "lower"."""
    word = read_word(rows, argument, first)
    direction(word)
    return word


def read_day(rows: Rows, argument: str, first: int = 1) -> np.datetime64:
    """Read one date; a blank is refused."""
    day = date_of(_one(rows, argument), argument, first)
    if np.isnat(day):
        raise CellError(f"{argument} must be a date such as 2024-01-31, but is blank.")
    return day


def read_flag(rows: Rows, argument: str, first: int = 1) -> bool:
    """Read one TRUE or FALSE."""
    flag = flag_of(_one(rows, argument), argument, first)
    if np.isnan(flag):
        raise CellError(f"{argument} must be TRUE or FALSE, but is blank.")
    return bool(flag)
