"""Seven invented garden centres: what their staff and their customers answered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CENTRES = ("Ashdown", "Brookside", "Copperfield", "Elmhurst", "Foxley", "Millbrook", "Riverside")
STAFF_ITEMS = (
    "enough staff",
    "good tools",
    "training",
    "helpful colleagues",
    "manager listens",
    "interesting work",
    "pride",
)
CUSTOMER_ITEMS = ("quality of plants", "advice", "waiting at the till", "price", "tidiness")
_STAFF, _CUSTOMERS = (14, 11, 9, 16, 3, 12, 10), (34, 28, 26, 31, 4, 30, 27)
_MOOD = (0.5, 0.1, -0.5, 0.3, 0.0, -0.1, 0.7)
_ITEM_MOOD = (-0.6, 0.0, -0.3, 0.6, 0.1, 0.2, 0.5)
_WEIGHTS = (0.45, 0.75, 0.3, 0.1, 0.15)
_MISSING = 0.02


@dataclass(frozen=True, slots=True)
class Answers:
    """The unit of each respondent, and answers by item, None where there is none."""

    units: list[str]
    items: dict[str, list[float | None]]


def staff() -> Answers:
    """Return one row for each employee: seven items, 1 to 5."""
    draw = np.random.default_rng(20)
    centre = np.repeat(np.arange(len(CENTRES)), _STAFF)
    person = np.array(_MOOD)[centre] + draw.normal(0, 0.6, len(centre))
    latent = person[:, None] + np.array(_ITEM_MOOD) + draw.normal(0, 0.7, (len(centre), len(STAFF_ITEMS)))
    return _answers(draw, centre, STAFF_ITEMS, np.clip(np.round(3.5 + latent), 1, 5))


def customers() -> Answers:
    """Return one row for each customer: overall and five items, 1 to 5, and recommend, 0 to 10."""
    draw = np.random.default_rng(21)
    centre = np.repeat(np.arange(len(CENTRES)), _CUSTOMERS)
    opinion = 0.7 * np.array(_MOOD)[centre] + draw.normal(0, 0.5, len(centre))
    latent = opinion[:, None] + draw.normal(0, 0.8, (len(centre), len(CUSTOMER_ITEMS)))
    overall = latent @ np.array(_WEIGHTS) + draw.normal(0, 0.5, len(centre))
    recommend = np.clip(np.round(7.6 + 1.5 * overall + draw.normal(0, 0.8, len(centre))), 0, 10)
    answers = np.column_stack([np.round(3.9 + 0.8 * overall), np.round(3.8 + latent)])
    table = np.column_stack([np.clip(answers, 1, 5), recommend])
    return _answers(draw, centre, ("overall", *CUSTOMER_ITEMS, "recommend"), table)


def _answers(
    draw: np.random.Generator, centre: npt.NDArray[np.intp], items: tuple[str, ...], table: npt.NDArray[np.float64]
) -> Answers:
    given = table.astype(object)
    given[draw.random(table.shape) < _MISSING] = None
    columns = {item: list(given[:, place].tolist()) for place, item in enumerate(items)}
    return Answers([CENTRES[place] for place in centre.tolist()], columns)
