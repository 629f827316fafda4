"""FLS_FUNNEL_WIDENED: funnel limits for units that differ among themselves beyond chance."""

from __future__ import annotations

from frontline_udfs.compare.funnel_table import funnel_columns
from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import AmountsOrOne, DistinctUnits, Number, Numbers
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FUNNEL_WIDENED(
    units: DistinctUnits,
    values: Numbers,
    standard_errors: AmountsOrOne,
    target: Number | None = None,
    trimmed: Number = 0.1,
) -> Answer:
    """Each unit against funnel limits, 95 % and 99.8 %, widened by how far units usually differ beyond chance.

    Parameters
    ----------
    values
        Result of each unit; a blank is left out.
    standard_errors
        Standard error of each result, or one for all, if the target were true; above 0, or the unit is left out.
    target
        Result that every unit is held to. Left out: the mean of all, weighted by precision.
    trimmed
        Share of the units at each end that are pulled in first, so that outliers do not widen the limits; below 0.5.

    Returns
    -------
    Answer
        Table: unit, value, target, low, high (95 %), low outer, high outer (99.8 %), reading, z (distance in widened
        standard deviations), q (p of z corrected for the units tested), note.

    Examples
    --------
    =FLS_FUNNEL_WIDENED(A2:A49, B2:B49, C2:C49)

    >>> header, *rows = FLS_FUNNEL_WIDENED(["A", "B", "C", "D", "E"], [60, 70, 72, 80, 95], [2] * 5, 74)
    >>> rows[4][:1] + rows[4][7:8], round(rows[4][8], 2)
    (['E', 'above the 95 % limit'], 2.15)
    """
    from frontline.comparison import over_dispersed_funnel

    found = over_dispersed_funnel(values, standard_errors, target, trimmed)
    columns, notes = funnel_columns(found.funnel)
    return Answer({"unit": units.names, **columns, "z": found.z, "q": found.q, "note": notes})
