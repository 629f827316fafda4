"""FLS_CROSS_LAGGED: which of two measures comes first."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Numbers, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import Measure, measure_table, of_association


@worksheet_function
def FLS_CROSS_LAGGED(
    x_before: Numbers, y_before: Numbers, x_after: Numbers, y_after: Numbers, lag: Whole = 1
) -> Answer:
    """Whether x goes before y or y before x: paths between two periods, with 95 % intervals (cross-lagged panel).

    Parameters
    ----------
    x_before
        One measure in the first period, a row a unit; a unit with a blank is left out.
    y_before
        The other measure in the first period.
    x_after
        The one measure in the second period.
    y_after
        The other measure in the second period.
    lag
        How many periods lie between the two, at least 1.

    Returns
    -------
    Answer
        Table: measure (the path), n (units), value (standardised), low, high, note.

    Examples
    --------
    =FLS_CROSS_LAGGED(B2:B49, C2:C49, D2:D49, E2:E49)

    >>> climate, later_climate = [3, 5, 4, 7, 6, 8], [4, 5, 5, 7, 7, 8]
    >>> revenue, later_revenue = [20, 21, 25, 24, 29, 27], [21, 24, 25, 30, 31, 32]
    >>> header, *rows = FLS_CROSS_LAGGED(climate, revenue, later_climate, later_revenue)
    >>> for row in rows:
    ...     print(row[0], round(row[2], 3))
    x before to y after 0.64
    y before to x after 0.305
    x before to x after 0.777
    y before to y after 0.46
    x before with y before 0.621
    """
    from frontline.linkage import cross_lagged

    found = cross_lagged(x_before, y_before, x_after, y_after, lag=lag)
    return measure_table(
        [
            of_association("x before to y after", found.x_to_y),
            of_association("y before to x after", found.y_to_x),
            of_association("x before to x after", found.x_to_x),
            of_association("y before to y after", found.y_to_y),
            Measure("x before with y before", found.x_to_y.units, found.first_wave),
        ]
    )
