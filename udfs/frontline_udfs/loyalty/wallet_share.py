"""FLS_WALLET_SHARE: which part of its customers' spending each unit has."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import MinimumN, Numbers, Units
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_WALLET_SHARE(units: Units, spend: Numbers, spend_elsewhere: Numbers, minimum_n: MinimumN = 5) -> Answer:
    """Spending here as a share of spending here and elsewhere, by unit, with its 95 % interval (ratio of sums).

    Parameters
    ----------
    units
        One column: the unit of each customer, or one name for all.
    spend
        Money that each customer spent here.
    spend_elsewhere
        Money spent by the same customer with others in the same category; blank where it is not known.
    minimum_n
        Smallest number of customers shown; smaller units show #N/A and say why.

    Returns
    -------
    Answer
        Table: unit, n (customers whose spending elsewhere is known), value (a share), low, high, note.

    Examples
    --------
    =FLS_WALLET_SHARE(B2:B900, E2:E900, G2:G900)

    >>> header, row = FLS_WALLET_SHARE("North", [30, 10, 50, 20, 40], [10, 30, 50, 20, 40])
    >>> row[0], row[1], row[2], round(row[3], 3), round(row[4], 3)
    ('North', 5, 0.5, 0.397, 0.603)
    """
    from frontline.loyalty import wallet_share

    found = wallet_share(units.codes, spend, spend_elsewhere, len(units.names))
    columns = {
        "unit": units.names,
        "n": found.n.astype(int),
        "value": found.share,
        "low": found.low,
        "high": found.high,
    }
    return hide_small(columns, minimum_n, [str(note) for note in found.note])
