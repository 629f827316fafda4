"""Where cells are: places by row and column, and rectangles of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries

from frontline_workbooks.package.faults import corrupt

Place: TypeAlias = tuple[int, int]
"""Row and column, both counted from 1."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; the last row and the last column belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @classmethod
    def of(cls, reference: str) -> Area:
        """Read an address such as ``"B2:C9"``, ``"$B$2"`` or ``"B:C"``.

        >>> Area.of("$B$2:C9")
        Area(first_row=2, first_column=2, last_row=9, last_column=3)
        """
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            raise corrupt(f"it has {reference} where an address should be") from None
        return cls(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN)

    def __contains__(self, place: Place) -> bool:
        """Whether a cell is in it."""
        return self.first_row <= place[0] <= self.last_row and self.first_column <= place[1] <= self.last_column

    def __str__(self) -> str:
        """Return the address.

        >>> str(Area(2, 2, 9, 3)), str(Area(2, 2, 2, 2))
        ('B2:C9', 'B2')
        """
        first, last = address((self.first_row, self.first_column)), address((self.last_row, self.last_column))
        return first if first == last else f"{first}:{last}"

    def overlaps(self, other: Area) -> bool:
        """Whether both have a cell in common."""
        rows = self.first_row <= other.last_row and other.first_row <= self.last_row
        return rows and self.first_column <= other.last_column and other.first_column <= self.last_column

    def around(self, place: Place) -> Area:
        """Return the least rectangle that holds this one and a cell."""
        return Area(
            min(self.first_row, place[0]),
            min(self.first_column, place[1]),
            max(self.last_row, place[0]),
            max(self.last_column, place[1]),
        )


def address(place: Place) -> str:
    """Return what Excel calls a cell.

    >>> address((5, 28))
    'AB5'
    """
    return f"{get_column_letter(place[1])}{place[0]}"


@cache
def column_of(letters: str) -> int:
    """Return the number of a column.

    >>> column_of("AB")
    28
    """
    try:
        return column_index_from_string(letters)
    except ValueError:
        raise corrupt(f"it has a column {letters}, which Excel does not have") from None
