from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.survey import item_covariance, mcdonald_omega
from frontline.survey.one_factor import one_factor

eight_by_four = np.array(
    [[3, 3, 2, 1], [1, 3, 2, 1], [3, 2, 2, 2], [3, 4, 3, 3], [5, 5, 3, 4], [2, 3, 2, 3], [2, 2, 2, 2], [1, 1, 2, 1]],
    dtype=float,
)


def one_factor_answers(seed: int, items: int) -> np.ndarray:
    generator = np.random.default_rng(seed)
    return generator.normal(size=(60, 1)) + generator.normal(size=(60, items))


def test_eight_respondents_and_four_items_get_r_s_factor():
    result = mcdonald_omega(eight_by_four)

    # made by R 4.2 with f <- factanal(B, 1, control = list(lower = 1e-4, opt = list(maxit = 10000, factr = 1,
    # pgtol = 0))); l <- f$loadings[, 1]; sum(l)^2 / (sum(l)^2 + sum(f$uniquenesses)). Its optimiser stops at 1e-7
    assert result.omega == pytest.approx(0.920720538532976, rel=1e-7)
    loadings = [0.8272431063825025, 0.8913966554072545, 0.8884772498667293, 0.8412860579923884]
    assert result.loadings == pytest.approx(loadings, rel=1e-6)
    assert (result.n, result.items, result.notes) == (8, 4, ())


def test_three_items_have_the_factor_their_correlations_dictate():
    correlation = np.array([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]])

    # each loading is sqrt(r12 r13 / r23) and so on
    assert one_factor(correlation).loadings == pytest.approx([0.8, 0.7, 0.6], rel=1e-9)


def test_a_matrix_made_from_one_factor_gives_the_factor_back():
    loadings = np.array([0.9, 0.7, 0.5, 0.3, -0.4])
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1.0)
    fit = one_factor(correlation)

    assert fit.loadings == pytest.approx(loadings, rel=1e-9)
    assert fit.unique == pytest.approx(1 - loadings**2, rel=1e-9)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 8))
def test_the_likelihood_equations_hold(seed, items):
    correlation = np.corrcoef(one_factor_answers(seed, items).T)
    loadings, unique, converged = one_factor(correlation)
    implied = np.outer(loadings, loadings) + np.diag(unique)
    inverse = np.linalg.inv(implied)

    # the slopes of the likelihood in the loadings and in the unique variances are zero
    slope = inverse @ (implied - correlation) @ inverse
    if unique.min() > 0.006:
        assert converged
        assert slope @ loadings == pytest.approx(np.zeros(items), abs=1e-7)
        assert np.diag(slope) == pytest.approx(np.zeros(items), abs=1e-6)


@pytest.mark.parametrize("seed", range(10))
def test_neither_order_nor_unit_of_the_answers_matters(seed):
    answers = one_factor_answers(seed, 5)
    generator = np.random.default_rng(seed)
    other = (answers * [1.0, 2.0, 3.0, 0.5, 9.0] + 4)[generator.permutation(60)][:, generator.permutation(5)]

    assert mcdonald_omega(answers).omega == pytest.approx(mcdonald_omega(other).omega, rel=1e-8, nan_ok=True)


def test_items_that_measure_equally_well_have_an_omega_equal_to_alpha():
    correlation = np.full((4, 4), 0.36) + 0.64 * np.eye(4)
    loadings, unique, _ = one_factor(correlation)
    omega = loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum())

    assert omega == pytest.approx(4 / 3 * (1 - 4 / correlation.sum()), rel=1e-9)


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        (eight_by_four[:, :2], "Not available: omega takes three items or more."),
        (eight_by_four[:1], "Not available: fewer than two respondents answered the items."),
        (np.full((4, 3), np.nan), "Not available: fewer than two respondents answered the items."),
        (eight_by_four * [1, 1, 1, 0], "Not available: everybody answered item 4 alike."),
        (
            eight_by_four[:, [0, 1, 2, 0]],
            "Not available: items repeat each other, or there are more items than respondents.",
        ),
        (
            np.array([[3, 2, 3, 3], [1, 3, 2, 2], [3, 3, 4, 5], [3, 4, 3, 2], [4, 3, 5, 5.0]]),
            "Not available: one factor does not fit (Heywood case: item 3).",
        ),
    ],
    ids=["two items", "one respondent", "all missing", "constant item", "item twice", "Heywood case"],
)
def test_where_omega_means_nothing_the_reason_is_said(answers, note):
    result = mcdonald_omega(answers)

    assert np.isnan(result.omega)
    assert np.isnan(result.loadings).all()
    assert result.notes == (note,)


def test_an_item_against_the_factor_is_named():
    answers = eight_by_four * [1, 1, 1, -1]
    result = mcdonald_omega(answers, names=["a", "b", "c", "worry"])

    assert result.notes == ("Runs against the factor: worry.",)
    assert item_covariance(answers).matrix[3, 0] < 0
