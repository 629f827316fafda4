"""FLS_LIFETIME: how long customers stay."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frontline_udfs.core.kinds import Each
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.loyalty.told import answered


@worksheet_function
def FLS_LIFETIME(retention: Each) -> npt.NDArray[np.float64]:
    """Periods that a customer stays where every period keeps the same share, 1 / (1 - retention): a model.

    Parameters
    ----------
    retention
        Share kept each period, 0 to 1; one cell or many.

    Returns
    -------
    numpy.ndarray
        Periods, in the shape of the cells; #N/A where nobody leaves.

    Examples
    --------
    =FLS_LIFETIME(B2:B49)

    >>> round(FLS_LIFETIME(0.8), 6)
    5.0
    """
    from frontline.loyalty import expected_lifetime

    found = expected_lifetime(retention)
    return answered(found.periods, found.note)
