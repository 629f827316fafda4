"""FLS_INSTRUMENT: what each item of a scale contributes, and what to do about it."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import HighestAnswer, LowestAnswer, NamedAnswers, Word
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import item_notes, upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_INSTRUMENT(
    answers: NamedAnswers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    reverse: ReversedItems | None = None,
    missing: Word = "listwise",
) -> Answer:
    """Check of a questionnaire: how each item fits the others, and which to recode, reword or leave out.

    Parameters
    ----------
    missing
        "listwise": correlations leave respondents with a missing answer out; "pairwise": each pair of items uses
        those who answered both.

    Returns
    -------
    Answer
        Table: measure (the item), n, value (mean answer), item-rest correlation, alpha if dropped, lowest, highest
        (shares of the two end answers), reading (what to do), note.

    Examples
    --------
    =FLS_INSTRUMENT(B1:H500)

    >>> rows = [["staffing", "skills", "worry"], [4, 5, 2], [5, 5, 1], [4, 4, 3], [2, 3, 5], [3, 3, 4]]
    >>> for row in FLS_INSTRUMENT(rows, reverse=3):
    ...     print([round(cell, 2) if isinstance(cell, float) else cell for cell in row[:7]])
    ['measure', 'n', 'value', 'item-rest correlation', 'alpha if dropped', 'lowest', 'highest']
    ['staffing', 5, 3.6, 0.95, 0.92, 0.0, 0.2]
    ['skills', 5, 4.0, 0.93, 0.96, 0.0, 0.4]
    ['worry', 5, 3.0, 0.99, 0.93, 0.2, 0.2]
    """
    from frontline.survey import instrument_check

    turned = upright(answers.values, reverse, scale_min, scale_max)
    found = instrument_check(turned, scale_min, scale_max, answers.names, missing)
    notes = item_notes(answers, scale_min, scale_max)
    return Answer(
        {
            "measure": list(found.names),
            "n": found.n,
            "value": found.mean,
            "item-rest correlation": found.item_rest,
            "alpha if dropped": found.alpha_if_dropped,
            "lowest": found.floor,
            "highest": found.ceiling,
            "reading": [" ".join(advice) for advice in found.advice],
            "note": [" ".join(filter(None, (*found.notes, note))) for note in notes],
        }
    )
