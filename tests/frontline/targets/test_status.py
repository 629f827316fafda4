from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.targets import status

numbers = st.integers(-1000, 1000).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("actual", "target", "better", "word"),
    [
        (80.0, 80.0, "higher", "Met"),
        (79.0, 80.0, "higher", "Near"),
        (78.4, 80.0, "higher", "Near"),
        (78.3, 80.0, "higher", "Missed"),
        (12.0, 15.0, "lower", "Met"),
        (16.6, 15.0, "lower", "Near"),
        (16.7, 15.0, "lower", "Missed"),
        (-10.0, -20.0, "higher", "Met"),
        (0.0, 0.0, "higher", "Met"),
        (np.nan, 80.0, "higher", "Not enough data"),
        (80.0, np.nan, "higher", "No target"),
        (np.nan, np.nan, "higher", "No target"),
    ],
)
def test_a_result_is_judged_in_the_direction_of_better(actual, target, better, word):
    assert status(np.array([actual]), np.array([target]), better, 1.6).tolist() == [word]


def test_rounding_in_the_last_digit_decides_nothing():
    sums, plain = np.array([0.1 + 0.2]), np.array([0.3])

    assert status(plain, sums, "higher").tolist() == ["Met"]
    assert status(sums, plain, "lower").tolist() == ["Met"]
    assert status(np.array([0.7]), np.array([0.8]), "higher", 0.1).tolist() == ["Near"]


def test_the_tolerance_may_differ_by_unit_and_a_missing_one_is_none():
    words = status(np.array([79.0, 79.0, 79.0]), np.array(80.0), "higher", np.array([1.0, 0.5, np.nan]))

    assert words.tolist() == ["Near", "Missed", "Missed"]


@given(numbers, numbers, st.integers(0, 50))
def test_mirrored_numbers_and_direction_give_the_same_word(actual, target, tolerance):
    higher = status(np.array([actual]), np.array([target]), "higher", tolerance)
    lower = status(np.array([-actual]), np.array([-target]), "lower", tolerance)

    assert higher.tolist() == lower.tolist()


@given(numbers, numbers, st.integers(0, 50), st.sampled_from([0.1, 7.0, 1e5]))
def test_the_unit_of_measurement_does_not_matter(actual, target, tolerance, scale):
    plain = status(np.array([actual]), np.array([target]), "higher", tolerance)
    scaled = status(np.array([actual * scale]), np.array([target * scale]), "higher", tolerance * scale)

    assert plain.tolist() == scaled.tolist()


def test_a_negative_tolerance_is_refused():
    with pytest.raises(ParameterError, match=r"tolerance must not be negative, but got -1.0"):
        status(np.ones(1), np.ones(1), "higher", -1.0)
