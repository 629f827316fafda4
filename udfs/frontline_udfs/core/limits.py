"""Limits beyond which a number is a slip of the pen, and a function would not answer in time."""

from __future__ import annotations

from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError

MOST_COUNTED = 1_000_000_000
"""No unit has more answers, contacts or customers, and no scale, season or lag is longer."""


def at_most(argument: str, value: float, most: int) -> None:
    """Refuse a number above its limit.

    Raises
    ------
    CellError
        It names the argument, the limit and the number.

    Examples
    --------
    >>> at_most("season", 12, 1_000)
    """
    if value > most:
        raise CellError(f"{argument} must be at most {most:,}, but is {value:,.10g}.", OUT_OF_RANGE)
