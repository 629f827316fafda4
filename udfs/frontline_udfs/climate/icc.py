"""FLS_ICC: whether people's answers may stand for their unit."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer, Respondents, Word
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_note, upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_ICC(
    units: Respondents,
    answers: Answers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    reverse: ReversedItems | None = None,
    method: Word = "anova",
) -> Answer:
    """How far answers depend on the unit (ICC(1)), how reliable unit means are (ICC(2)), and whether to compare them.

    Parameters
    ----------
    answers
        One column for each item, or one column of scores; one row for each respondent.
    scale_min
        Lowest possible answer or score.
    scale_max
        Highest possible answer or score.
    method
        ICC(1) by "anova", the analysis of variance allowing for unequal units, or "reml", restricted maximum
        likelihood.

    Returns
    -------
    Answer
        Table of one row: units, n, icc(1), low, high (95 %), icc(2), f, p, reading (whether unit means are supported),
        note.

    Examples
    --------
    =FLS_ICC(A2:A500, B2:H500)

    >>> for row in FLS_ICC(["N", "N", "S", "S", "W", "W"], [1, 2, 4, 5, 7, 8], 1, 9):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['units', 'n', 'icc(1)', 'low', 'high', 'icc(2)', 'f', 'p', 'reading', 'note']
    [3, 6, 0.946, 0.383, 0.999, 0.972, 36.0, 0.008, 'supported', '']
    """
    from frontline.agreement import aggregation_reading, intraclass_correlation, unit_moments
    from frontline.survey import scale_mean

    if method not in {"anova", "reml"}:
        raise CellError(f'method must be "anova" or "reml", but is "{method}".', OUT_OF_RANGE)
    scores = scale_mean(upright(answers, reverse, scale_min, scale_max), scale_min, scale_max)
    found = intraclass_correlation(unit_moments(units.codes, scores, len(units.names)))
    if np.isnan(found.p):
        raise CellError(" ".join(found.notes), NOT_AVAILABLE)
    by_reml = method == "reml"
    notes = filter(None, (*found.notes, outside_note(answers, scale_min, scale_max)))
    return Answer(
        {
            "units": [found.units],
            "n": [found.n],
            "icc(1)": [found.icc1_reml if by_reml else found.icc1_n0],
            "low": [found.reml_low if by_reml else found.low],
            "high": [found.reml_high if by_reml else found.high],
            "icc(2)": [found.icc2],
            "f": [found.f],
            "p": [found.p],
            "reading": [aggregation_reading(found)],
            "note": [" ".join(notes)],
        }
    )
