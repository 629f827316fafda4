"""Scores of a scale from its reduction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.rwg import rwg_j
from frontline.survey.climate import ClimateScores
from frontline.survey.favourable import favourable_cut

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray
    from frontline.reduction.scale_reduction import ScaleReduction


def scale_scores(reduction: ScaleReduction) -> ClimateScores:
    """Find mean, n, standard error, rwg(j) and favourable share of every unit.

    Parameters
    ----------
    reduction
        As from `reduce_answers` or `merge_reductions`.

    Returns
    -------
    ClimateScores
        The same as `service_climate` finds from the rows.

    Examples
    --------
    >>> from frontline.reduction import reduce_answers
    >>> answers = np.array([[4.0, 5.0], [5.0, 5.0], [2.0, np.nan]])
    >>> scores = scale_scores(reduce_answers(np.array([0, 0, 1]), answers, 1, 5, n_units=2))
    >>> scores.score, scores.n, scores.favourable
    (array([93.75, 25.  ]), array([2, 1]), array([1., 0.]))
    """
    n = reduction.scores.n
    steps = reduction.minimum + np.arange(reduction.points)
    good = steps >= favourable_cut(reduction.minimum, reduction.maximum)
    chosen = reduction.counts[:, :, :-1].sum(axis=1)
    answers = chosen.sum(axis=1)
    return ClimateScores(
        score=reduction.scores.mean,
        n=n,
        standard_error=np.sqrt(_ratio(reduction.scores.squares, n * (n - 1))),
        agreement=rwg_j(reduction.item_variances(), reduction.points),
        favourable=_ratio(chosen[:, good].sum(axis=1), answers),
    )


def _ratio(part: FloatArray | IntArray, whole: IntArray) -> FloatArray:
    """Divide; NaN where the whole is 0."""
    quotient = np.full(part.shape, np.nan)
    np.divide(part, whole, out=quotient, where=whole > 0)
    return quotient
