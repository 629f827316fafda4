"""FLS_BEST: the chance that each unit is truly the best."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.groups import picked
from frontline_udfs.core.kinds import AmountsOrOne, Better, DistinctUnits, Numbers
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_BEST(units: DistinctUnits, values: Numbers, standard_errors: AmountsOrOne, better: Better = "higher") -> Answer:
    """Chance that each unit is truly the best, given the noise of all, from simulated rankings; leaders may be lucky.

    Parameters
    ----------
    values
        Result of each unit; a blank is not ranked.
    standard_errors
        Standard error of each result, or one for all; a unit without one is ranked but has no chance of its own.

    Returns
    -------
    Answer
        Table: unit, value, chance, low, high (95 % interval for the number of simulations), note; likeliest first.

    Examples
    --------
    =FLS_BEST(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_BEST(["West", "South", "North"], [80, 60, 81], [2, 2, 2]):
    ...     print([round(cell, 2) if isinstance(cell, float) else cell for cell in row[:3]])
    ['unit', 'value', 'chance']
    ['North', 81.0, 0.63]
    ['West', 80.0, 0.37]
    ['South', 60.0, 0.0]
    """
    from frontline.comparison import chance_of_best

    found = chance_of_best(values, standard_errors, better)
    if np.isnan(found.chance).all():
        raise CellError("standard_errors must be known for at least one unit with a value.", NOT_AVAILABLE)
    order = np.argsort(-found.chance, kind="stable")
    reasons = np.select([np.isnan(values), np.isnan(found.chance)], ["no value", "no standard error"], "")
    reasons[order[0]] = " ".join(found.notes) or reasons[order[0]]
    return Answer(
        {
            "unit": picked(units.names, order),
            "value": values[order],
            "chance": found.chance[order],
            "low": found.low[order],
            "high": found.high[order],
            "note": [str(reason) for reason in reasons[order].tolist()],
        }
    )
