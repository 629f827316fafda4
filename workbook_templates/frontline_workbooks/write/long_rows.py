"""The rows of a long table as XML, made from its columns a slice at a time.

XlsxWriter keeps a Python object a cell and asks it many questions when it is written: 4 million cells take
half a minute and over a gigabyte. Here a column stays an array until its cells are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from xml.sax.saxutils import escape

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_SLICE = 2048


class Cells(Protocol):
    """One column of cells."""

    def xml(self, start: int, stop: int, first_row: int) -> list[str]:
        """Return the cells from ``start`` to ``stop``; ``first_row`` is the sheet's row of cell 0, from 1."""


@dataclass(frozen=True, slots=True)
class NumberCells:
    """Numbers, NaN for a blank cell, or a shared string where ``marks`` is not -1."""

    letter: str
    styles: Sequence[int]
    values: np.ndarray
    marks: np.ndarray | None = None

    def xml(self, start: int, stop: int, first_row: int) -> list[str]:
        """Return a slice of the cells."""
        letter, rows = self.letter, range(first_row + start, first_row + stop)
        cells = [
            f'<c r="{letter}{row}" s="{style}"><v>{value:.16g}</v></c>'
            if value == value  # noqa: PLR0124 - NaN differs from itself; math.isnan costs a call
            else f'<c r="{letter}{row}" s="{style}"/>'
            for row, style, value in zip(rows, self.styles[start:stop], self.values[start:stop].tolist(), strict=True)
        ]
        if self.marks is not None:
            for at in np.flatnonzero(self.marks[start:stop] >= 0).tolist():
                style, mark = self.styles[start + at], self.marks[start + at]
                cells[at] = f'<c r="{letter}{rows[at]}" s="{style}" t="s"><v>{mark}</v></c>'
        return cells


@dataclass(frozen=True, slots=True)
class TextCells:
    """Shared strings by their index, -1 for a blank cell."""

    letter: str
    styles: Sequence[int]
    strings: np.ndarray

    def xml(self, start: int, stop: int, first_row: int) -> list[str]:
        """Return a slice of the cells."""
        letter, rows = self.letter, range(first_row + start, first_row + stop)
        return [
            f'<c r="{letter}{row}" s="{style}" t="s"><v>{string}</v></c>'
            if string >= 0
            else f'<c r="{letter}{row}" s="{style}"/>'
            for row, style, string in zip(rows, self.styles[start:stop], self.strings[start:stop].tolist(), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class FormulaCells:
    """Formulas from one template, in which a NUL stands for the row, with their cached results."""

    letter: str
    styles: Sequence[int]
    template: str
    values: np.ndarray

    def xml(self, start: int, stop: int, first_row: int) -> list[str]:
        """Return a slice of the cells."""
        letter, rows = self.letter, range(first_row + start, first_row + stop)
        parts = escape(self.template.removeprefix("=")).split("\0")
        return [
            f'<c r="{letter}{row}" s="{style}"{result[0]}><f>{str(row).join(parts)}</f><v>{result[1]}</v></c>'
            for row, style, result in zip(rows, self.styles[start:stop], self._results(start, stop), strict=True)
        ]

    def _results(self, start: int, stop: int) -> list[tuple[str, str]]:
        """Return the attribute that says of which kind a result is, and the result."""
        values, as_text = self.values[start:stop].tolist(), ' t="str"'
        if self.values.dtype.kind in "fiu":
            return [("", repr(value)) if value == value else (as_text, "") for value in values]  # noqa: PLR0124 - as above
        return [(as_text, escape(value)) for value in values]


@dataclass(frozen=True, slots=True)
class LongRows:
    """Consecutive rows of a sheet; ``first`` counts from 0, ``points`` are the rows' heights."""

    first: int
    count: int
    columns: tuple[Cells, ...]
    points: Sequence[float]

    @property
    def last(self) -> int:
        """The last row, counted from 0."""
        return self.first + self.count - 1

    def write(self, file: TextIO) -> None:
        """Write all rows."""
        for start in range(0, self.count, _SLICE):
            stop = min(start + _SLICE, self.count)
            rows = zip(*(column.xml(start, stop, self.first + 1) for column in self.columns), strict=True)
            file.writelines(
                f'<row r="{number}" ht="{points:.16g}" customHeight="1">{"".join(cells)}</row>'
                for number, points, cells in zip(
                    range(self.first + 1 + start, self.first + 1 + stop), self.points[start:stop], rows, strict=True
                )
            )
