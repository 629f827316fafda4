"""FLS_FUNNEL: how far chance alone takes units of each size from the target."""

from __future__ import annotations

from frontline_udfs.compare.counts import refuse_more_than_all
from frontline_udfs.compare.funnel_table import funnel_columns
from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Counts, CountsOrOne, DistinctUnits, MinimumN, Number, Word
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FUNNEL(
    units: DistinctUnits,
    counts: Counts,
    sizes: CountsOrOne,
    target: Number | None = None,
    chart: Word = "share",
    minimum_n: MinimumN = 5,
) -> Answer:
    """Each unit against the funnel limits of its size, 95 % and 99.8 % (exact): beyond them lies more than chance.

    Parameters
    ----------
    counts
        Favourable answers, complaints or other events of each unit.
    sizes
        What they are counted out of, or one size for all: answers, contacts, hours.
    target
        Share or rate that every unit is held to. Left out: that of all units together.
    chart
        "share" where a count cannot exceed its size (binomial limits), "rate" where it can (Poisson limits).
    minimum_n
        Smallest number of answers whose share is shown; smaller units show #N/A and say why. Rates are all shown.

    Returns
    -------
    Answer
        Table: unit, n (the size), value, target, low, high (95 %), low outer, high outer (99.8 %), reading, note.

    Examples
    --------
    =FLS_FUNNEL(A2:A49, B2:B49, C2:C49, 0.8)

    >>> header, *rows = FLS_FUNNEL(["North", "South"], [8, 60], [10, 100], 0.8)
    >>> [(row[0], row[2], round(row[4], 3), row[8]) for row in rows]
    [('North', 0.8, 0.471, 'within the limits'), ('South', 0.6, 0.714, 'below the 99.8 % limit')]
    """
    from frontline.comparison import funnel_of_proportions, funnel_of_rates

    methods = {"share": funnel_of_proportions, "rate": funnel_of_rates}
    if chart not in methods:
        raise CellError(f'chart must be "share" or "rate", but is {chart!r}.', OUT_OF_RANGE)
    if chart == "share":
        refuse_more_than_all(units, counts, sizes, "sizes")
    columns, notes = funnel_columns(methods[chart](counts, sizes, target))
    table = {"unit": units.names, "n": sizes, **columns}
    return hide_small(table, minimum_n, notes) if chart == "share" else Answer({**table, "note": notes})
