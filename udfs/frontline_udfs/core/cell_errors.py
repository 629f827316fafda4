"""Excel's error values, and which of them an exception becomes."""

from __future__ import annotations

from frontline.errors import FrontlineError

NOT_AVAILABLE = "#N/A"
WRONG_TYPE = "#VALUE!"
OUT_OF_RANGE = "#NUM!"
EMPTY_DENOMINATOR = "#DIV/0!"
ERRORS = frozenset({NOT_AVAILABLE, WRONG_TYPE, OUT_OF_RANGE, EMPTY_DENOMINATOR, "#REF!", "#NAME?", "#NULL!"})
"""Texts that stand for error values on both ways between Excel and Python."""


class CellError(FrontlineError):
    """A function cannot answer; the cell shows `shown`, the sentence is kept for ``FLS_LAST_ERROR``.

    Parameters
    ----------
    sentence
        What is wrong, where, and what to do.
    shown
        One of `ERRORS`.
    """

    def __init__(self, sentence: str, shown: str = WRONG_TYPE) -> None:
        super().__init__(sentence)
        self.shown = shown


def shown_for(error: Exception) -> str:
    """Return the error value that a cell shows for an exception.

    >>> shown_for(CellError("Fewer than 5 answers.", NOT_AVAILABLE)), shown_for(TypeError("no number"))
    ('#N/A', '#VALUE!')
    """
    if isinstance(error, CellError):
        return error.shown
    if isinstance(error, ZeroDivisionError):
        return EMPTY_DENOMINATOR
    # what the readers of arguments let through has the right type, so a broken rule is one of range
    return OUT_OF_RANGE if isinstance(error, FrontlineError) else WRONG_TYPE
