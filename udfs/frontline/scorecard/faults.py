"""What is wrong with the data: where, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the data, or one kind of fault found many times.

    Parameters
    ----------
    source
        File or sheet, e.g. ``"units.csv"`` or ``"sheet Units"``.
    problem
        The rule that is broken, as a clause, e.g. ``"value must be a number"``.
    remedy
        What to do, as a sentence.
    row
        Row as the user counts it in that file or sheet (header = row 1 where the table starts there).
    column
        Header as found.
    found
        The text found, shortened to 60 characters.
    count
        How often this kind of fault stands in this column; ``row`` and ``found`` are the first.
    fatal
        Whether nothing may be written because of it.
    """

    source: str
    problem: str
    remedy: str
    row: int | None = None
    column: str | None = None
    found: str | None = None
    count: int = 1
    fatal: bool = True

    @property
    def place(self) -> str:
        """Source, row and column in words.

        >>> Fault("units.csv", "x", "y", row=4, column="parent_id").place
        'units.csv, row 4, column parent_id'
        """
        row = "" if self.row is None else f", row {self.row}"
        column = "" if self.column is None else f", column {self.column}"
        return f"{self.source}{row}{column}"

    def __str__(self) -> str:
        """Return the whole sentence.

        >>> print(Fault("units.csv", "unit_id must be unique", "Keep one.", 4, "unit_id", "A1", 3))
        units.csv, row 4, column unit_id: unit_id must be unique, but found "A1" (and 2 more rows like it). Keep one.
        """
        found = "" if self.found is None else f', but found "{self.found}"'
        more = "" if self.count == 1 else f" (and {_rows(self.count - 1)} like it)"
        return f"{self.place}: {self.problem}{found}{more}. {self.remedy}"


def _rows(count: int) -> str:
    return "1 more row" if count == 1 else f"{count:,} more rows"
