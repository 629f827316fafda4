"""Which answers are favourable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

_SHORT = 3  # points of a scale with one favourable answer
_LONG = 11  # points beyond which a scale is read as a rating out of so many


def favourable_cut(minimum: float, maximum: float) -> float:
    """Return the least favourable answer of a scale.

    Parameters
    ----------
    minimum, maximum
        Ends of the scale, answered in steps of 1.

    Returns
    -------
    float
        The second answer from the top on scales of 4 to 11 points, which is 4 of 5, 6 of 7 and 10 of 11; the
        top answer on scales of 2 or 3 points; three quarters of the way up on longer ones, where the cut
        of a five-point scale lies.

    Raises
    ------
    ParameterError
        When the maximum is not above the minimum.

    References
    ----------
    .. [1] Microsoft. *vivaglint*, R package, favourable answers by scale length (5, 7 and 11 points).

    Examples
    --------
    >>> favourable_cut(1, 5), favourable_cut(1, 7), favourable_cut(0, 10), favourable_cut(0, 100)
    (4.0, 6.0, 9.0, 75.0)
    """
    if not maximum > minimum:
        raise ParameterError(f"maximum must be greater than minimum, {minimum}, but got {maximum}")
    points = maximum - minimum + 1
    if points > _LONG:
        return float(minimum + 0.75 * (maximum - minimum))
    return float(maximum if points <= _SHORT else maximum - 1)


def favourable(answers: FloatArray, minimum: float, maximum: float) -> FloatArray:
    """Flag favourable answers, reverse-keyed items recoded before.

    Parameters
    ----------
    answers
        Any shape; NaN or an answer outside the scale is missing.
    minimum, maximum
        Ends of the scale.

    Returns
    -------
    FloatArray
        1.0 favourable, 0.0 not, NaN missing, in the shape of the answers: its means are shares.

    Examples
    --------
    >>> favourable(np.array([5.0, 4.0, 3.0, np.nan]), 1, 5)
    array([ 1.,  1.,  0., nan])
    """
    answers = np.asarray(answers, dtype=np.float64)
    flags = (answers >= favourable_cut(minimum, maximum)).astype(np.float64)
    flags[~((answers >= minimum) & (answers <= maximum))] = np.nan
    return flags
