from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.satisfaction import proportion_standard_error


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_is_the_standard_deviation_of_jeffreys_posterior(count):
    successes, n = count
    error = proportion_standard_error(np.array([successes / n]), np.array([float(n)]))

    assert error == pytest.approx([stats.beta(successes + 0.5, n - successes + 0.5).std()], rel=1e-9)


def test_nobody_and_everybody_are_equally_uncertain():
    none, everybody = proportion_standard_error(np.array([0.0, 1.0]), np.array(10.0))

    assert none == pytest.approx(everybody)
    assert none > 0


def test_with_many_answers_it_is_the_textbook_s():
    error = proportion_standard_error(np.array([0.3]), np.array([1e6]))

    assert error == pytest.approx([np.sqrt(0.3 * 0.7 / 1e6)], rel=1e-5)


def test_it_is_missing_where_the_proportion_is_no_proportion():
    assert np.isnan(
        proportion_standard_error(np.array([1.2, -0.1, np.nan, 0.5, 0.5]), np.array([5, 5, 5, 0, np.nan]))
    ).all()
