"""FLS_SHRINK: results drawn towards the mean of all by as much as their noise asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import AmountsOrOne, DistinctUnits, Floats, Labels, Numbers, Word
from frontline_udfs.core.names import numbered
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline.comparison import Shrinkage

_METHODS = {"reml": "REML", "pm": "PM", "dl": "DL"}


@worksheet_function
def FLS_SHRINK(
    units: DistinctUnits,
    values: Numbers,
    standard_errors: AmountsOrOne,
    group: Labels | None = None,
    method: Word = "REML",
) -> Answer:
    """Best estimate of each unit's true result: noisy results are drawn towards the mean of all (empirical Bayes).

    Parameters
    ----------
    values
        Result of each unit; blanks are left out.
    standard_errors
        Standard error of each result, or one for all; a unit without one is left out.
    group
        Group of each unit, whose mean it is drawn to. Left out: all together.
    method
        How the variance between units is estimated: "REML", "PM" (Paule-Mandel) or "DL" (DerSimonian-Laird).

    Returns
    -------
    Answer
        Table: unit, group (where given), value, shrunken, mean (what it is drawn to), deviation between (of the units'
        true results), note.

    Examples
    --------
    =FLS_SHRINK(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_SHRINK(["North", "South", "West"], [90, 70, 80], [2, 2, 6]):
    ...     print([round(cell, 1) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'value', 'shrunken', 'mean', 'deviation between', 'note']
    ['North', 90.0, 89.6, 80.0, 10.2, '']
    ['South', 70.0, 70.4, 80.0, 10.2, '']
    ['West', 80.0, 80.0, 80.0, 10.2, '']
    """
    from frontline.comparison import shrink

    codes = np.zeros(len(values), dtype=np.int64) if group is None else numbered(group).codes
    found = shrink(values, standard_errors, codes, _METHODS.get(method, method))
    if np.isnan(found.shrunken).all():
        raise CellError("It takes three units with a value and a standard error above 0.", NOT_AVAILABLE)
    columns: dict[str, Any] = {"unit": units.names}
    if group is not None:
        columns["group"] = group
    in_group = codes >= 0
    columns |= {
        "value": values,
        "shrunken": found.shrunken,
        "mean": np.where(in_group, found.mean[codes], np.nan),
        "deviation between": np.sqrt(np.where(in_group, found.tau2[codes], np.nan)),
        "note": _notes(found, values, standard_errors),
    }
    return Answer(columns)


def _notes(found: Shrinkage, values: Floats, standard_errors: Floats) -> list[str]:
    """Say why a unit has no estimate."""
    reasons = np.select(
        [~np.isnan(found.shrunken), np.isnan(values), ~(standard_errors > 0)],
        ["", "no value", "no standard error above 0"],
        "fewer than three units in the group",
    )
    return [str(reason) for reason in reasons.tolist()]
