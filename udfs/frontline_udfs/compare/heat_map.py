"""FLS_HEAT_MAP: the shade of every cell of a heat map."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.kinds import Better, Each, Number
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_HEAT_MAP(
    values: Each, better: Better = "higher", target: Each | None = None, step_width: Number | None = None
) -> CellByCell:
    """Shade of every cell from 1, the worst, over 4, grey, to 7, the best: relative to the cells given, or to a target.

    Parameters
    ----------
    values
        The results: any range. Give one measure at a time.
    target
        One number, or as many cells as values. Left out: seven equal steps from the lowest value to the highest.
    step_width
        With target: width of one shade in the unit of the values. Less than one width from the target is grey.

    Returns
    -------
    CellByCell
        One number from 1 to 7 for each cell; #N/A where there is no value or no target.

    Examples
    --------
    =FLS_HEAT_MAP(B2:M49)

    >>> FLS_HEAT_MAP([[70, 78, 80], [85, None, 99]], "higher", 80, 5)
    [[2.0, 4.0, 4.0], [5.0, '#N/A', 7.0]]
    """
    from frontline.comparison import absolute_buckets, relative_buckets

    if (target is None) != (step_width is None):
        missing = "target" if target is None else "step_width"
        raise CellError(f"{missing} is missing. Give both target and step_width, or neither.")
    if target is None or step_width is None:
        buckets = relative_buckets(values, better).bucket
    else:
        buckets = absolute_buckets(values, target, step_width, better).bucket
    reasons = np.select([buckets > 0, np.isnan(values)], ["", "values are blank."], "target is blank.")
    return CellByCell(np.where(buckets > 0, buckets.astype(float), np.nan), reasons)
