"""FLS_SENTIMENT_UNITS: how favourable the comments on each unit are."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import MinimumN, Texts, Units
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.satisfaction.scoring_comments import scored


@worksheet_function
def FLS_SENTIMENT_UNITS(units: Units, texts: Texts, minimum_n: MinimumN = 5) -> Answer:
    """Mean sentiment of the English comments on each unit, -1 (worst) to 1 (best), with its 95 % interval (VADER).

    Parameters
    ----------
    units
        One column without its header: the unit of each comment, or one name for all.
    texts
        One column of comments without its header; blanks are no comment.
    minimum_n
        Smallest number of scored comments shown; smaller units show #N/A and say why.

    Returns
    -------
    Answer
        Table: unit, n (comments scored), value, low, high, note (how many were not scored and why).

    Examples
    --------
    =FLS_SENTIMENT_UNITS(A2:A500, B2:B500)

    >>> comments = ["The staff were wonderful and quick.", "The queue was terrible today.", "Friendly people."]
    >>> for row in FLS_SENTIMENT_UNITS(["North"] * 3, comments, 3):
    ...     print([round(cell, 2) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'value', 'low', 'high', 'note']
    ['North', 3, 0.2, -0.46, 0.86, '']
    """
    comments = np.array(texts, dtype=np.object_)
    found = [scored(comments[units.codes == code].tolist()) for code in range(len(units.names))]
    columns = {
        "unit": units.names,
        "n": np.array([unit.n for unit in found]),
        "value": np.array([unit.mean for unit in found]),
        "low": np.array([unit.low for unit in found]),
        "high": np.array([unit.high for unit in found]),
    }
    return hide_small(columns, minimum_n, [" ".join(unit.notes) for unit in found])
