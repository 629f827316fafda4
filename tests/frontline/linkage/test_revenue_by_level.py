from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.linkage import revenue_by_level


@pytest.fixture
def customers():
    rng = np.random.default_rng(12)
    satisfaction = rng.integers(1, 6, size=200).astype(float)
    return satisfaction, np.round(rng.gamma(2, 50, size=200) * satisfaction, 2)


def test_the_ratio_is_that_of_the_means_of_the_two_answers(customers):
    satisfaction, revenue = customers
    result = revenue_by_level(*customers, lag=1)

    assert result.estimate == pytest.approx(revenue[satisfaction == 5].mean() / revenue[satisfaction == 4].mean())
    assert result.levels.tolist() == [1, 2, 3, 4, 5]
    assert result.mean == pytest.approx([revenue[satisfaction == level].mean() for level in range(1, 6)])
    assert result.n.sum() == 200
    assert result.notes == ("200 customers, lag 1 period: an association, not proof of an effect.",)


def test_the_interval_agrees_with_resampling_customers(customers):
    satisfaction, revenue = customers
    result = revenue_by_level(*customers, draws=300, seed=4)
    rng, ratios = np.random.default_rng(4), []
    for drawn in rng.integers(200, size=(300, 200)):
        chosen, money = satisfaction[drawn], revenue[drawn]
        ratios.append(money[chosen == 5].mean() / money[chosen == 4].mean())

    assert (result.low, result.high) == pytest.approx(tuple(np.quantile(ratios, [0.025, 0.975])), rel=1e-9)
    assert result.low <= result.estimate <= result.high
    assert result.method == "percentile bootstrap of customers, 300 draws"


def test_with_units_whole_units_are_resampled(customers):
    satisfaction, revenue = customers
    units = np.random.default_rng(2).permutation(np.repeat(np.arange(20), 10)) * 3
    result = revenue_by_level(*customers, units, draws=300, seed=4)
    rng, ratios, names = np.random.default_rng(4), [], np.unique(units)
    for drawn in rng.integers(20, size=(300, 20)):
        rows = np.concatenate([np.flatnonzero(units == names[unit]) for unit in drawn])
        chosen, money = satisfaction[rows], revenue[rows]
        ratios.append(money[chosen == 5].mean() / money[chosen == 4].mean())

    assert (result.low, result.high) == pytest.approx(tuple(np.quantile(ratios, [0.025, 0.975])), rel=1e-9)
    assert result.units == 20
    assert result.notes[0].startswith("20 units, lag 0 periods")


def test_order_of_customers_and_currency_do_not_matter(customers):
    satisfaction, revenue = customers
    order = np.random.default_rng(1).permutation(200)
    moved = revenue_by_level(satisfaction[order], 1e6 * revenue[order])

    assert moved.estimate == pytest.approx(revenue_by_level(*customers).estimate, rel=1e-12)


def test_equal_revenue_has_a_ratio_of_one_without_width():
    result = revenue_by_level(np.tile([4.0, 5.0], 10), np.full(20, 70.0))

    assert (result.estimate, result.low, result.high) == pytest.approx((1, 1, 1))


def test_other_answers_may_be_compared(customers):
    satisfaction, revenue = customers
    result = revenue_by_level(*customers, totally=4, somewhat=2)

    assert result.estimate == pytest.approx(revenue[satisfaction == 4].mean() / revenue[satisfaction == 2].mean())


@pytest.mark.parametrize(
    ("satisfaction", "revenue"),
    [([5.0, 5, 3], [10.0, 20, 30]), ([np.nan] * 3, [1.0, 2, 3]), ([], []), ([4.0, 4, 5], [0.0, 0, 9])],
    ids=["no somewhat satisfied", "all missing", "nobody", "no revenue below"],
)
def test_what_has_no_ratio_is_said_in_words(satisfaction, revenue):
    result = revenue_by_level(np.array(satisfaction), np.array(revenue))

    assert np.isnan([result.estimate, result.low, result.high]).all()
    assert result.method == "not available"
    assert "There is no ratio: one of the two answers has no customer, or the lower one no revenue." in result.notes


def test_one_customer_on_a_side_or_one_unit_has_a_ratio_but_no_interval(customers):
    one_customer = revenue_by_level(np.array([5.0, 4.0, 4.0]), np.array([30.0, 10.0, 20.0]))
    one_unit = revenue_by_level(*customers, np.zeros(200, int))

    assert one_customer.estimate == 2
    for result in (one_customer, one_unit):
        assert np.isnan(result.low)
        assert "Too few customers or units for an interval." in result.notes


def test_customers_without_answer_revenue_or_unit_are_left_out_and_counted():
    satisfaction = np.array([5.0, 5, 4, 4, np.nan, 5, 4])
    revenue = np.array([30.0, 50, 10, 30, 99, np.nan, 99])
    result = revenue_by_level(satisfaction, revenue, np.array([0, 1, 0, 1, 0, 0, -1]))

    assert result.estimate == 2
    assert result.notes[-1] == "3 customers left out: the answer, the revenue or the unit is missing."


def test_an_answer_cannot_be_compared_with_itself(customers):
    with pytest.raises(ParameterError, match="totally and somewhat must be different answers, but got 5 twice"):
        revenue_by_level(*customers, somewhat=5)
