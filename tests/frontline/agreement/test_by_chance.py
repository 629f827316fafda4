from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from frontline.agreement import agreement_by_chance, rwg_j
from frontline.agreement.by_chance import _random_agreement
from frontline.errors import ParameterError


def test_ten_random_people_reach_r_s_agreement_on_seven_items():
    limit = agreement_by_chance(np.array([10]), items=7, points=5).limit[0]

    # made by R multilevel 2.7 with set.seed(7); o <- rwg.j.sim(10, 7, 5, nrep = 20000)$rwg; quantile(o, c(.95))
    # gives .61610; .94 and .96 give .60085 and .63521, so the density is .58 and the two simulations' difference
    # has a standard error of sqrt(.95 * .05 * (1 / 10000 + 1 / 20000)) / .58 = .0046
    assert limit == pytest.approx(0.6161049, abs=4 * 0.0046)


def test_simulated_groups_have_the_shares_that_counting_every_case_gives():
    cases = np.array(list(product(range(3), repeat=6)), dtype=float).reshape(-1, 3, 2)
    exact = rwg_j(cases.var(axis=1, ddof=1), 3)
    simulated = _random_agreement(np.random.default_rng(5), 3, 2, 3, 40_000)

    for value in np.unique(exact.round(9)):
        share = np.mean(exact.round(9) == value)
        error = np.sqrt(share * (1 - share) / simulated.size)
        assert abs(np.mean(simulated.round(9) == value) - share) < 4 * error


def test_larger_groups_agree_less_by_chance():
    limit = agreement_by_chance(np.array([3, 10, 50, 500]), items=7, points=5).limit

    assert np.all(np.diff(limit) < 0)


def test_a_size_has_the_same_limit_whatever_else_is_asked():
    alone = agreement_by_chance(np.array([10]), 7, 5).limit[0]
    among = agreement_by_chance(np.array([[4, 10], [10, 99]]), 7, 5).limit

    assert among.shape == (2, 2)
    assert among[0, 1] == among[1, 0] == alone


def test_one_respondent_agrees_with_nobody():
    assert np.isnan(agreement_by_chance(np.array([0, 1]), 7, 5).limit).all()


def test_the_method_says_how_it_was_simulated():
    result = agreement_by_chance(np.array([5]), 3, 7, level=0.9, draws=500, seed=4)

    assert result.method == "500 groups of each size, answers uniform on 7 points, 3 items, seed 4"
    assert result.level == 0.9


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"items": 0}, "items must be an integer not less than 1, but got 0"),
        ({"points": 1}, "points must be an integer not less than 2, but got 1"),
        ({"draws": 0}, "draws must be an integer not less than 1, but got 0"),
        ({"level": 0.0}, "level must lie between 0 and 1, but got 0.0"),
    ],
    ids=["items", "points", "draws", "level"],
)
def test_a_broken_rule_is_named(arguments, rule):
    with pytest.raises(ParameterError, match=rule):
        agreement_by_chance(np.array([5]), **{"items": 7, "points": 5} | arguments)
