from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import benjamini_hochberg
from frontline.errors import ParameterError

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_fifteen_p_values_get_r_s_adjusted_ones():
    p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34]

    # made by R 4.2 with p.adjust(p, "BH")
    tail = [0.294642857142857] * 7
    expected = [0.015, 0.06, 0.126, 0.126, 0.126, 0.15, 0.158571428571429, *tail, 0.34]
    assert benjamini_hochberg(np.array(p)) == pytest.approx(expected, abs=1e-14)


@given(p_values, st.integers(0, 5))
def test_q_agrees_with_scipy_and_missing_p_count_for_nothing(values, gaps):
    p = np.array(values + [np.nan] * gaps)
    p = p[np.random.default_rng(len(values)).permutation(p.size)]
    q = benjamini_hochberg(p)
    tested = ~np.isnan(p)

    assert q[tested] == pytest.approx(stats.false_discovery_control(p[tested]), abs=1e-12)
    assert np.isnan(q[~tested]).all()


@given(p_values)
def test_q_is_never_below_p_nor_above_one_and_keeps_the_order(values):
    p = np.array(values)
    q = benjamini_hochberg(p)

    assert (q >= p * (1 - 1e-12)).all()
    assert (q <= 1).all()
    assert (np.diff(q[np.argsort(p)]) >= 0).all()


@given(p_values)
def test_the_order_of_the_tests_does_not_matter(values):
    p = np.array(values)

    assert np.array_equal(benjamini_hochberg(p[::-1]), benjamini_hochberg(p)[::-1])


def test_nothing_tested_gives_nothing():
    assert benjamini_hochberg(np.array([])).size == 0
    assert np.isnan(benjamini_hochberg(np.array([np.nan, np.nan]))).all()


def test_a_p_outside_zero_to_one_is_refused():
    with pytest.raises(ParameterError, match=r"p must lie between 0 and 1, but got 0.2 to 1.5"):
        benjamini_hochberg(np.array([0.2, 1.5]))
