"""Facets of service climate that frontline people want apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError
from frontline.survey.climate import service_climate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray, IntArray

FACETS = (
    "resources and equipment",
    "staffing",
    "skills and training",
    "colleagues",
    "managers",
    "job challenge",
    "pride",
)
"""Names of the facets."""


@dataclass(frozen=True, slots=True)
class FacetScores:
    """Facets of each unit; every array has shape (units, facets), NaN where not available.

    Parameters
    ----------
    facets
        Those the item map asks about, in the order of `FACETS`.
    score
        Mean of the respondents' facet means, 0-100.
    favourable
        Share of favourable answers among all answers, as a fraction.
    standard_error
        Of the score, in its points; NaN below two respondents.
    n
        Respondents who answered at least half of the facet's items.
    notes
        What a reader must know, in sentences.
    """

    facets: tuple[str, ...]
    score: FloatArray
    favourable: FloatArray
    standard_error: FloatArray
    n: IntArray
    notes: tuple[str, ...]


def climate_facets(
    units: IntArray,
    answers: FloatArray,
    item_facets: Sequence[str],
    minimum: float,
    maximum: float,
    n_units: int,
) -> FacetScores:
    """Score every facet of every unit at once.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN or an answer outside the scale is missing.
    item_facets
        Facet of each item, one of `FACETS` in upper or lower case; "" leaves the item out.
    minimum, maximum
        Ends of the scale, answered in steps of 1.
    n_units
        Number of units.

    Returns
    -------
    FacetScores
        Groups below the minimum n are the caller's to suppress: `n` says how many answered.

    Raises
    ------
    ParameterError
        When `item_facets` does not match the items or names an unknown facet.

    References
    ----------
    .. [1] Schneider, B., White, S. S. & Paul, M. C. (1998). Linking service climate and customer perceptions
       of service quality. *Journal of Applied Psychology* 83:150-163.

    Examples
    --------
    >>> answers = np.array([[4.0, 5.0, 1.0], [5.0, 5.0, 2.0]])
    >>> result = climate_facets(np.array([0, 0]), answers, ["pride", "pride", "staffing"], 1, 5, n_units=1)
    >>> result.facets, result.score, result.n
    (('staffing', 'pride'), array([[12.5 , 93.75]]), array([[2, 2]]))
    """
    answers = np.asarray(answers, dtype=np.float64)
    of_item = np.array(_known(item_facets, answers.shape[1]), dtype=np.object_)
    asked = tuple(facet for facet in FACETS if (of_item == facet).any())
    scores = [service_climate(units, answers[:, of_item == f], minimum, maximum, n_units) for f in asked]

    def table(field: str) -> FloatArray:
        columns = [getattr(score, field) for score in scores]
        return np.column_stack(columns) if columns else np.empty((n_units, 0))

    absent = [facet for facet in FACETS if facet not in asked]
    return FacetScores(
        facets=asked,
        score=table("score"),
        favourable=table("favourable"),
        standard_error=table("standard_error"),
        n=table("n").astype(np.int64),
        notes=(f"Not asked: {', '.join(absent)}.",) if absent else (),
    )


def _known(item_facets: Sequence[str], items: int) -> list[str]:
    """Return the facet of each item as `FACETS` spells it."""
    if len(item_facets) != items:
        raise ParameterError(f"item_facets must have one entry an item, {items}, but got {len(item_facets)}")
    spelt = [facet.strip().lower() for facet in item_facets]
    unknown = [given for given, facet in zip(item_facets, spelt, strict=True) if facet and facet not in FACETS]
    if unknown:
        raise ParameterError(f"item_facets must be among {', '.join(FACETS)}, but got {', '.join(unknown)}")
    return spelt
