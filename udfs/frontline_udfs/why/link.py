"""FLS_LINK: how two measures go together over units."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.kinds import Number, Numbers, Whole
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import measure_table, of_association


@worksheet_function
def FLS_LINK(
    x: Numbers,
    y: Numbers,
    lag: Whole = 0,
    reliability_x: Number | None = None,
    reliability_y: Number | None = None,
) -> Answer:
    """Correlation of two measures over units, such as climate and satisfaction, with its 95 % interval (Fisher).

    Parameters
    ----------
    x
        One measure, a row a unit; a unit with a blank is left out.
    y
        The other measure of the same units.
    lag
        How many periods y comes after x in the cells given; it is said beside the result.
    reliability_x
        Reliability of the units' means of x, ICC(2). With reliability_y: a second row is corrected for it.
    reliability_y
        Reliability of the units' means of y, ICC(2).

    Returns
    -------
    Answer
        Table: measure, n (units), value, low, high, note.

    Examples
    --------
    =FLS_LINK(B2:B49, C2:C49, 1)

    >>> header, row = FLS_LINK([61, 70, 66, 75, 58, 80], [72, 75, 77, 81, 70, 79])
    >>> row[0], row[1], round(row[2], 3), round(row[3], 3), round(row[4], 3)
    ('correlation', 6, 0.891, 0.288, 0.988)
    """
    from frontline.linkage import disattenuate, unit_correlation

    if (reliability_x is None) != (reliability_y is None):
        missing = "reliability_x" if reliability_x is None else "reliability_y"
        raise CellError(f"{missing} is missing. Give the reliabilities of both measures, or neither.")
    link = unit_correlation(x, y, lag=lag)
    rows = [of_association("correlation", link)]
    if reliability_x is not None and reliability_y is not None:
        rows.append(of_association("corrected for reliability", disattenuate(link, reliability_x, reliability_y)))
    return measure_table(rows)
