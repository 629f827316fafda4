"""FLS_SUPPRESS: which units must be hidden so that no small group is shown or can be worked out."""

from __future__ import annotations

from typing import Any

import numpy as np

from frontline_udfs.compare.families import arranged
from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Counts, DistinctUnits, LabelsOrOne, MinimumN, Numbers
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_SUPPRESS(
    units: DistinctUnits, parents: LabelsOrOne, n: Counts, values: Numbers | None = None, minimum_n: MinimumN = 5
) -> Answer:
    """Which units must be hidden: those with few answers, and those from which a small one could be worked out.

    Parameters
    ----------
    units
        One column, each unit once; totals such as regions may stand among them.
    parents
        The unit that each belongs to, or one for all; blank at the top. A parent without a row, and the total of
        several units at the top, are taken as shown elsewhere.
    n
        Answers of each unit; blank for a total: the sum of its units. 0 or blank for any other: nothing to hide.
    values
        Results to show or to hide. Left out: only n.
    minimum_n
        Smallest number of answers shown.

    Returns
    -------
    Answer
        Table: unit, n, value (where given), status (shown or hidden), note (why hidden); hidden numbers are #N/A.

    Examples
    --------
    =FLS_SUPPRESS(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_SUPPRESS(["All", "North", "South"], [None, "All", "All"], [9, 3, 6]):
    ...     print(row)
    ['unit', 'n', 'status', 'note']
    ['All', 9.0, 'shown', '']
    ['North', '#N/A', 'hidden', 'Fewer than 5 answers']
    ['South', '#N/A', 'hidden', 'Hidden so that a smaller group cannot be worked out']
    """
    from frontline.privacy import suppress

    families = arranged(units.names, parents, n)
    found = suppress(families.n, families.parent, families.depth, minimum_n, families.derived)
    hidden, counts = found.hidden[: len(n)], families.n[: len(n)]
    columns: dict[str, Any] = {"unit": units.names, "n": np.where(hidden, np.nan, counts)}
    if values is not None:
        columns["value"] = np.where(hidden, np.nan, values)
    status = ["hidden" if hide else "shown" for hide in hidden.tolist()]
    return Answer(columns | {"status": status, "note": list(found.reason[: len(n)])})
