from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import elasticity
from frontline.linkage.least_squares import fit_slopes

positive = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500)), min_size=3, max_size=40).filter(
    lambda rows: len({x for x, _ in rows}) > 1
)


def test_twenty_four_units_get_r_s_slope_and_interval(climate, revenue):
    result = elasticity(climate, revenue, lag=1)

    # R 4.2: f <- lm(log(y) ~ log(x)); coef(f); confint(f)
    assert result.estimate == pytest.approx(0.7392827205298858, rel=1e-12)
    assert (result.low, result.high) == pytest.approx((0.4921606294149524, 0.9864048116448191), rel=1e-12)
    assert "22 degrees of freedom" in result.method
    assert result.notes == ("24 units, lag 1 period: an association, not proof of an effect.",)


def test_the_cars_data_get_the_published_slope_and_interval(r_data):
    cars = r_data("cars").astype(float)
    result = elasticity(cars["speed"].to_numpy(), cars["dist"].to_numpy())

    # R 4.2: f <- lm(log(dist) ~ log(speed), cars); coef(f); confint(f)
    assert result.estimate == pytest.approx(1.602391206440507, rel=1e-12)
    assert (result.low, result.high) == pytest.approx((1.32183203115566, 1.88295038172538), rel=1e-12)


def test_least_squares_get_the_certified_values_of_the_longley_data(r_data):
    longley = r_data("longley").astype(float)
    names = ["GNP.deflator", "GNP", "Unemployed", "Armed.Forces", "Population", "Year"]
    fit = fit_slopes(longley["Employed"].to_numpy(), longley[names].to_numpy())

    # NIST StRD, Longley, certified B1 to B6 with their standard deviations; R gives people and GNP in thousands,
    # unemployed and armed forces in tens
    units = np.array([1, 1000, 10, 10, 1000, 1]) / 1000
    assert fit.slopes / units == pytest.approx(
        [
            15.0618722713733,
            -0.0358191792925910,
            -2.02022980381683,
            -1.03322686717359,
            -0.0511041056535807,
            1829.15146461355,
        ],
        rel=1e-9,
    )
    assert fit.standard_errors / units == pytest.approx(
        [
            84.9149257747669,
            0.0334910077722432,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212,
        ],
        rel=1e-9,
    )


@given(positive)
def test_the_interval_contains_the_slope(rows):
    result = elasticity(*np.array(rows, dtype=float).T)

    assert result.low <= result.estimate <= result.high


@given(positive, st.sampled_from([1e-6, 3.0, 1e8]))
def test_currency_and_order_of_units_do_not_matter(rows, rate):
    x, y = np.array(rows, dtype=float).T
    plain, moved = elasticity(x, y), elasticity(2 * x[::-1], rate * y[::-1])

    assert moved.estimate == pytest.approx(plain.estimate, rel=1e-6, abs=1e-9)
    assert moved.high - moved.low == pytest.approx(plain.high - plain.low, rel=1e-6, abs=1e-9)


def test_a_power_law_gives_back_its_exponent():
    x = np.array([1.0, 2, 5, 9])

    assert elasticity(x, 7 * x**-1.25).estimate == pytest.approx(-1.25, rel=1e-12)


def test_units_at_or_below_zero_are_left_out_and_counted(climate, revenue):
    x, y = np.r_[climate, 0.0, -3.0, 50.0, np.nan], np.r_[revenue, 10.0, 10.0, 0.0, 10.0]
    result = elasticity(x, y)

    assert result.estimate == pytest.approx(0.7392827205298858, rel=1e-12)
    assert result.notes[1:] == (
        "1 of 28 units left out: a value is missing.",
        "3 units left out: a value is not above 0.",
    )


@pytest.mark.parametrize(
    "x", [[5.0], [], [np.nan] * 4, [0.3] * 4, [0.0] * 4], ids=["one", "none", "missing", "constant", "zero"]
)
def test_what_has_no_elasticity_is_said_in_words(x):
    result = elasticity(np.array(x), np.arange(1.0, len(x) + 1))

    assert np.isnan([result.estimate, result.low, result.high]).all()
    assert "An elasticity needs 3 units that differ in x." in result.notes


def test_a_level_of_one_is_refused(climate, revenue):
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 1"):
        elasticity(climate, revenue, level=1)
