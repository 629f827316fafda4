"""FLS_AGREEMENT: how far the people of each unit agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Answers, Floats, MinimumN, Respondents, Whole, Word
from frontline_udfs.core.scales import check_answers, outside_notes
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline_udfs.core.kinds import Floats


@worksheet_function
def FLS_AGREEMENT(
    units: Respondents,
    answers: Answers,
    method: Word = "rwg(j)",
    scale_min: Whole = 1,
    scale_max: Whole = 5,
    minimum_n: MinimumN = 5,
    null_shape: Word = "uniform",
) -> Answer:
    """Agreement of the people within each unit: rwg(j), r*wg, awg, or average deviation.

    Parameters
    ----------
    method
        "rwg(j)", "r*wg" (does not grow with the number of items), "awg" (allows for the mean), or "ad" (average
        deviation from the mean, in points of the scale).
    scale_min
        Lowest possible answer.
    scale_max
        Highest possible answer.
    null_shape
        Random answers that rwg(j) and r*wg compare with: "uniform", or "slight", "moderate" or "heavy" leaning to
        the kind answers (5 points only).

    Returns
    -------
    Answer
        Table: unit, n (answered at least half of the items), the agreement, reading, note.

    Examples
    --------
    =FLS_AGREEMENT(A2:A500, B2:H500, "r*wg")

    >>> for row in FLS_AGREEMENT(["North"] * 5, [[5, 4], [4, 4], [4, 5], [3, 4], [5, 5]]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'agreement rwg(j)', 'reading', 'note']
    ['North', 5, 0.857, 'strong', '']
    """
    from frontline.survey import on_scale, scale_mean

    check_answers(answers, scale_min, scale_max)
    counted = ~np.isnan(scale_mean(answers, scale_min, scale_max))
    codes, valid = units.codes[counted], on_scale(answers, scale_min, scale_max)[counted]
    columns = {
        "unit": units.names,
        "n": np.bincount(codes, minlength=len(units.names)),
        **_agreement(codes, valid, (scale_min, scale_max), len(units.names), (method, null_shape)),
    }
    return hide_small(columns, minimum_n, outside_notes(units, answers, scale_min, scale_max))


def _agreement(
    codes: np.ndarray, answers: Floats, ends: tuple[int, int], n_units: int, asked: tuple[str, str]
) -> dict[str, Any]:
    from frontline.agreement import agreement_words, awg, item_variances, null_variance, rwg_j, rwg_star

    method, shape = asked
    if method == "ad":
        return _average_deviation(codes, answers, ends, n_units)
    if method == "awg":
        values = awg(codes, answers, *ends, n_units)
    elif method in {"rwg(j)", "r*wg"}:
        find = rwg_j if method == "rwg(j)" else rwg_star
        points = ends[1] - ends[0] + 1
        values = find(item_variances(codes, answers, n_units), points, null_variance(points, shape))
    else:
        raise CellError(f'method must be "rwg(j)", "r*wg", "awg" or "ad", but is "{method}".', OUT_OF_RANGE)
    return {f"agreement {method}": values, "reading": agreement_words(values)}


def _average_deviation(codes: np.ndarray, answers: Floats, ends: tuple[int, int], n_units: int) -> dict[str, Any]:
    from frontline.agreement import average_deviation

    found = average_deviation(codes, answers, ends[1] - ends[0] + 1, n_units)
    words = [_against(deviation, found.cut_off) for deviation in found.deviation.tolist()]
    return {"average deviation": found.deviation, "reading": words}


def _against(deviation: float, cut_off: float) -> str:
    if np.isnan(deviation):
        return "not available"
    return f"agreed: at most {cut_off:.2f}" if deviation <= cut_off else f"not agreed: above {cut_off:.2f}"
