"""What is counted rather than asked: service, retention and money by branch and month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from frontline_workbooks.sample.company import BRANCHES, MONTHS
from frontline_workbooks.sample.story import MEAN_SATISFACTION, TOPICS, Story, logistic

_SHAPE = (len(BRANCHES), len(MONTHS))


def make_results(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return the results of the measures that no survey feeds, with their counts where these are known."""
    blocks = [
        _retention(rng, story),
        _waiting_time(rng, story),
        _first_time_resolution(rng, story),
        _complaints(rng, story),
        _block("revenue", value=story.revenue.round(1)),
        _block("cost", value=story.cost.round(1)),
    ]
    return pd.concat(blocks, ignore_index=True)


def make_financials(story: Story) -> pd.DataFrame:
    """Return revenue and cost as the ledger has them: period, unit_id, item, value."""
    blocks = [_block("revenue", value=story.revenue.round(1)), _block("cost", value=story.cost.round(1))]
    ledger = pd.concat(blocks, ignore_index=True).rename(columns={"measure_id": "item"})
    return ledger[["period", "unit_id", "item", "value"]]


def _retention(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    customers = rng.integers(700, 1500, _SHAPE)
    return _share("retention", rng.binomial(customers, story.retention), customers, per=100)


def _first_time_resolution(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    requests = rng.integers(150, 400, _SHAPE)
    chance = logistic(1.3 + 0.3 * story.climate[:, TOPICS.index("training")])
    return _share("first_time_resolution", rng.binomial(requests, chance), requests, per=100)


def _complaints(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    contacts = rng.integers(2500, 6000, _SHAPE)
    rate = 0.006 * np.exp(-0.5 * (story.satisfaction - MEAN_SATISFACTION))
    return _share("complaints", rng.poisson(contacts * rate), contacts, per=1000)


def _waiting_time(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    timed = rng.integers(80, 240, _SHAPE)
    typical = 6.0 * np.exp(-0.2 * story.climate[:, TOPICS.index("staffing")])
    error = 0.6 * typical / np.sqrt(timed)
    value = np.maximum(rng.normal(typical, error), 0.5)
    return _block("waiting_time", value=value.round(2), n=timed, standard_error=error.round(3))


def _share(measure_id: str, numerator: np.ndarray, denominator: np.ndarray, *, per: int) -> pd.DataFrame:
    value = (per * numerator / denominator).round(2)
    return _block(measure_id, value=value, n=denominator, numerator=numerator, denominator=denominator)


def _block(measure_id: str, **columns: np.ndarray) -> pd.DataFrame:
    """Return one measure's rows, branch by branch; columns not known stay empty."""
    block = pd.DataFrame(
        {
            "period": np.tile(MONTHS, len(BRANCHES)),
            "unit_id": np.repeat(BRANCHES, len(MONTHS)),
            "measure_id": measure_id,
        }
    )
    for column in ("value", "n", "numerator", "denominator", "standard_error"):
        cells = columns.get(column)
        whole = column in {"n", "numerator", "denominator"}
        block[column] = pd.array(
            [pd.NA] * len(block) if cells is None else cells.ravel(), dtype="Int64" if whole else "Float64"
        )
    return block
