"""What drives what: service climate, then satisfaction, then retention, then revenue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frontline_workbooks.sample.company import BRANCHES, MONTHS, peer_positions
from frontline_workbooks.sample.truths import TRUTHS

TOPICS = ("resources", "staffing", "training", "colleagues", "managers", "challenge", "pride")
"""The seven topics of service climate, one item each."""

MEAN_SATISFACTION = 1.05
"""Log-odds of a satisfied customer in a branch of average climate (74 %)."""

_MONTHLY_REVENUE = np.array([420.0, 260.0, 330.0])
_SEASON = np.array([-0.10, -0.08, -0.03, 0.0, 0.02, 0.03, 0.0, -0.04, 0.0, 0.02, 0.08, 0.16])


@dataclass(frozen=True, slots=True)
class Story:
    """The truth behind every table, before anybody is asked or counted.

    Parameters
    ----------
    climate
        Topic scores in standard units, shape (branches, topics, months).
    satisfaction
        Log-odds of a satisfied customer, shape (branches, months).
    retention
        Share of customers who stay, 0-1, shape (branches, months).
    budget, revenue, cost
        Thousands of pounds a month, shape (branches, months).
    """

    climate: np.ndarray
    satisfaction: np.ndarray
    retention: np.ndarray
    budget: np.ndarray
    revenue: np.ndarray
    cost: np.ndarray


def logistic(log_odds: np.ndarray) -> np.ndarray:
    """Return the probability of given log-odds.

    >>> logistic(np.array([0.0])).tolist()
    [0.5]
    """
    probability: np.ndarray = 1.0 / (1.0 + np.exp(-log_odds))
    return probability


def rows_of(*unit_ids: str) -> list[int]:
    """Return the row numbers of branches.

    >>> rows_of("B01", "B48")
    [0, 47]
    """
    return [BRANCHES.index(unit_id) for unit_id in unit_ids]


def make_story(rng: np.random.Generator) -> Story:
    """Draw the story: each step depends on the one before it."""
    climate = _climate(rng)
    satisfaction = _satisfaction(rng, climate[:, TOPICS.index(TRUTHS.driver)])
    loyal = rng.normal(1.5, 0.12, (len(BRANCHES), 1))
    retention = logistic(loyal + 0.55 * (satisfaction - MEAN_SATISFACTION))
    budget = _budget(rng)
    noise = rng.normal(0, 0.02, budget.shape)
    # 0.82 is what an average branch retains: there, revenue meets the budget.
    revenue = budget * np.exp(100 * TRUTHS.revenue_effect * (retention - 0.82) + noise)
    cost = budget * (0.52 - 0.012 * climate.mean(axis=1)) + 0.30 * revenue
    return Story(climate, satisfaction, retention, budget, revenue, cost)


def _climate(rng: np.random.Generator) -> np.ndarray:
    """Return topic scores: a general factor, each topic's own part, and the planted branches."""
    shape = (len(BRANCHES), len(TOPICS))
    scores = 0.45 * rng.standard_normal((shape[0], 1)) + 0.65 * rng.standard_normal(shape)
    climate = np.repeat(scores[:, :, None], len(MONTHS), axis=2)
    driver = TOPICS.index(TRUTHS.driver)
    # Nobody but the planted branches stands at the ends, so that these are known to be the ends.
    climate[:, driver] = np.clip(climate[:, driver], -1.2, 1.2)
    climate[rows_of(TRUTHS.best)[0], driver] = 2.6
    climate[rows_of(TRUTHS.lowest)[0], driver] = -2.6
    climate[rows_of(TRUTHS.improving)[0], driver] = np.linspace(-1.1, 1.5, len(MONTHS))
    climate[rows_of(TRUTHS.worsening)[0], driver] = np.linspace(1.3, -1.3, len(MONTHS))
    climate[rows_of(*TRUTHS.tied), driver] = 0.1
    return climate


def _satisfaction(rng: np.random.Generator, driver: np.ndarray) -> np.ndarray:
    """Return the log-odds of a satisfied customer: the driver, the branch's own part, the month's noise."""
    own = rng.normal(0, 0.22, (len(BRANCHES), 1))
    own[rows_of(TRUTHS.best, TRUTHS.lowest, TRUTHS.improving, TRUTHS.worsening), 0] = [1.4, -0.4, 0.0, 0.0]
    noise = rng.normal(0, 0.06, driver.shape)
    # Full stores please less: the season takes from satisfaction what it gives to revenue.
    return MEAN_SATISFACTION + 0.6 * driver + own + noise - 0.6 * np.tile(_SEASON, 2)


def _budget(rng: np.random.Generator) -> np.ndarray:
    """Return planned revenue: the peer group's size, the branch's own size, season and growth."""
    size = _MONTHLY_REVENUE[peer_positions()] * np.exp(rng.normal(0, 0.06, len(BRANCHES)))
    time = np.tile(_SEASON, 2) + np.linspace(0, 0.04, len(MONTHS))
    budget: np.ndarray = np.outer(size, np.exp(time))
    return budget
