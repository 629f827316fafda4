"""Colours, number formats and words of templates, taken from the product's other workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from frontline_workbooks.sheets.formats import STATUS_RULE, STATUS_WORDS, TREND_RULE, TREND_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline_workbooks.sheets.description import Role, Words

INPUT_GROUND, INPUT_EDGE = "#E6F0FA", "#A9C3DE"
"""Cells to fill in: pale blue, which no status uses."""

COUNT, NUMBER, ONE_DECIMAL, SHARE, SIGNED, DAY, MONTH, MONEY, PROBABILITY = (
    "#,##0",
    "#,##0.00",
    "0.0",
    "0.0%",
    "+0.0;-0.0;0.0",
    "d mmm yyyy",
    "mmm yyyy",
    "#,##0",
    '[<0.001]"< 0.001";0.000',
)
ROOM = 500
"""Rows that a result may take: its formats and lists reach so far."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a function shows, with the sign set before it and its role."""

    word: str
    sign: str
    role: Role


@dataclass(frozen=True, slots=True)
class Shown:
    """How a column of a result is shown.

    Parameters
    ----------
    width
        In characters.
    number_format
        Excel's format of its numbers.
    align
        Where its cells stand; notes and names left.
    words
        Words that get a sign and a colour.
    bar
        Largest value of a bar behind the numbers; 0 draws none.
    """

    width: float = 11
    number_format: str = "General"
    align: Literal["left", "center"] = "center"
    words: tuple[Word, ...] = ()
    bar: float = 0.0


def _signed(texts: Mapping[str, str], rule: Words) -> tuple[Word, ...]:
    roles = dict(rule.starts)
    return tuple(Word(word, text[0], roles.get(text[0], "plain")) for word, text in texts.items())


STATUS = _signed(STATUS_WORDS, STATUS_RULE)
TREND = _signed(TREND_WORDS, TREND_RULE)
NAME = Shown(24, align="left")
NOTE = Shown(50, align="left")


def text_with_sign(sign: str) -> str:
    """Return the number format that sets a sign before a text.

    >>> text_with_sign("x")
    'General;General;General;"x "@'
    """
    return f'General;General;General;"{sign} "@'
