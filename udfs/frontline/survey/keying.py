"""Items that look reverse-keyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import BoolArray, FloatArray

_AGAINST = -0.2  # correlations nearer to 0 tell of a weak item, not of a reversed one
_NOISE = 1e-12  # of the largest variance: a variance below it is rounding


def item_names(names: Sequence[str] | None, items: int) -> tuple[str, ...]:
    """Return the names of items, by default their numbers.

    >>> item_names(None, 2)
    ('item 1', 'item 2')
    """
    if names is None:
        return tuple(f"item {number}" for number in range(1, items + 1))
    if len(names) != items:
        raise ParameterError(f"names must have one entry an item, {items}, but got {len(names)}")
    return tuple(str(name) for name in names)


def varying(covariance: FloatArray) -> BoolArray:
    """Flag the items whose answers differ.

    >>> varying(np.array([[1.0, 0.0], [0.0, 0.0]]))
    array([ True, False])
    """
    variances = np.diag(covariance)
    return np.asarray(variances > _NOISE * np.nanmax(variances, initial=0.0))


def item_rest(covariance: FloatArray) -> FloatArray:
    """Correlate each item with the sum of the others.

    Parameters
    ----------
    covariance
        Shape (items, items).

    Returns
    -------
    FloatArray
        Item-rest correlations, shape (items,); NaN where the item or the rest does not vary.

    Examples
    --------
    >>> item_rest(np.array([[2.0, 1.0], [1.0, 2.0]]))
    array([0.5, 0.5])
    """
    variances = np.diag(covariance)
    shared = covariance.sum(axis=1) - variances
    rest = covariance.sum() - 2 * shared - variances
    noise = _NOISE * np.nanmax(variances, initial=0.0)
    vary = (variances > noise) & (rest > noise)
    correlations = np.full(len(variances), np.nan)
    np.divide(shared, np.sqrt(np.where(vary, variances * rest, 1.0)), out=correlations, where=vary)
    return np.asarray(np.clip(correlations, -1.0, 1.0))


def suspected_reverse(covariance: FloatArray) -> BoolArray:
    """Flag the items that run against the others.

    Parameters
    ----------
    covariance
        Shape (items, items).

    Returns
    -------
    BoolArray
        Shape (items,). When as many items run one way as the other, all of them are flagged: the answers
        cannot tell which half is reversed.

    Notes
    -----
    The first principal component of the correlations tells which items run together; the smaller side is
    suspected, as far as its items correlate by .20 or more with the sum of all others once these are
    turned to run one way.

    Examples
    --------
    >>> suspected_reverse(np.array([[1.0, 0.5, -0.5], [0.5, 1.0, -0.5], [-0.5, -0.5, 1.0]]))
    array([False, False,  True])
    """
    suspects = np.zeros(len(covariance), dtype=np.bool_)
    rows = np.flatnonzero(varying(covariance))
    if rows.size < 2 or np.isnan(covariance).any():  # noqa: PLR2004 - one item has nothing to run against
        return suspects
    part = covariance[np.ix_(rows, rows)]
    spread = np.sqrt(np.diag(part))
    component = np.linalg.eigh(part / np.outer(spread, spread))[1][:, -1]
    sides = np.where(component < 0, -1.0, 1.0)
    # measured on the turned items, an item on the wrong side correlates with the rest as the right ones do
    clear = item_rest(part * np.outer(sides, sides)) >= -_AGAINST
    balance = sides[clear].sum()
    if balance:
        suspects[rows] = clear & (sides != np.sign(balance))
    elif (sides[clear] < 0).any():
        suspects[rows] = clear
    return suspects
