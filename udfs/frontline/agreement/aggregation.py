"""Whether the answers of people may stand for their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.agreement.intraclass import IntraclassCorrelation

LEAST_RELIABILITY = 0.70
"""ICC(2) from which means of units are told apart reliably."""
_SIGNIFICANT = 0.05


def aggregation_reading(found: IntraclassCorrelation) -> str:
    """Say whether an intraclass correlation supports comparing the means of units.

    Parameters
    ----------
    found
        As from `intraclass_correlation`.

    Returns
    -------
    str
        ``"supported"``: the units differ beyond chance (p below .05) and their means are reliable (ICC(2) of
        .70 or more); ``"supported, but unit means are unreliable"``: they differ, with less reliable means;
        ``"not supported: units do not differ beyond chance"``; ``"not available"``.

    Notes
    -----
    The two bounds are a habit of the field. Agreement within each unit, such as rwg(j), is a second question.

    References
    ----------
    .. [1] Klein, K. J. & Kozlowski, S. W. J. (2000). From micro to meso: critical steps in conceptualizing and
       conducting multilevel research. *Organizational Research Methods* 3:211-236.
    .. [2] Bliese, P. D. (2000). Within-group agreement, non-independence, and reliability. In K. J. Klein &
       S. W. J. Kozlowski (eds.), *Multilevel Theory, Research, and Methods in Organizations*. Jossey-Bass,
       San Francisco, 349-381.

    Examples
    --------
    >>> from frontline.agreement import intraclass_correlation, unit_moments
    >>> moments = unit_moments(np.array([0, 0, 1, 1, 2, 2]), np.array([1.0, 2.0, 4.0, 5.0, 7.0, 8.0]), 3)
    >>> aggregation_reading(intraclass_correlation(moments))
    'supported'
    """
    if np.isnan(found.p):
        return "not available"
    if found.p >= _SIGNIFICANT:
        return "not supported: units do not differ beyond chance"
    return "supported" if found.icc2 >= LEAST_RELIABILITY else "supported, but unit means are unreliable"
