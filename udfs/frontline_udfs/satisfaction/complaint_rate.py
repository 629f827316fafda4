"""FLS_COMPLAINT_RATE: complaints of each unit per 1,000 contacts."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Counts, CountsOrOne, Number, Units
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.satisfaction.counts import summed


@worksheet_function
def FLS_COMPLAINT_RATE(units: Units, complaints: Counts, contacts: CountsOrOne, per: Number = 1000) -> Answer:
    """Complaints per 1,000 contacts of each unit, with its 95 % interval (exact Poisson).

    Parameters
    ----------
    units
        One column of units, or one name for all; the counts of a unit in several rows, such as months, are added up.
    complaints
        One column: number of complaints.
    contacts
        One column: number of contacts, visits or customers they arose from, or one number for all.
    per
        Contacts that the rate is stated for.

    Returns
    -------
    Answer
        Table: unit, n (contacts), complaints, value (the rate), low, high, note.

    Examples
    --------
    =FLS_COMPLAINT_RATE(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_COMPLAINT_RATE(["North", "North", "South"], [3, 4, 0], [6000, 6000, 500]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'complaints', 'value', 'low', 'high', 'note']
    ['North', 12000.0, 7.0, 0.583, 0.235, 1.202, '']
    ['South', 500.0, 0.0, 0.0, 0.0, 7.378, '']
    """
    from frontline.satisfaction import complaint_rate

    counted = summed(units, {"complaints": complaints, "contacts": contacts})
    found = complaint_rate(counted.sums["complaints"], counted.sums["contacts"], per)
    return Answer(
        {
            "unit": units.names,
            "n": found.n,
            "complaints": found.complaints,
            "value": found.rate,
            "low": found.low,
            "high": found.high,
            "note": counted.told(found.note.tolist()),
        }
    )
