from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import unit_correlation

pairs = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=5, max_size=40).filter(
    lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True))
)


def test_twenty_four_units_get_r_s_interval(climate, revenue):
    result = unit_correlation(climate, revenue, lag=2)

    # R 4.2: cor.test(x, y)$estimate and $conf.int
    assert result.estimate == pytest.approx(0.7816176734756614, rel=1e-13)
    assert (result.low, result.high) == pytest.approx((0.5523909263404699, 0.9009447147839382), rel=1e-12)
    assert (result.units, result.lag, result.method) == (24, 2, "Fisher's z interval")
    assert result.notes == ("24 units, lag 2 periods: an association, not proof of an effect.",)


@given(pairs)
def test_the_interval_contains_the_estimate_and_narrows_with_the_level(rows):
    x, y = np.array(rows, dtype=float).T
    wide, narrow = unit_correlation(x, y), unit_correlation(x, y, level=0.5)

    assert -1 <= wide.low <= narrow.low <= wide.estimate <= narrow.high <= wide.high <= 1


@given(pairs, st.sampled_from([1e-3, 2.0, 1e4]), st.randoms(use_true_random=False))
def test_shift_scale_and_order_of_units_do_not_matter(rows, scale, random):
    plain = unit_correlation(*np.array(rows, dtype=float).T)
    random.shuffle(rows)
    x, y = np.array(rows, dtype=float).T
    moved = unit_correlation(scale * x + 10 * scale, 5 - y)

    assert moved.estimate == pytest.approx(-plain.estimate, rel=1e-9, abs=1e-12)


def test_values_far_from_zero_keep_their_digits(climate, revenue):
    assert unit_correlation(climate + 1e8, revenue + 1e8).estimate == pytest.approx(0.7816176734756614, rel=1e-12)


def test_units_on_one_line_have_an_interval_without_width():
    result = unit_correlation(np.arange(5.0), 3 - 2 * np.arange(5.0))

    assert (result.estimate, result.low, result.high) == pytest.approx((-1, -1, -1))
    assert result.notes[1] == "All units lie on one line, so that the interval has no width."


def test_three_units_have_a_correlation_but_no_interval():
    result = unit_correlation(np.array([1.0, 2, 4]), np.array([3.0, 1, 2]))

    assert np.isfinite(result.estimate)
    assert np.isnan(result.low)
    assert result.notes[1] == "Too few units for an interval."


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([1.0], [2.0], "A correlation needs 3 units with both scores."),
        ([], [], "A correlation needs 3 units with both scores."),
        ([np.nan] * 5, [1.0, 2, 3, 4, 5], "A correlation needs 3 units with both scores."),
        ([7.1] * 5, [1.0, 2, 3, 4, 5], "A measure is the same for all units."),
    ],
    ids=["one unit", "no unit", "all missing", "constant"],
)
def test_what_has_no_correlation_is_said_in_words(x, y, reason):
    result = unit_correlation(np.array(x), np.array(y))

    assert np.isnan([result.estimate, result.low, result.high]).all()
    assert result.method == "not available"
    assert reason in result.notes


def test_a_unit_with_a_missing_score_is_left_out_and_counted(climate, revenue):
    gap = np.where(np.arange(24) == 3, np.nan, climate)
    result = unit_correlation(gap, revenue)

    assert result.estimate == unit_correlation(np.delete(climate, 3), np.delete(revenue, 3)).estimate
    assert result.notes[1] == "1 of 24 units left out: a value is missing."


def test_a_negative_lag_and_unequal_lengths_are_refused(climate, revenue):
    with pytest.raises(ParameterError, match="lag must be an integer not less than 0, but got -1"):
        unit_correlation(climate, revenue, lag=-1)
    with pytest.raises(ParameterError, match="x and y must be equally long, but got x 23, y 24"):
        unit_correlation(climate[1:], revenue)
