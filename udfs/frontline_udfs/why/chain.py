"""FLS_CHAIN: from service climate through satisfaction to revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Numbers, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import Measure, measure_table

if TYPE_CHECKING:
    from frontline.linkage import IndirectEffect


@worksheet_function
def FLS_CHAIN(climate: Numbers, satisfaction: Numbers, revenue: Numbers, lag: Whole = 0) -> Answer:
    """How much of the link of climate with revenue runs along satisfaction, with 95 % intervals (indirect effect).

    Parameters
    ----------
    climate
        First link of the chain, a row a unit; a unit with a blank is left out.
    satisfaction
        The link between, of the same units.
    revenue
        Last link of the chain, of the same units.
    lag
        How many periods each link comes after the one before in the cells given; it is said beside the result.

    Returns
    -------
    Answer
        Table: measure, n (units), value (of the last measure for one of the first), low, high, note.

    Examples
    --------
    =FLS_CHAIN(B2:B49, C2:C49, D2:D49)

    >>> climate, satisfaction = [50, 55, 61, 64, 70, 72, 79, 85], [60, 66, 63, 70, 69, 75, 73, 80]
    >>> header, *rows = FLS_CHAIN(climate, satisfaction, [101, 112, 104, 118, 117, 128, 122, 139])
    >>> for row in rows:
    ...     print(row[0], round(row[2], 3))
    indirect effect, bootstrap interval 1.097
    indirect effect, Monte Carlo interval 1.097
    direct effect -0.16
    total effect 0.937
    climate to satisfaction 0.508
    satisfaction to revenue 2.159
    """
    from frontline.linkage import indirect_effect

    return measure_table(_rows(indirect_effect(climate, satisfaction, revenue, lag=lag)))


def _rows(found: IndirectEffect) -> list[Measure]:
    n = found.units
    return [
        Measure("indirect effect, bootstrap interval", n, found.estimate, *found.bootstrap, found.notes),
        Measure("indirect effect, Monte Carlo interval", n, found.estimate, *found.monte_carlo),
        Measure("direct effect", n, found.direct),
        Measure("total effect", n, found.total),
        Measure("climate to satisfaction", n, found.first),
        Measure("satisfaction to revenue", n, found.second),
    ]
