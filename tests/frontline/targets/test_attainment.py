from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.targets import attainment

positive = st.floats(0.01, 1e6)


@pytest.mark.parametrize(
    ("actual", "target", "better", "share"),
    [
        (90.0, 80.0, "higher", 1.125),
        (40.0, 80.0, "higher", 0.5),
        (20.0, 15.0, "lower", 0.75),
        (0.0, 80.0, "higher", 0.0),
    ],
)
def test_the_share_of_the_target_is_above_one_where_it_is_exceeded(actual, target, better, share):
    assert attainment(np.array([actual]), np.array([target]), better) == pytest.approx([share])


@pytest.mark.parametrize(
    ("actual", "target", "better"),
    [
        (90.0, 0.0, "higher"),
        (90.0, -5.0, "higher"),
        (-3.0, 80.0, "higher"),
        (0.0, 15.0, "lower"),
        (5.0, 0.0, "lower"),
        (-5.0, -10.0, "lower"),
        (np.nan, 80.0, "higher"),
        (90.0, np.nan, "lower"),
    ],
)
def test_a_share_that_says_nothing_is_missing(actual, target, better):
    assert np.isnan(attainment(np.array([actual]), np.array([target]), better)).all()


@given(positive, positive)
def test_turning_better_round_inverts_the_share(actual, target):
    higher = attainment(np.array([actual]), np.array([target]), "higher")
    lower = attainment(np.array([actual]), np.array([target]), "lower")

    assert higher * lower == pytest.approx([1.0])


def test_one_target_serves_many_results():
    assert attainment(np.array([40.0, 80.0]), np.array(80.0), "higher").tolist() == [0.5, 1.0]


def test_an_unknown_direction_is_refused():
    with pytest.raises(ParameterError, match="better must be"):
        attainment(np.ones(1), np.ones(1), "more")
