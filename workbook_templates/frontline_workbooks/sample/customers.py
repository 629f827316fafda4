"""The customer survey, and a panel of known customers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from frontline_workbooks.sample.company import BRANCHES, MONTHS
from frontline_workbooks.sample.story import MEAN_SATISFACTION, Story, logistic, rows_of
from frontline_workbooks.sample.truths import TRUTHS

_MISSING = 0.01
_OVERALL_CUTS = np.array([-3.0, -1.5, 0.0, 1.7])
"""Borders of the ratings 1-5; the odds of a 4 or 5 are those of the story because the third is 0."""

_RECOMMEND_CUTS = np.array([-4.0, -3.5, -3.0, -2.5, -2.0, -1.4, -0.9, 0.0, 0.9, 1.9])
_PANEL = 60
_TARGET_SHARE = 0.7


def make_customer_responses(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return period, unit_id, overall (1-5) and recommend (0-10), about 45 customers a branch and month."""
    branch, month = _who_answers(rng)
    opinion = story.satisfaction[branch, month] + rng.logistic(size=len(branch))
    leaning = opinion + rng.normal(0, 0.8, len(branch))
    answers = np.column_stack([_rating(opinion), np.digitize(leaning, _RECOMMEND_CUTS)]).astype(float)
    answers[rng.random(answers.shape) < _MISSING] = np.nan
    first, second = ((branch == row) & (month == len(MONTHS) - 1) for row in rows_of(*TRUTHS.tied))
    answers[second] = answers[first]
    table = pd.DataFrame(answers, columns=["overall", "recommend"]).astype("Int8")
    table.insert(0, "period", np.array(MONTHS)[month])
    table.insert(1, "unit_id", np.array(BRANCHES)[branch])
    return table


def make_customers(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return 60 known customers a branch with the revenue of the last year and, if so, when they left."""
    branch = np.repeat(np.arange(len(BRANCHES)), _PANEL)
    rating = _rating(story.satisfaction[branch, -12:].mean(axis=1) + rng.logistic(size=len(branch)))
    started, left = _membership(rng, rating)
    return pd.DataFrame(
        {
            "customer_id": [f"C{number:05d}" for number in range(1, len(branch) + 1)],
            "unit_id": np.array(BRANCHES)[branch],
            "period": MONTHS[-1][:4],
            "satisfaction": rating,
            "revenue": _yearly_revenue(rng, rating),
            "target_customer": rng.random(len(branch)) < _TARGET_SHARE,
            "spend_elsewhere": np.round(rng.lognormal(6.0 - 0.15 * (rating - 3), 0.5), 2),
            "started": started,
            "left": left,
        }
    )


def _who_answers(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the branch and the month of each respondent, by month."""
    counts = rng.integers(30, 61, (len(MONTHS), len(BRANCHES)))
    one, other = rows_of(*TRUTHS.tied)
    counts[-1, other] = counts[-1, one]
    counts[-1, rows_of(TRUTHS.too_few)] = 4
    counts[-1, rows_of(TRUTHS.best, TRUTHS.lowest)] = 60
    months, branches = np.indices(counts.shape)
    return np.repeat(branches.ravel(), counts.ravel()), np.repeat(months.ravel(), counts.ravel())


def _rating(opinion: np.ndarray) -> np.ndarray:
    rating: np.ndarray = np.digitize(opinion, _OVERALL_CUTS) + 1
    return rating


def _yearly_revenue(rng: np.random.Generator, rating: np.ndarray) -> np.ndarray:
    """Return pounds a year; only the step from 4 to 5 has a planted size."""
    typical = 500.0 * np.array([0.5, 0.6, 0.8, 1.0, TRUTHS.revenue_ratio])
    spent: np.ndarray = typical[rating - 1] * rng.lognormal(-0.08, 0.4, len(rating))
    return spent.round(2)


def _membership(rng: np.random.Generator, rating: np.ndarray) -> tuple[pd.Series, pd.Series]:
    """Return the days on which customers started and left (NA: still there), as ISO texts."""
    year = int(MONTHS[-1][:4])
    new_year = pd.Timestamp(year, 1, 1)
    started = new_year - pd.to_timedelta(rng.integers(30, 2000, len(rating)), unit="D")
    stays = rng.random(len(rating)) < logistic(MEAN_SATISFACTION + 0.5 * (rating - 3.0))
    left = pd.Series(new_year + pd.to_timedelta(rng.integers(0, 365, len(rating)), unit="D"))
    as_text = left.dt.strftime("%Y-%m-%d").mask(stays)
    return pd.Series(started).dt.strftime("%Y-%m-%d"), as_text
