"""FLS_PEERS: how far each unit lies from its peers."""

from __future__ import annotations

from typing import Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import AmountsOrOne, DistinctUnits, Labels, Numbers
from frontline_udfs.core.names import numbered
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_PEERS(
    units: DistinctUnits, values: Numbers, standard_errors: AmountsOrOne | None = None, group: Labels | None = None
) -> Answer:
    """Each unit less the mean of the other units of its group; with standard errors, with its 95 % interval and p.

    Parameters
    ----------
    values
        Result of each unit; a blank is left out.
    standard_errors
        Standard error of each result, or one for all. Left out: differences without intervals.
    group
        Peer group of each unit; a blank belongs to none. Left out: all are peers.

    Returns
    -------
    Answer
        Table: unit, group (where given), value, peers (how many), peer mean, difference, low, high, p, q (p corrected
        for the units tested), note.

    Examples
    --------
    =FLS_PEERS(A2:A49, B2:B49, C2:C49, D2:D49)

    >>> header, *rows = FLS_PEERS(["North", "South", "West"], [90, 80, 82], [2, 2, 2])
    >>> [(row[0], row[4], round(row[5], 1), round(row[6], 1)) for row in rows]
    [('North', 9.0, 4.2, 13.8), ('South', -6.0, -10.8, -1.2), ('West', -3.0, -7.8, 1.8)]
    """
    from frontline.comparison import peer_differences

    errors = np.full(len(values), np.nan) if standard_errors is None else standard_errors
    found = peer_differences(values, errors, None if group is None else numbered(group).codes)
    if np.isnan(found.difference).all():
        raise CellError("It takes two units of one group with a value.", NOT_AVAILABLE)
    columns: dict[str, Any] = {"unit": units.names}
    if group is not None:
        columns["group"] = group
    columns |= {"value": values, "peers": found.peers, "peer mean": found.peer_mean, "difference": found.difference}
    if standard_errors is not None:
        columns |= {"low": found.low, "high": found.high, "p": found.p, "q": found.q}
    reasons = np.select([np.isnan(values), np.isnan(found.difference)], ["no value", "no peers"], "")
    return Answer(columns | {"note": [str(reason) for reason in reasons.tolist()]})
