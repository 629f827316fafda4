"""The employee survey: one row a respondent and quarterly wave."""

from __future__ import annotations

import numpy as np
import pandas as pd

from frontline_workbooks.sample.company import BRANCHES, QUARTERS
from frontline_workbooks.sample.measures import HAVE_ITEMS, REVERSED, WANT_ITEMS
from frontline_workbooks.sample.story import TOPICS, Story, rows_of
from frontline_workbooks.sample.truths import TRUTHS

_MISSING = 0.02


def make_employee_responses(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return period, unit_id and the answers to seven climate and seven commitment items."""
    branch, wave = _who_answers(rng)
    # The middle month of each quarter is when people are asked.
    climate = story.climate[branch, :, 3 * wave + 1]
    person = rng.standard_normal((len(branch), 1))
    answers = [_climate_answers(rng, climate, person), _commitment_answers(rng, climate, person)]
    table = pd.concat(answers, axis="columns")
    table = table.mask(rng.random(table.shape) < _MISSING).astype("Int8")
    table.insert(0, "period", np.array(QUARTERS)[wave])
    table.insert(1, "unit_id", np.array(BRANCHES)[branch])
    return table


def _who_answers(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the branch and the wave of each respondent, by wave."""
    staff = rng.integers(14, 27, len(BRANCHES))
    counts = rng.binomial(np.tile(staff, (len(QUARTERS), 1)), 0.78)
    counts = np.maximum(counts, 8)
    counts[-1, rows_of(TRUTHS.too_few)] = 3
    waves, branches = np.indices(counts.shape)
    return np.repeat(branches.ravel(), counts.ravel()), np.repeat(waves.ravel(), counts.ravel())


def _climate_answers(rng: np.random.Generator, climate: np.ndarray, person: np.ndarray) -> pd.DataFrame:
    opinion = 3.6 + 0.55 * climate + 0.45 * person + rng.normal(0, 0.7, climate.shape)
    return pd.DataFrame(_on_scale(opinion, 5), columns=list(TOPICS))


def _commitment_answers(rng: np.random.Generator, climate: np.ndarray, person: np.ndarray) -> pd.DataFrame:
    """Wanting to stay follows the climate; having to stay is a matter of the person's circumstances."""
    shape = (len(person), len(WANT_ITEMS))
    wants = 5.4 + 0.7 * climate.mean(axis=1, keepdims=True) + 0.8 * person + rng.normal(0, 0.8, shape)
    bound = 3.8 + rng.normal(0, 1.1, (len(person), 1)) + rng.normal(0, 0.9, (len(person), len(HAVE_ITEMS)))
    answers = pd.DataFrame(_on_scale(np.hstack([wants, bound]), 7), columns=[*WANT_ITEMS, *HAVE_ITEMS])
    answers[list(REVERSED)] = 8 - answers[list(REVERSED)]
    return answers


def _on_scale(opinion: np.ndarray, points: int) -> np.ndarray:
    answers: np.ndarray = np.clip(np.rint(opinion), 1, points)
    return answers
