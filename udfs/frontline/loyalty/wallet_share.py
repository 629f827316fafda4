"""Which part of its customers' spending a unit has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, two_sided_quantile
from frontline.satisfaction.unit_counts import count_answers

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray

_FEWEST = 2  # customers whose spending can differ
_NOISE = 1e-9  # standard errors of a share below this are rounding


@dataclass(frozen=True, slots=True)
class WalletShare:
    """Share of wallet of each unit; every array has shape (units,).

    Parameters
    ----------
    share
        Spending here over spending here and elsewhere, summed over customers, as a fraction; NaN where
        not available.
    standard_error
        As a fraction; NaN where the customers do not show how far they differ.
    low, high
        Interval of the share.
    n
        Customers whose spending elsewhere is known.
    unknown
        Customers left out because it is not.
    note
        What a reader must know about the unit's share; "" where nothing.
    interval_method
        How the interval was made.
    """

    share: FloatArray
    standard_error: FloatArray
    low: FloatArray
    high: FloatArray
    n: FloatArray
    unknown: FloatArray
    note: TextArray
    interval_method: str = "Normal interval of a ratio of sums, linearised, clipped to 0 to 1"


def wallet_share(
    units: IntArray, spend: FloatArray, spend_elsewhere: FloatArray, n_units: int, level: float = 0.95
) -> WalletShare:
    """Find the share of wallet of every unit from those customers whose spending elsewhere is known.

    Parameters
    ----------
    units
        Unit of each customer, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    spend, spend_elsewhere
        Money spent here and with others in the same category, at least 0, shape (n,); NaN where unknown, and
        a negative amount counts as unknown.
    n_units
        Number of units.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    WalletShare

    Notes
    -----
    The ratio of the sums, so that a large customer counts for as much as is spent; not the mean of the
    customers' own shares. Its standard error is that of the ratio estimator, sqrt(n / (n - 1) sum e^2) / W with
    e = spend - share wallet and W the sum of wallets; it needs two customers who differ.

    References
    ----------
    .. [1] Cochran, W. G. (1977). *Sampling Techniques*, 3rd ed. Wiley, chapter 6.

    Examples
    --------
    >>> spend, elsewhere = np.array([30.0, 10.0, 50.0]), np.array([10.0, 30.0, np.nan])
    >>> result = wallet_share(np.array([0, 0, 0]), spend, elsewhere, n_units=1)
    >>> result.share, result.n, result.unknown
    (array([0.5]), array([2.]), array([1.]))
    """
    z = two_sided_quantile(level)
    codes = np.asarray(units)
    here, there = np.asarray(spend, dtype=np.float64), np.asarray(spend_elsewhere, dtype=np.float64)
    same_length(units=codes, spend=here, spend_elsewhere=there)
    known = (codes >= 0) & (here >= 0) & (there >= 0)
    n = count_answers(codes, known, n_units)
    unknown = count_answers(codes, ~known, n_units)
    code, part, wallet = codes[known], here[known], here[known] + there[known]
    whole = _sum(code, wallet, n_units)
    share = _ratio(_sum(code, part, n_units), whole)
    squares = _sum(code, np.square(part - share[code] * wallet), n_units)
    error = _ratio(np.sqrt(_ratio(squares * n, n - 1)), whole)
    # customers who all split alike show no spread to judge by, whatever the rounding
    error[error < _NOISE] = np.nan
    low, high = np.clip([share - z * error, share + z * error], 0, 1)
    return WalletShare(share, error, low, high, n, unknown, _what_to_know(n, whole, error, unknown))


def _sum(codes: IntArray, amounts: FloatArray, n_units: int) -> FloatArray:
    return np.bincount(codes, amounts, n_units).astype(np.float64)


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide; NaN where the whole is not above 0."""
    quotient = np.full(part.shape, np.nan)
    np.divide(part, whole, out=quotient, where=whole > 0)
    return quotient


def _what_to_know(n: FloatArray, whole: FloatArray, error: FloatArray, unknown: FloatArray) -> TextArray:
    return np.select(
        [n == 0, whole == 0, n < _FEWEST, np.isnan(error), unknown > 0],
        [
            "Spending elsewhere is not known of any customer.",
            "The customers spend nothing in this category.",
            "One customer alone gives no interval.",
            "All customers split their spending alike, which gives no interval.",
            "Customers whose spending elsewhere is not known are left out.",
        ],
        "",
    ).astype(np.object_)
