from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.survey import item_covariance
from frontline.survey.covariance import _ROWS_IN_MEMORY


def random_answers(rows: int, offset: float = 0.0) -> np.ndarray:
    generator = np.random.default_rng(11)
    answers = generator.integers(1, 6, (rows, 4)).astype(float) + offset
    answers[generator.random((rows, 4)) < 0.2] = np.nan
    return answers


@pytest.mark.parametrize("offset", [0.0, 1e8], ids=["small numbers", "offset by 1e8"])
def test_pairwise_covariances_are_those_of_pandas(offset):
    answers = random_answers(300)
    result = item_covariance(answers + offset, "pairwise")

    assert result.matrix == pytest.approx(pd.DataFrame(answers).cov().to_numpy(), rel=1e-12, abs=1e-14)
    assert result.n == min(
        np.count_nonzero(~np.isnan(answers[:, [i, j]]).any(axis=1)) for i in range(4) for j in range(i)
    )


def test_listwise_covariances_are_those_of_the_complete_respondents():
    answers = random_answers(300)
    complete = answers[~np.isnan(answers).any(axis=1)]
    result = item_covariance(answers)

    assert result.matrix == pytest.approx(np.cov(complete.T), rel=1e-12)
    assert result.n == len(complete)


def test_reading_in_blocks_changes_nothing():
    answers = random_answers(2 * _ROWS_IN_MEMORY + 17)

    assert item_covariance(answers, "pairwise").matrix == pytest.approx(
        pd.DataFrame(answers).cov().to_numpy(), rel=1e-11, abs=1e-14
    )


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
def test_infinite_answers_are_missing(missing):
    answers = random_answers(50)
    infinite = answers.copy()
    infinite[np.isnan(answers)] = np.inf
    infinite[np.isnan(answers) & (np.arange(50) % 2 == 0)[:, None]] = -np.inf

    assert np.array_equal(item_covariance(infinite, missing).matrix, item_covariance(answers, missing).matrix)


def test_answers_sorted_by_size_lose_no_digits():
    answers = np.sort(np.random.default_rng(3).normal(size=(100_000, 2)), axis=0) + 1e8

    assert item_covariance(answers).matrix == pytest.approx(np.cov((answers - 1e8).T), rel=1e-12)
