"""The table that the functions of this area show: a row a number, with its n, its interval and its words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline.linkage import Association


class Measure(NamedTuple):
    """One row: `low` and `high` are None where the method gives no interval."""

    measure: str
    n: int
    value: float
    low: float | None = None
    high: float | None = None
    notes: tuple[str, ...] = ()


def of_association(measure: str, link: Association, n: int | None = None) -> Measure:
    """Return the row of an association; its n is the number of units where no other is given."""
    return Measure(measure, link.units if n is None else n, link.estimate, link.low, link.high, link.notes)


def measure_table(rows: Sequence[Measure], more: Mapping[str, Sequence[Any]] | None = None) -> Answer:
    """Return the table; a sentence that stands in a row above is not said again.

    Parameters
    ----------
    rows
        In the order shown.
    more
        Further columns by header, shown before the notes.

    Raises
    ------
    CellError
        No row has a value: the question has no answer, and the notes of the first row say why.
    """
    if all(math.isnan(row.value) for row in rows):
        raise CellError(why_not(rows[0].notes), NOT_AVAILABLE)
    return Answer(
        {
            "measure": [row.measure for row in rows],
            "n": [row.n for row in rows],
            "value": [row.value for row in rows],
            "low": [row.low for row in rows],
            "high": [row.high for row in rows],
            **(more or {}),
            "note": said_once([row.notes for row in rows]),
        }
    )


def why_not(notes: Sequence[str]) -> str:
    """Return why there is no answer: what stands behind the first sentence, which is said of every link.

    >>> why_not(["2 units: an association.", "A correlation needs 3 units."])
    'A correlation needs 3 units.'
    """
    return " ".join(notes[1:])


def said_once(notes: Sequence[Sequence[str]]) -> list[str]:
    """Join the notes of each row, each sentence where it comes first.

    >>> said_once([["8 units."], ["8 units.", "No spread."]])
    ['8 units.', 'No spread.']
    """
    said: set[str] = set()
    joined = []
    for sentences in notes:
        joined.append(" ".join(sentence for sentence in sentences if sentence not in said))
        said.update(sentences)
    return joined
