"""How each measure is defined, and how many of its results are suppressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard

KEYS = ("name", "higher levels", "id", "unit", "better", "minimum", "period")
"""What is said of every measure."""
AS_GIVEN = "As given"
_HIGHER_LEVELS = "Higher levels: "


def measure_definitions(scorecard: Scorecard) -> list[dict[str, str]]:
    """Return what a measure means and how it is treated, by words for each, measures in the order of show."""
    about = scorecard.measures
    return [
        {
            "name": formats.measure_name(scorecard, measure),
            "higher levels": how(str(about.loc[measure, "rolled_up"]), str(about.loc[measure, "combine"])),
            "id": str(about.loc[measure, "measure_id"]),
            "unit": _known(about.loc[measure, "unit"]),
            "better": str(about.loc[measure, "better"]),
            "minimum": _minimum(scorecard, measure),
            "period": "" if about.loc[measure, "period"] is None else about.loc[measure, "period"].label,
        }
        for measure in about.index
    ]


def suppressed_counts(scorecard: Scorecard) -> list[tuple[int, int]]:
    """Return for every measure how many results are suppressed in the reported period, and in earlier ones."""
    hidden = scorecard.current.loc[scorecard.current["hidden"] != "", "measure"].value_counts()
    return [
        (int(hidden.get(measure, 0)), int(history.hidden[:, :-1].sum()))
        for measure, history in enumerate(scorecard.history)
    ]


def how(rolled_up: str, combine: str) -> str:
    """Return how the higher levels of a measure came about, in words."""
    if rolled_up.startswith(_HIGHER_LEVELS):
        return rolled_up.removeprefix(_HIGHER_LEVELS).capitalize()
    return rolled_up or {"sum": f"{AS_GIVEN}; sums", "mean": f"{AS_GIVEN}; means"}.get(combine, AS_GIVEN)


def _minimum(scorecard: Scorecard, measure: int) -> str:
    own = scorecard.measures["minimum_n"].iloc[measure]
    return str(scorecard.settings.minimum_n if np.isnan(own) else int(own))


def _known(text: object) -> str:
    return text if isinstance(text, str) else ""
