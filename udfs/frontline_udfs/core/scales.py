"""Answers on a scale: reverse-keyed items are turned round, answers outside the scale are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.groups import all_as_one
from frontline_udfs.core.names import UnitColumn

if TYPE_CHECKING:
    from frontline_udfs.core.kinds import Floats
    from frontline_udfs.core.read_columns import NamedColumns


def upright(
    answers: Floats, reverse: Floats | None, scale_min: float, scale_max: float, argument: str = "answers"
) -> Floats:
    """Return answers of which a higher one is better on every item.

    Parameters
    ----------
    answers
        Rows x items.
    reverse
        Numbers of the reverse-keyed items, from 1; blanks count for nothing.
    scale_min, scale_max
        Ends of the scale.
    argument
        What the answers are called.

    Raises
    ------
    CellError
        The scale is upside down, no answer lies on it, or there is no such item.

    Examples
    --------
    >>> upright(np.array([[5.0, 5.0]]), np.array([2.0]), 1, 5)
    array([[5., 1.]])
    """
    from frontline.survey import reverse_keyed

    check_answers(answers, scale_min, scale_max, argument)
    return reverse_keyed(answers, _flags(reverse, answers.shape[1], argument), scale_min, scale_max)


def check_answers(answers: Floats, scale_min: float, scale_max: float, argument: str = "answers") -> None:
    """Refuse a scale that is upside down, and answers none of which lies on it."""
    if not scale_max > scale_min:
        raise CellError(f"scale_max must be greater than scale_min, {scale_min:g}, but is {scale_max:g}.", OUT_OF_RANGE)
    if not np.any((answers >= scale_min) & (answers <= scale_max)):
        ends = f"{scale_min:g} to {scale_max:g}"
        raise CellError(f"{argument} holds no number from {ends}. Check the range and the scale.", NOT_AVAILABLE)


def outside_notes(units: UnitColumn, answers: Floats, scale_min: float, scale_max: float) -> list[str]:
    """Say of each unit how many answers were left out because they lie outside the scale; "" for none.

    >>> from frontline_udfs.core.read_columns import read_units
    >>> outside_notes(read_units([["A"], ["B"]], "units"), np.array([[5.0, 99.0], [4.0, 3.0]]), 1, 5)
    ['1 answer outside 1 to 5 is left out.', '']
    """
    outside = (answers < scale_min) | (answers > scale_max)
    of_row = outside.reshape(len(answers), -1).sum(axis=1)
    counts = np.bincount(units.codes, of_row, len(units.names)).astype(int).tolist()
    ends = f"outside {scale_min:g} to {scale_max:g}"
    return ["" if count == 0 else _sentence(count, ends) for count in counts]


def outside_note(answers: Floats, scale_min: float, scale_max: float) -> str:
    """Say how many of all answers were left out because they lie outside the scale; "" for none."""
    return outside_notes(all_as_one(len(answers)), answers, scale_min, scale_max)[0]


def item_notes(items: NamedColumns, scale_min: float, scale_max: float) -> list[str]:
    """Say of each item how many answers were left out because they lie outside the scale; "" for none."""
    places = UnitColumn(np.arange(len(items.names)), items.names)
    return outside_notes(places, items.values.T, scale_min, scale_max)


def _sentence(count: int, where: str) -> str:
    return f"1 answer {where} is left out." if count == 1 else f"{count:,} answers {where} are left out."


def _flags(reverse: Floats | None, items: int, argument: str) -> np.ndarray:
    flags = np.zeros(items, dtype=np.bool_)
    for number in () if reverse is None else reverse[~np.isnan(reverse)].tolist():
        if number not in range(1, items + 1):
            rule = f"the reverse-keyed items must be among columns 1 to {items} of {argument}"
            raise CellError(f"{rule}, but one is {number:g}.", OUT_OF_RANGE)
        flags[int(number) - 1] = True
    return flags
