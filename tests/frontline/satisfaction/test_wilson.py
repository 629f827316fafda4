from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.satisfaction import wilson_interval

counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_nobody_of_twenty_and_seven_of_twenty_three_get_r_s_interval():
    low, high = wilson_interval(np.array([0.0, 7.0]), np.array([20.0, 23.0]))

    # made by R 4.2 with prop.test(0, 20, correct = FALSE)$conf.int and prop.test(7, 23, correct = FALSE)$conf.int
    assert low == pytest.approx([0.0, 0.156040244532140], abs=1e-13)
    assert high == pytest.approx([0.161125158052819, 0.508657562687592], abs=1e-13)


@given(counts, st.sampled_from([0.8, 0.95, 0.999]))
def test_the_ends_are_where_the_score_test_turns_significant(count, level):
    successes, n = count
    low, high = wilson_interval(np.array([float(successes)]), np.array([float(n)]), level)
    z = {0.8: 1.2815515655446004, 0.95: 1.959963984540054, 0.999: 3.290526731491926}[level]

    for end in (low[0], high[0]):
        if 0 < end < 1:
            assert abs(successes / n - end) / np.sqrt(end * (1 - end) / n) == pytest.approx(z, rel=1e-6)


@given(counts)
def test_the_interval_contains_the_proportion_and_mirrors_with_it(count):
    successes, n = (np.array([float(number)]) for number in count)
    low, high = wilson_interval(successes, n)
    others = wilson_interval(n - successes, n)

    assert 0 <= low <= successes / n <= high <= 1
    assert low == pytest.approx(1 - others.high, abs=1e-12)


def test_impossible_and_missing_counts_have_no_interval():
    low, high = wilson_interval(np.array([1.0, 5.0, np.nan, 1.0, -1.0]), np.array([0.0, 4.0, 9.0, np.nan, 4.0]))

    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_a_level_of_zero_is_refused():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 0"):
        wilson_interval(np.ones(1), np.ones(1), level=0)
