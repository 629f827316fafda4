"""One thing in a workbook that counts on the place or the number of its sheets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and where.

    Parameters
    ----------
    holder
        What it is in: ``"module Module1"``, ``"sheet Costs"``, ``"name Tabs"``, ``"query Sales"``.
    place
        Where in there: ``"line 12"`` as the VBA editor counts, ``"cell B7"``, or "".
    text
        The words that were found.
    why
        What they may do once sheets are added, as a clause.
    more
        How many more of the same there are in a sheet.
    """

    holder: str
    place: str
    text: str
    why: str
    more: int = 0

    def __str__(self) -> str:
        """Return the sentence.

        >>> print(Finding("module Start", "line 3", "Sheets(1)", "takes a sheet by its place"))
        Module Start, line 3: Sheets(1) takes a sheet by its place.
        """
        where = f"{self.holder}, {self.place}" if self.place else self.holder
        more = f" ({self.more:,} more of the kind there)" if self.more else ""
        return f"{where[:1].upper()}{where[1:]}: {self.text} {self.why}{more}."
