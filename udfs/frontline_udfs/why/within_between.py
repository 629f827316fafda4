"""FLS_WITHIN_BETWEEN: whether two answers go together because of the people or because of their units."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Numbers, Respondents, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import Measure, measure_table, of_association


@worksheet_function
def FLS_WITHIN_BETWEEN(units: Respondents, x: Numbers, y: Numbers, lag: Whole = 0) -> Answer:
    """Correlation of two answers of the same people, split into parts between and within units, with 95 % intervals.

    Parameters
    ----------
    x
        One answer of each respondent; a respondent with a blank is left out.
    y
        The other answer of the same respondents.
    lag
        How many periods y comes after x in the cells given; it is said beside the result.

    Returns
    -------
    Answer
        Table: measure, n (units between, respondents elsewhere), value, low, high, note.

    Examples
    --------
    =FLS_WITHIN_BETWEEN(A2:A500, B2:B500, C2:C500)

    >>> units = ["A", "A", "B", "B", "C", "C", "D", "D"]
    >>> header, *rows = FLS_WITHIN_BETWEEN(units, [1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7])
    >>> for row in rows:
    ...     print(row[0], row[1], round(row[2], 3))
    between units 4 1.0
    within units 8 -1.0
    all respondents 8 0.905
    share of x between units 8 0.952
    share of y between units 8 0.952
    """
    from frontline.linkage import within_between

    found = within_between(units.codes, x, y, lag=lag)
    return measure_table(
        [
            of_association("between units", found.between),
            of_association("within units", found.within, found.n),
            Measure("all respondents", found.n, found.raw),
            Measure("share of x between units", found.n, found.eta_squared_x),
            Measure("share of y between units", found.n, found.eta_squared_y),
        ]
    )
