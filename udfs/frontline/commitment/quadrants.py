"""Quadrants of affective and continuance commitment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, whole_number
from frontline.survey.scale_mean import scale_mean

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray

_MIDPOINT = 50.0  # of a scale mean rescaled to 0-100
_DIGITS = 9  # rounding in the sixteenth digit must not lift a mean off the midpoint
_QUADRANTS = 4


@dataclass(frozen=True, slots=True)
class CommitmentQuadrants:
    """Shares of each unit's respondents, as fractions; every array has shape (units,), NaN where hidden.

    Parameters
    ----------
    engaged
        They want to stay and have to.
    loyal_by_choice
        They want to stay and need not.
    trapped
        They do not want to stay, but have to.
    leaving
        They neither want to stay nor have to.
    affective, continuance
        Mean of each commitment, 0-100.
    n
        Respondents with both.
    note
        Why a unit is not shown; "" where it is.
    """

    engaged: FloatArray
    loyal_by_choice: FloatArray
    trapped: FloatArray
    leaving: FloatArray
    affective: FloatArray
    continuance: FloatArray
    n: IntArray
    note: TextArray


def commitment_quadrants(
    units: IntArray,
    affective: FloatArray,
    continuance: FloatArray,
    n_units: int,
    minimum: float = 1,
    maximum: float = 7,
    minimum_n: int = 5,
) -> CommitmentQuadrants:
    """Sort the respondents of each unit by whether they want to stay and whether they have to.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    affective, continuance
        Answers to the items of the two commitments, shape (n, items) each, reverse-keyed items recoded
        before; NaN or an answer outside the scale is missing.
    n_units
        Number of units.
    minimum, maximum
        Ends of the scale.
    minimum_n
        Smallest group that is shown, at least 1.

    Returns
    -------
    CommitmentQuadrants
        From the respondents who answered at least half of the items of both. Groups that could be worked
        out from a published total are hidden by `frontline.privacy.suppress`.

    Raises
    ------
    ParameterError
        When the scale or `minimum_n` breaks its rule, or the arrays differ in length.

    Notes
    -----
    A commitment counts as there when the respondent's scale mean lies above the midpoint of the scale. The
    commitments are never added up: wanting to stay and having to are different things.

    References
    ----------
    .. [1] Allen, N. J. & Meyer, J. P. (1990). The measurement and antecedents of affective, continuance and
       normative commitment to the organization. *Journal of Occupational Psychology* 63:1-18.
    .. [2] Meyer, J. P., Allen, N. J. & Smith, C. A. (1993). Commitment to organizations and occupations.
       *Journal of Applied Psychology* 78:538-551.

    Examples
    --------
    >>> want, must = np.array([[6.0], [7.0], [2.0], [1.0]]), np.array([[6.0], [2.0], [7.0], [2.0]])
    >>> result = commitment_quadrants(np.zeros(4, dtype=int), want, must, n_units=1, minimum_n=4)
    >>> result.engaged, result.loyal_by_choice, result.trapped, result.leaving
    (array([0.25]), array([0.25]), array([0.25]), array([0.25]))
    """
    whole_number("minimum_n", minimum_n, 1)
    units = np.asarray(units)
    same_length(units=units, affective=affective, continuance=continuance)
    want, must = scale_mean(affective, minimum, maximum), scale_mean(continuance, minimum, maximum)
    counted = ~np.isnan(want) & ~np.isnan(must) & (units >= 0)
    codes, want, must = units[counted], want[counted], must[counted]
    n = np.bincount(codes, minlength=n_units)
    shown = np.where(n >= minimum_n, n, np.nan)
    quadrant = 2 * _above_midpoint(want) + _above_midpoint(must)
    counts = np.bincount(_QUADRANTS * codes + quadrant, minlength=_QUADRANTS * n_units)
    leaving, trapped, loyal, engaged = (counts.reshape(n_units, _QUADRANTS) / shown[:, None]).T
    return CommitmentQuadrants(
        engaged=engaged,
        loyal_by_choice=loyal,
        trapped=trapped,
        leaving=leaving,
        affective=np.bincount(codes, want, n_units) / shown,
        continuance=np.bincount(codes, must, n_units) / shown,
        n=n,
        note=_notes(n, minimum_n),
    )


def _above_midpoint(means: FloatArray) -> IntArray:
    return (np.round(means, _DIGITS) > _MIDPOINT).astype(np.int64)


def _notes(n: IntArray, minimum_n: int) -> TextArray:
    texts = np.array(["", f"Fewer than {minimum_n} answers", "No answers"], dtype=np.object_)
    return np.asarray(texts[np.where(n == 0, 2, (n < minimum_n).astype(np.int64))])
