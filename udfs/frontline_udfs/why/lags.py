"""FLS_LAGS: how far behind one measure another follows."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Matrix, Whole
from frontline_udfs.core.limits import at_most
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import measure_table, of_association

_LONGEST = 120  # ten years of months


@worksheet_function
def FLS_LAGS(x: Matrix, y: Matrix, longest: Whole = 3) -> Answer:
    """Correlation of x with y in the same period, one period later and so on, over units, with 95 % intervals.

    Parameters
    ----------
    x
        The measure that may lead: a row a unit, a column a period in order of time; blanks are missing.
    y
        The measure that may follow, of the same units and periods.
    longest
        Most periods by which y may follow. Choose before looking: the best of several lags is partly luck.

    Returns
    -------
    Answer
        Table: measure (the lag), n (units), value, low, high, note.

    Examples
    --------
    =FLS_LAGS(B2:M49, P2:AA49, 2)

    >>> climate = [[1, 4, 2], [2, 1, 5], [3, 3, 3], [5, 2, 1], [4, 5, 4]]
    >>> revenue = [[9, 1, 4], [7, 2, 1], [8, 3, 3], [9, 5, 2], [6, 4, 5]]
    >>> header, *rows = FLS_LAGS(climate, revenue, 1)
    >>> [(row[0], row[1], round(row[2], 3)) for row in rows]
    [('lag 0', 5, -0.071), ('lag 1', 5, 1.0)]
    """
    from frontline.checks import whole_number
    from frontline.linkage import lagged_correlations

    at_most("longest", longest, _LONGEST)
    links = lagged_correlations(x, y, range(whole_number("longest", longest, 0) + 1))
    return measure_table([of_association(f"lag {link.lag}", link) for link in links])
