"""FLS_RATE_RATIO: how many times as often something happens in some units as in others."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import AmountsOrOne, Counts, Flags, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import Measure, measure_table


@worksheet_function
def FLS_RATE_RATIO(events: Counts, exposure: AmountsOrOne, in_group: Flags, lag: Whole = 0) -> Answer:
    """Rate of events in a group of units, such as those of low morale, over that in the others, with its 95 % interval.

    Parameters
    ----------
    events
        Whole number of events of each unit: complaints, accidents, leavers; a unit with a blank is left out.
    exposure
        What the events can arise from in each unit: contacts, hours, people, or one for all; above 0.
    in_group
        TRUE or yes for the units of the group, FALSE or no for those to compare with; a blank is left out.
    lag
        How many periods the events come after what split the units; it is said beside the result.

    Returns
    -------
    Answer
        Table: measure, n (units), value, low, high, p (of equal rates), note.

    Examples
    --------
    =FLS_RATE_RATIO(B2:B49, C2:C49, D2:D49)

    >>> header, *rows = FLS_RATE_RATIO([11, 21], [800, 3011], [True, False])
    >>> [(row[0], row[1], round(row[2], 4)) for row in rows]
    [('rate ratio', 2, 1.9715), ('rate in the group', 1, 0.0138), ('rate in the others', 1, 0.007)]
    >>> [round(cell, 4) for cell in rows[0][3:6]]
    [0.8584, 4.2773, 0.112]
    """
    from frontline.linkage import rate_ratio
    from frontline.satisfaction import complaint_rate

    group, others = in_group == 1, in_group == 0
    found = rate_ratio(events[group], exposure[group], events[others], exposure[others], lag=lag)
    known = np.isfinite(events) & np.isfinite(exposure)
    rows = [Measure("rate ratio", found.units, found.estimate, found.low, found.high, found.notes)]
    for name, value, side in (("group", found.rate, known & group), ("others", found.comparison_rate, known & others)):
        interval = complaint_rate(events[side].sum(), exposure[side].sum(), per=1)
        rows.append(Measure(f"rate in the {name}", int(side.sum()), value, float(interval.low), float(interval.high)))
    return measure_table(rows, {"p": [found.p, None, None]})
