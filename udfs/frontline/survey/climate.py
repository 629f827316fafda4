"""Service climate of units, from the answers of their people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.rwg import rwg_of_answers
from frontline.checks import same_length
from frontline.survey.favourable import favourable
from frontline.survey.scale_mean import on_scale, scale_mean

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class ClimateScores:
    """Climate of each unit; every array has shape (units,), NaN where not available.

    Parameters
    ----------
    score
        Mean of the respondents' scale means, 0-100.
    n
        Respondents who answered at least half of the items.
    standard_error
        Of the score, in its points; NaN below two respondents.
    agreement
        rwg(j) against uniform random answers, available-case item variances.
    favourable
        Share of favourable answers among all answers, as a fraction.
    """

    score: FloatArray
    n: IntArray
    standard_error: FloatArray
    agreement: FloatArray
    favourable: FloatArray


def service_climate(
    units: IntArray, answers: FloatArray, minimum: float, maximum: float, n_units: int
) -> ClimateScores:
    """Score the climate of every unit at once.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN or an answer outside the scale is missing.
    minimum, maximum
        Ends of the scale, answered in steps of 1.
    n_units
        Number of units.

    Returns
    -------
    ClimateScores
        All from the same respondents: those who answered at least half of the items.

    References
    ----------
    .. [1] Schneider, B., White, S. S. & Paul, M. C. (1998). Linking service climate and customer perceptions
       of service quality. *Journal of Applied Psychology* 83:150-163.

    Examples
    --------
    >>> answers = np.array([[4.0, 5.0], [5.0, 5.0], [2.0, np.nan]])
    >>> scores = service_climate(np.array([0, 0, 1]), answers, 1, 5, n_units=2)
    >>> scores.score, scores.n, scores.favourable
    (array([93.75, 25.  ]), array([2, 1]), array([1., 0.]))
    """
    same_length(units=units, answers=answers)
    means = scale_mean(answers, minimum, maximum)
    counted = ~np.isnan(means) & (np.asarray(units) >= 0)
    codes, means = np.asarray(units)[counted], means[counted]
    valid = on_scale(answers, minimum, maximum)[counted]
    n = np.bincount(codes, minlength=n_units)
    score = _ratio(np.bincount(codes, means, n_units), n)
    squares = np.bincount(codes, np.square(means - score[codes]), n_units)
    flags = favourable(valid, minimum, maximum)
    answered = np.bincount(codes, np.count_nonzero(~np.isnan(flags), axis=1), n_units)
    return ClimateScores(
        score=score,
        n=n,
        standard_error=np.sqrt(_ratio(squares, n * (n - 1))),
        agreement=rwg_of_answers(codes, valid, maximum - minimum + 1, n_units),
        favourable=_ratio(np.bincount(codes, np.nansum(flags, axis=1), n_units), answered),
    )


def _ratio(part: FloatArray | IntArray, whole: FloatArray | IntArray) -> FloatArray:
    """Divide; NaN where the whole is 0."""
    quotient = np.full(part.shape, np.nan)
    np.divide(part, whole, out=quotient, where=whole > 0)
    return quotient
