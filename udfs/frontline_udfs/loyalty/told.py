"""How the notes of a model reach the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray, TextArray


def with_common_notes(own: TextArray, common: Sequence[str]) -> list[str]:
    """Return the note of each row; what holds for all of them is said in the first.

    >>> with_common_notes(np.array(["", "A figure is missing."], dtype=object), ["This is a model."])
    ['This is a model.', 'A figure is missing.']
    """
    notes = [str(note) for note in np.atleast_1d(own)]
    return [" ".join(filter(None, (notes[0], *common))), *notes[1:]]


def answered(values: FloatArray, own: TextArray) -> FloatArray:
    """Return values of cells; where none has an answer, refuse with the first reason.

    Raises
    ------
    CellError
        No cell has a value.
    """
    if np.isnan(values).all():
        raise CellError(str(np.ravel(own)[0]), NOT_AVAILABLE)
    return values
