"""FLS_FACETS: the facets of service climate of each unit."""

from __future__ import annotations

from typing import Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer, MinimumN, Respondents
from frontline_udfs.core.lists import ReversedItems, WordList, one_each
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FACETS(
    units: Respondents,
    answers: Answers,
    facets: WordList,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    minimum_n: MinimumN = 5,
    reverse: ReversedItems | None = None,
) -> Answer:
    """Facets of service climate of each unit, 0-100: resources, staffing, training, colleagues, managers, job, pride.

    Parameters
    ----------
    facets
        Facet of each item: resources and equipment, staffing, skills and training, colleagues, managers, job challenge
        or pride. A blank leaves the item out.
    minimum_n
        Smallest number of respondents shown; smaller groups show #N/A and say why.

    Returns
    -------
    Answer
        Table: unit, measure (the facet), n (answered at least half of its items), score, low, high (95 %), favourable
        (a share), note.

    Examples
    --------
    =FLS_FACETS(A2:A500, B2:D500, {"pride","pride","staffing"})

    >>> answers = [[4, 5, 1], [5, 5, 2], [4, 4, 2], [3, 5, 3], [4, 4, 1]]
    >>> for row in FLS_FACETS(["North"] * 5, answers, [["Pride", "Pride", "Staffing"]]):
    ...     print([round(cell, 1) if isinstance(cell, float) else cell for cell in row[:-1]])
    ['unit', 'measure', 'n', 'score', 'low', 'high', 'favourable']
    ['North', 'staffing', 5, 20.0, 0.0, 46.0, 0.0]
    ['North', 'pride', 5, 82.5, 68.6, 96.4, 0.9]
    """
    from frontline.survey import climate_facets, score_interval

    turned = upright(answers, reverse, scale_min, scale_max)
    named = _known(one_each(facets, answers.shape[1], "facets"))
    found = climate_facets(units.codes, turned, named, scale_min, scale_max, len(units.names))
    low, high = score_interval(found.score, found.standard_error, found.n)
    tables = {"n": found.n, "score": found.score, "low": low, "high": high, "favourable": found.favourable}
    columns: dict[str, Any] = {
        "unit": [unit for unit in units.names for _ in found.facets],
        "measure": list(found.facets) * len(units.names),
    }
    columns |= {name: np.ravel(table) for name, table in tables.items()}
    notes = outside_notes(units, answers, scale_min, scale_max)
    return hide_small(columns, minimum_n, _first_of_each(notes, len(found.facets), found.notes))


def _known(facets: list[str]) -> list[str]:
    from frontline.survey import FACETS

    unknown = [facet for facet in facets if facet and facet not in FACETS]
    if unknown:
        raise CellError(f"facets must be among {', '.join(FACETS)}, but has {unknown[0]}.", OUT_OF_RANGE)
    if not any(facets):
        raise CellError("facets must name the facet of one item at least. Check the range.")
    return facets


def _first_of_each(notes: list[str], facets: int, general: tuple[str, ...]) -> list[str]:
    """Place a unit's note in its first row, and what holds for all in the first of all."""
    placed = [note if facet == 0 else "" for note in notes for facet in range(facets)]
    return [" ".join(filter(None, (*general, placed[0]))), *placed[1:]]
