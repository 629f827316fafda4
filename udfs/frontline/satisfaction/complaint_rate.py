"""Complaints per 1,000 contacts with the exact Poisson interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import two_sided_quantile
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray


@dataclass(frozen=True, slots=True)
class ComplaintRate:
    """Rates of complaint; every array has the shape of the counts.

    Parameters
    ----------
    rate
        Complaints per so many contacts; NaN where not available.
    low, high
        Interval of the rate.
    complaints
        Complaints counted.
    n
        Contacts.
    note
        Why a rate is not available; "" where it is.
    interval_method
        How the interval was made.
    """

    rate: FloatArray
    low: FloatArray
    high: FloatArray
    complaints: FloatArray
    n: FloatArray
    note: TextArray
    interval_method: str = "Exact Poisson interval (Garwood)"


def complaint_rate(
    complaints: FloatArray | IntArray, contacts: FloatArray | IntArray, per: float = 1000.0, level: float = 0.95
) -> ComplaintRate:
    """Relate complaints to the contacts that they arose from.

    Parameters
    ----------
    complaints, contacts
        Counts that broadcast together; NaN where missing.
    per
        Contacts that the rate is stated for, above 0.
    level
        Coverage of the interval, between 0 and 1; at least that, counts being whole numbers.

    Returns
    -------
    ComplaintRate
        Not available without contacts, or where a count is missing, negative or, of complaints, no whole
        number. One contact may bring several complaints, so a rate above `per` is possible.

    Raises
    ------
    ParameterError
        When `per` or `level` breaks its rule.

    References
    ----------
    .. [1] Garwood, F. (1936). Fiducial limits for the Poisson distribution. *Biometrika* 28:437-442.

    Examples
    --------
    A unit without any complaint in 500 contacts may still have more than 7 in 1,000:

    >>> result = complaint_rate(np.array([7, 0]), np.array([12000, 500]))
    >>> result.rate.round(4), result.low.round(4), result.high.round(4)
    (array([0.5833, 0.    ]), array([0.2345, 0.    ]), array([1.2019, 7.3778]))
    """
    if not 0 < per < np.inf:
        raise ParameterError(f"per must be a number greater than 0, but got {per}")
    two_sided_quantile(level)
    events, n = np.broadcast_arrays(np.asarray(complaints, np.float64), np.asarray(contacts, np.float64))
    note = np.select(
        [np.isnan(events) | np.isnan(n), (events < 0) | (n < 0), events % 1 != 0, n == 0],
        ["A count is missing.", "A count is negative.", "The complaints are no whole number.", "No contacts."],
        "",
    ).astype(np.object_)
    tail = (1 - level) / 2
    counted = np.where(note == "", events, 0.0)
    scale = np.full(n.shape, np.nan)
    np.divide(per, n, out=scale, where=note == "")
    # the lower end of no complaints is 0, where the gamma distribution has none
    low = np.where(counted > 0, scipy.special.gammaincinv(np.maximum(counted, 1), tail), 0.0)
    high = scipy.special.gammainccinv(counted + 1, tail)
    return ComplaintRate(counted * scale, low * scale, high * scale, events, n, note)
