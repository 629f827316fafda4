from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import null_variance, variance_of_shares
from frontline.errors import ParameterError


@pytest.mark.parametrize(("shape", "variance"), [("slight", 1.34), ("moderate", 0.90), ("heavy", 0.44)])
def test_skewed_nulls_have_their_published_variances(shape, variance):
    assert null_variance(5, shape) == pytest.approx(variance, rel=1e-12)


@given(st.integers(2, 101))
def test_the_uniform_null_is_that_of_equal_shares(points):
    assert null_variance(points) == pytest.approx(variance_of_shares(np.full(points, 1 / points)), rel=1e-9)


@pytest.mark.parametrize(
    ("points", "shape", "rule"),
    [
        (1, "uniform", "points must not be less than 2, but got 1"),
        (7, "slight", "points must be 5 with a slight skew, but got 7"),
        (5, "steep", "shape must be .*, but got 'steep'"),
    ],
    ids=["one point", "skew of seven points", "unknown shape"],
)
def test_a_null_that_is_not_known_is_refused(points, shape, rule):
    with pytest.raises(ParameterError, match=rule):
        null_variance(points, shape)


@pytest.mark.parametrize("shares", [[0.5, 0.6], [1.5, -0.5]], ids=["too much", "negative"])
def test_shares_that_are_no_distribution_are_refused(shares):
    with pytest.raises(ParameterError, match="shares must be at least 0 and add up to 1"):
        variance_of_shares(np.array(shares))
