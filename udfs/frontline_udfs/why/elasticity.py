"""FLS_ELASTICITY: how many percent of one measure go with one percent of another."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Numbers, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import measure_table, of_association


@worksheet_function
def FLS_ELASTICITY(x: Numbers, y: Numbers, lag: Whole = 0) -> Answer:
    """Percent by which y differs with one percent of x, over units, with its 95 % interval (log-log regression).

    Parameters
    ----------
    x
        One measure, a row a unit, above 0; units with a blank or without a value above 0 are left out.
    y
        The other measure of the same units, above 0.
    lag
        How many periods y comes after x in the cells given; it is said beside the result.

    Returns
    -------
    Answer
        Table: measure, n (units), value, low, high, note.

    Examples
    --------
    =FLS_ELASTICITY(B2:B49, C2:C49)

    >>> header, row = FLS_ELASTICITY([50, 60, 70, 80, 90], [200, 310, 420, 500, 690])
    >>> row[0], row[1], round(row[2], 3), round(row[3], 3), round(row[4], 3)
    ('elasticity', 5, 2.024, 1.671, 2.377)
    """
    from frontline.linkage import elasticity

    return measure_table([of_association("elasticity", elasticity(x, y, lag=lag))])
