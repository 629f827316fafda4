"""Names of units and groups: which spellings mean the same one, said here for every function."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.scorecard.period_readings import text_of
from frontline_udfs.core.cells import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """Names of rows: ``codes``, shape (rows,), number them in order of appearance; ``names`` are their cells."""

    codes: npt.NDArray[np.intp]
    names: list[Cell]


def name_key(cell: Cell) -> str:
    """Return what two spellings of one name share: Excel tells names apart neither by case nor by spaces around them.

    >>> name_key(" North  Bank "), name_key("NORTH BANK"), name_key(101.0), name_key("101")
    ('north bank', 'north bank', '101', '101')
    """
    if isinstance(cell, str) and cell.isascii():  # as most are; the same, a tenth of the time
        return " ".join(cell.split()).lower()
    return unicodedata.normalize("NFC", text_of(plain_text(cell)).casefold())


def numbered(cells: Sequence[Cell]) -> UnitColumn:
    """Number names in order of appearance, each as it is spelt first; a blank is no name and gets -1.

    >>> found = numbered(["North", None, "south", "NORTH"])
    >>> found.codes.tolist(), found.names
    ([0, -1, 1, 0], ['North', 'south'])
    """
    places: dict[str, int] = {}
    names: list[Cell] = []
    codes: dict[Cell, int] = {None: -1}
    for cell in dict.fromkeys(cells):
        if cell is not None:
            codes[cell] = places.setdefault(name_key(cell), len(names))
            if codes[cell] == len(names):
                names.append(cell.strip() if isinstance(cell, str) else cell)
    return UnitColumn(np.fromiter(map(codes.__getitem__, cells), dtype=np.intp, count=len(cells)), names)
