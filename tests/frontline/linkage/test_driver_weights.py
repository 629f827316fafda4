from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import lmg, relative_weights

METHODS = {"Johnson": relative_weights, "LMG": lmg}
both_methods = pytest.mark.parametrize("weigh", METHODS.values(), ids=METHODS)
seeds_and_sizes = st.tuples(st.integers(0, 10_000), st.integers(1, 7))


def correlations(seed, drivers):
    rng = np.random.default_rng(seed)
    data = rng.normal(size=(40, drivers + 1)) @ rng.normal(size=(drivers + 1, drivers + 1))
    joint = np.corrcoef(data + rng.normal(size=data.shape), rowvar=False)
    return joint[:-1, :-1], joint[:-1, -1]


def r_squared(within, with_outcome, subset):
    chosen = list(subset)
    return with_outcome[chosen] @ np.linalg.solve(within[np.ix_(chosen, chosen)], with_outcome[chosen])


def test_four_items_get_r_s_johnson_weights(answers, satisfaction):
    joint = np.corrcoef(np.column_stack([answers, satisfaction]), rowvar=False)

    # R 4.2: e <- eigen(cor(d)); L <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
    # L^2 %*% solve(L, cor(d, o))^2
    assert relative_weights(joint[:-1, :-1], joint[:-1, -1]) == pytest.approx(
        [0.39265211406977640, 0.07556153408615987, 0.09016488931061621, 0.03951327085428465], rel=1e-12
    )


def test_four_items_get_r_s_lmg_weights(answers, satisfaction):
    joint = np.corrcoef(np.column_stack([answers, satisfaction]), rowvar=False)

    # R 4.2: the gains in summary(lm(o ~ d[, s]))$r.squared over all subsets s without the item, weighted by
    # factorial(k) * factorial(p - 1 - k) / factorial(p) with k = length(s)
    assert lmg(joint[:-1, :-1], joint[:-1, -1]) == pytest.approx(
        [0.39834095121077362, 0.07275297771103592, 0.09093887662823902, 0.03585900277078872], rel=1e-12
    )


def test_education_in_the_swiss_data_gets_the_published_weights(r_data):
    swiss = r_data("swiss")
    joint = swiss.corr().to_numpy()
    within, with_outcome = joint[1:, 1:], joint[1:, 0]
    education = swiss.columns.get_loc("Education") - 1

    # R: relaimpo::calc.relimp(Fertility ~ ., swiss, type = "lmg")@lmg and rwa::rwa
    assert lmg(within, with_outcome)[education] == pytest.approx(0.260134678624385, rel=1e-12)
    assert relative_weights(within, with_outcome)[education] == pytest.approx(0.271964104645999, rel=1e-12)


@both_methods
@given(seeds_and_sizes)
def test_the_weights_are_not_negative_and_add_up_to_r_squared(weigh, case):
    within, with_outcome = correlations(*case)
    weights = weigh(within, with_outcome)

    assert (weights > -1e-12).all()
    assert weights.sum() == pytest.approx(with_outcome @ np.linalg.solve(within, with_outcome), rel=1e-9)


@given(st.integers(0, 10_000))
def test_lmg_is_the_mean_gain_over_all_orders_of_entry(seed):
    within, with_outcome = correlations(seed, 4)
    gains = np.zeros(4)
    for order in permutations(range(4)):
        for place, driver in enumerate(order):
            gains[driver] += r_squared(within, with_outcome, order[: place + 1])
            gains[driver] -= r_squared(within, with_outcome, order[:place]) if place else 0

    assert lmg(within, with_outcome) == pytest.approx(gains / 24, rel=1e-9, abs=1e-12)


@given(st.integers(0, 10_000))
def test_johnson_s_weights_equal_genizi_s_decomposition(seed):
    within, with_outcome = correlations(seed, 5)
    roots, vectors = np.linalg.eigh(within)
    root = vectors * np.sqrt(roots) @ vectors.T
    # Genizi (1993): the squared correlations with the closest orthonormal variables, handed back
    orthonormal = vectors / np.sqrt(roots) @ vectors.T @ with_outcome

    assert relative_weights(within, with_outcome) == pytest.approx(
        [sum(root[i, j] ** 2 * orthonormal[j] ** 2 for j in range(5)) for i in range(5)], rel=1e-9
    )


@both_methods
@given(seeds_and_sizes, st.randoms(use_true_random=False))
def test_the_order_and_the_keys_of_the_drivers_do_not_matter(weigh, case, random):
    within, with_outcome = correlations(*case)
    order = random.sample(range(case[1]), case[1])
    keys = np.array([random.choice([-1.0, 1.0]) for _ in order])
    moved = weigh((within * np.outer(keys, keys))[np.ix_(order, order)], (with_outcome * keys)[order])

    assert moved == pytest.approx(weigh(within, with_outcome)[order], rel=1e-8, abs=1e-11)


@both_methods
def test_uncorrelated_drivers_get_their_squared_correlations(weigh):
    r = np.array([0.5, -0.4, 0.3])

    assert weigh(np.eye(3), r) == pytest.approx(r**2, rel=1e-12)


@both_methods
def test_stacked_matrices_are_weighed_each_on_its_own(weigh):
    cases = [correlations(seed, 6) for seed in range(4)]
    stacked = weigh(np.stack([case[0] for case in cases]), np.stack([case[1] for case in cases]))

    assert stacked == pytest.approx(np.stack([weigh(*case) for case in cases]), rel=1e-12)


def test_fourteen_drivers_share_r_squared_and_fifteen_are_refused():
    within, with_outcome = correlations(3, 14)

    assert lmg(within, with_outcome).sum() == pytest.approx(
        with_outcome @ np.linalg.solve(within, with_outcome), rel=1e-10
    )
    with pytest.raises(ParameterError, match="drivers of LMG must be 1 to 14, but got 15"):
        lmg(np.eye(15), np.full(15, 0.1))
