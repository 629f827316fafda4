from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import funnel_of_proportions, funnel_of_rates
from frontline.errors import ParameterError

targets = st.floats(0.01, 0.99)


def test_binomial_limits_are_those_of_r():
    funnel = funnel_of_proportions(np.array([8.0, 80.0, 30.0]), np.array([10.0, 100.0, 37.0]), target=0.8)

    # R 4.2: r <- qbinom(p, n, .8); pmax(0, r - (pbinom(r, n, .8) - p) / dbinom(r, n, .8)) / n
    low = [[0.4705061170789929, 0.3024639601934522], [0.7135239149664081, 0.6632341484833576]]
    high = [[0.9767169356346130, 0.9990686774253845], [0.8702577672849311, 0.9090217474354002]]
    assert funnel.low == pytest.approx(np.array([*low, [0.6504787340640028, 0.5638593581068194]]), rel=1e-9)
    assert funnel.high == pytest.approx(np.array([*high, [0.9090299634003298, 0.9646402925090600]]), rel=1e-9)


def test_poisson_limits_are_those_of_r():
    funnel = funnel_of_rates(np.array([4.0, 25.0, 1.0]), np.array([4.0, 25.0, 0.7]), target=1.0)

    # R 4.2: r <- qpois(p, e); pmax(0, r - (ppois(r, e) - p) / dpois(r, e)) / e
    low = [[0.02280960942678781, 0.0], [0.60700626131422131, 0.4199413002883985], [0.0, 0.0]]
    high = [[1.969461342250695, 2.738988149629170], [1.391068687603589, 1.653860938988801]]
    assert funnel.low == pytest.approx(np.array(low), rel=1e-9)
    assert funnel.high == pytest.approx(np.array([*high, [3.317173422333555, 5.652614472018465]]), rel=1e-9)


@given(st.integers(1, 60), targets)
def test_chance_alone_puts_no_more_outside_than_promised(n, target):
    counts = np.arange(n + 1.0)
    funnel = funnel_of_proportions(counts, np.full(n + 1, float(n)), target)
    chance = stats.binom.pmf(counts, n, target)

    assert chance[funnel.place != "within the limits"].sum() <= 0.05 + 1e-9
    assert chance[[word.endswith("99.8 % limit") for word in funnel.place]].sum() <= 0.002 + 1e-9


@given(st.integers(1, 60), targets)
def test_limits_are_nested_within_zero_to_one_and_no_count_outside_lies_between_them(n, target):
    counts = np.arange(n + 1.0)
    funnel = funnel_of_proportions(counts, np.full(n + 1, float(n)), target)
    outside = funnel.place != "within the limits"

    assert (funnel.low[:, 1] <= funnel.low[:, 0]).all()
    assert (funnel.low[:, 0] <= funnel.high[:, 0]).all()
    assert (funnel.high[:, 0] <= funnel.high[:, 1]).all()
    assert ((funnel.low >= 0) & (funnel.high <= 1)).all()
    assert ((funnel.value < funnel.low[:, 0]) | (funnel.value > funnel.high[:, 0]))[outside].all()


def test_by_default_the_target_is_that_of_all_units_together():
    proportions = funnel_of_proportions(np.array([3.0, 9.0]), np.array([10.0, 20.0]))
    rates = funnel_of_rates(np.array([3.0, 9.0]), np.array([1.5, 2.5]))

    assert proportions.target == pytest.approx(0.4)
    assert rates.target == pytest.approx(3.0)


def test_a_perfect_small_unit_is_within():
    funnel = funnel_of_proportions(np.array([2.0]), np.array([2.0]), target=0.8)

    assert funnel.place.tolist() == ["within the limits"]
    assert funnel.notes == (
        "A unit is outside when its count is; less than one count beyond the drawn limit is within.",
    )


@pytest.mark.parametrize("target", [0.0, 1.0], ids=["nobody", "everybody"])
def test_a_certain_target_leaves_only_itself_within(target):
    funnel = funnel_of_proportions(np.array([0.0, 3.0, 6.0]), np.full(3, 6.0), target)

    assert (funnel.place == "within the limits").tolist() == [target == 0, False, target == 1]


def test_units_without_answers_are_left_out_and_none_at_all_is_said():
    some = funnel_of_proportions(np.array([np.nan, 1.0, 0.0]), np.array([5.0, 5.0, 0.0]), target=0.5)
    none = funnel_of_rates(np.array([np.nan]), np.array([2.0]))

    assert some.n == 1
    assert some.place.tolist() == ["", "within the limits", ""]
    assert np.isnan(some.low[[0, 2]]).all()
    assert none.notes == ("Not available: no unit has a value.",)
    assert np.isnan(none.target)


def test_the_order_of_the_rows_does_not_matter():
    random = np.random.default_rng(4)
    n = random.integers(1, 90, 50).astype(float)
    good = random.binomial(n.astype(int), 0.7).astype(float)
    order = random.permutation(50)
    funnel, shuffled = funnel_of_proportions(good, n), funnel_of_proportions(good[order], n[order])

    assert shuffled.low == pytest.approx(funnel.low[order], rel=1e-12)
    assert shuffled.place.tolist() == funnel.place[order].tolist()


@pytest.mark.parametrize(
    ("good", "n", "target", "message"),
    [
        ([4.0], [3.0], 0.5, "successes must not exceed n, but got 4"),
        ([1.0], [3.5], 0.5, r"n must be whole numbers, but got 3\.5"),
        ([-1.0], [3.0], 0.5, "counts must not be less than 0, but got -1"),
        ([1.0], [3.0], 1.5, r"target must lie between 0 and 1, but got 1\.5"),
    ],
    ids=["more than all", "half an answer", "less than none", "more than everybody"],
)
def test_impossible_input_is_refused(good, n, target, message):
    with pytest.raises(ParameterError, match=message):
        funnel_of_proportions(np.array(good), np.array(n), target)


def test_a_level_of_one_is_refused():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 1"):
        funnel_of_rates(np.ones(2), np.ones(2), levels=(0.95, 1))
