"""Instrument check: what each item of a scale contributes, in words its owner can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.survey.alpha import alpha_of
from frontline.survey.covariance import item_covariance
from frontline.survey.keying import item_names, item_rest, suspected_reverse
from frontline.survey.scale_mean import on_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import BoolArray, FloatArray, IntArray

LEAST_ITEM_REST = 0.30
"""Item-rest correlation below which an item says little about what the others measure."""

CROWDED = 0.5
"""Share of the answers at one end of the scale beyond which an item tells few people apart."""

LEAST_GAIN = 0.005
"""Rise of alpha without an item that is worth a word: less rounds to nothing."""


@dataclass(frozen=True, slots=True)
class InstrumentCheck:
    """What each item contributes; every array has shape (items,).

    Parameters
    ----------
    names
        Names of the items.
    n
        Answers on the scale.
    mean
        Mean answer; NaN without answers.
    item_rest
        Correlation with the sum of the other items; NaN where either does not vary.
    alpha
        Alpha of all items; NaN where not available.
    alpha_if_dropped
        Alpha of the other items; NaN where not available.
    suspected_reverse
        Whether the item looks reverse-keyed.
    floor, ceiling
        Share of the lowest and of the highest answer, as fractions; NaN without answers.
    advice
        What to do about each item, in sentences; empty where nothing.
    method
        How missing answers are treated, with the respondents behind the correlations.
    notes
        What a reader must know of the whole scale, in sentences.
    """

    names: tuple[str, ...]
    n: IntArray
    mean: FloatArray
    item_rest: FloatArray
    alpha: float
    alpha_if_dropped: FloatArray
    suspected_reverse: BoolArray
    floor: FloatArray
    ceiling: FloatArray
    advice: tuple[tuple[str, ...], ...]
    method: str
    notes: tuple[str, ...]


def instrument_check(
    answers: FloatArray,
    minimum: float,
    maximum: float,
    names: Sequence[str] | None = None,
    missing: str = "listwise",
) -> InstrumentCheck:
    """Find the items of a scale that should be recoded, reworded or left out.

    Parameters
    ----------
    answers
        Shape (n, items), the items known to be reverse-keyed recoded before; NaN or an answer outside the
        scale is missing.
    minimum, maximum
        Ends of the scale.
    names
        Names of the items, by default their numbers.
    missing
        ``"listwise"`` or ``"pairwise"``: see `item_covariance`. Means and shares use every answer.

    Returns
    -------
    InstrumentCheck

    Raises
    ------
    ParameterError
        When the scale, `names` or `missing` breaks its rule.

    References
    ----------
    .. [1] Nunnally, J. C. & Bernstein, I. H. (1994). *Psychometric Theory*, 3rd ed. McGraw-Hill, New York,
       chapter 8.

    Examples
    --------
    >>> answers = np.array([[4, 5, 2], [5, 5, 1], [4, 4, 3], [2, 3, 5], [3, 3, 4]])
    >>> check = instrument_check(answers, 1, 5, ["staffing", "skills", "worry"])
    >>> check.advice[2]
    ('Looks reverse-keyed: high answers go with low ones elsewhere. Mark it as reverse-keyed in the item map.',)
    """
    valid = on_scale(answers, minimum, maximum)
    covariance = item_covariance(valid, missing)
    matrix = covariance.matrix
    labels = item_names(names, len(matrix))
    n = np.count_nonzero(~np.isnan(valid), axis=0)
    alpha, reason = alpha_of(matrix)
    rest, dropped, suspects = item_rest(matrix), _alphas_if_dropped(matrix), suspected_reverse(matrix)
    floor = _share(np.count_nonzero(valid == minimum, axis=0), n)
    ceiling = _share(np.count_nonzero(valid == maximum, axis=0), n)
    # without answers the spread is -inf, which no rule below asks for
    spread = np.fmax.reduce(valid, axis=0, initial=-np.inf) - np.fmin.reduce(valid, axis=0, initial=np.inf)
    return InstrumentCheck(
        names=labels,
        n=n,
        mean=_share(np.nansum(valid, axis=0), n),
        item_rest=rest,
        alpha=alpha,
        alpha_if_dropped=dropped,
        suspected_reverse=suspects,
        floor=floor,
        ceiling=ceiling,
        advice=tuple(
            _on_keying(suspects[item], rest[item], dropped[item] - alpha)
            + _on_spread(floor[item], ceiling[item], spread[item], n[item])
            for item in range(len(labels))
        ),
        method=f"{missing}, respondents behind the correlations: {covariance.n}",
        notes=(reason,) if reason else (),
    )


def _share(part: FloatArray | IntArray, n: IntArray) -> FloatArray:
    shares = np.full(n.size, np.nan)
    np.divide(part, n, out=shares, where=n > 0)
    return shares


def _alphas_if_dropped(matrix: FloatArray) -> FloatArray:
    kept = [np.delete(np.arange(len(matrix)), item) for item in range(len(matrix))]
    return np.array([alpha_of(matrix[np.ix_(rows, rows)])[0] for rows in kept], dtype=np.float64)


def _on_keying(suspected: bool, rest: float, gain: float) -> tuple[str, ...]:  # noqa: FBT001 - one flag of an item
    """Advise on an item by how it runs with the others."""
    if suspected:
        return (
            "Looks reverse-keyed: high answers go with low ones elsewhere. Mark it as reverse-keyed in the item map.",
        )
    if not rest < LEAST_ITEM_REST:
        return ()
    weak = f"Says little about what the other items measure (correlation {rest:.2f} with them). Reword it"
    return (f"{weak} or leave it out: alpha would rise by {gain:.2f}." if gain > LEAST_GAIN else f"{weak}.",)


def _on_spread(floor: float, ceiling: float, spread: float, n: int) -> tuple[str, ...]:
    """Advise on an item by where its answers pile up."""
    if n == 0:
        return ("Nobody answered. Check the column in the item map.",)
    if n > 1 and spread == 0:
        return ("Everybody answered alike, so it tells nobody apart. Reword it or leave it out.",)
    if max(floor, ceiling) <= CROWDED:
        return ()
    share, end, change = (ceiling, "highest", "asks more") if ceiling > floor else (floor, "lowest", "asks less")
    return (f"{share:.0%} chose the {end} answer, so it tells few people apart. Use a wording that {change}.",)
