from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.targets import line_ahead

results = st.lists(st.integers(0, 1000).map(float) | st.just(np.nan), min_size=3, max_size=12)


def test_line_and_prediction_interval_are_r_s():
    times = np.array([2019.0, 2020, 2021, 2022, 2023, 2024])
    line = line_ahead(times, np.array([[70, 72, np.nan, 71, 75, 74.5]]), 2025.0)

    # made by R 4.2 with d <- data.frame(t = c(2019, 2020, 2022, 2023, 2024), y = c(70, 72, 71, 75, 74.5));
    # m <- lm(y ~ t, d); predict(m, data.frame(t = 2025), interval = "prediction"); coef(m); summary(m)$sigma
    assert [line.value[0], line.low[0], line.high[0]] == pytest.approx(
        [75.46511627907012, 69.34902673067413, 81.58120582746611], rel=1e-12
    )
    assert line.slope[0] == pytest.approx(0.8720930232557713, rel=1e-12)
    assert line.residual_deviation[0] == pytest.approx(1.404588273144203, rel=1e-12)
    assert line.n[0] == 5


@given(results)
def test_many_series_at_once_are_each_numpys_line(row):
    times, values = np.arange(len(row)) / 4, np.array([row, row[::-1]])
    line = line_ahead(times, values, 4.0)

    for series, numbers in enumerate(values):
        there = ~np.isnan(numbers)
        assert line.n[series] == there.sum()
        if there.sum() < 3:
            assert np.isnan(line.value[series])
        else:
            ahead = np.polyval(np.polyfit(times[there], numbers[there], 1), 4.0)
            assert line.value[series] == pytest.approx(ahead, rel=1e-9, abs=1e-7)


@given(results, st.sampled_from([1e3, 1e8]), st.sampled_from([0.5, 64.0]))
def test_shift_and_scale_pass_through(row, shift, scale):
    times, values = np.arange(len(row)) / 4, np.array([row])
    plain, moved = line_ahead(times, values, 4.0), line_ahead(times, shift + scale * values, 4.0)

    assert moved.value - shift == pytest.approx(scale * plain.value, abs=1e-6, nan_ok=True)
    assert moved.slope == pytest.approx(scale * plain.slope, abs=1e-6, nan_ok=True)
    assert moved.note.tolist() == plain.note.tolist()


@given(results)
def test_the_interval_contains_the_line_and_widens_with_the_distance(row):
    times, values = np.arange(len(row)) / 4, np.array([row])
    near, far = (line_ahead(times, values, ahead) for ahead in (4.0, 9.0))
    assume(not np.isnan(near.low[0]))

    assert near.low[0] <= near.value[0] <= near.high[0]
    assert far.high[0] - far.low[0] > near.high[0] - near.low[0]


@pytest.mark.parametrize(
    ("row", "value", "note"),
    [
        ([70.1] * 4, 70.1, "All results lie on their line, which gives no interval."),
        ([0.1, 0.2, 0.3, 0.4], 0.6, "All results lie on their line, which gives no interval."),
        ([1.0, 2, np.nan, np.nan], np.nan, "A line takes three results at different times."),
        ([np.nan] * 4, np.nan, "A line takes three results at different times."),
    ],
    ids=["constant", "exactly straight", "two results", "all missing"],
)
def test_what_has_no_interval_says_why(row, value, note):
    line = line_ahead(np.arange(4.0), np.array([row]), 5.0)

    assert line.value[0] == pytest.approx(value, nan_ok=True)
    assert np.isnan([line.low[0], line.high[0]]).all()
    assert line.note[0] == note


def test_the_interval_covers_a_new_result_as_often_as_it_says():
    random = np.random.default_rng(20)
    times, series = np.arange(8.0), 20_000
    values = 50 + 2 * np.arange(9.0) + random.normal(0, 3, (series, 9))
    line = line_ahead(times, values[:, :8], 8.0)
    covered = np.mean((line.low <= values[:, 8]) & (values[:, 8] <= line.high))

    assert covered == pytest.approx(0.95, abs=4 * np.sqrt(0.95 * 0.05 / series))


@pytest.mark.parametrize(("times", "ahead"), [([1.0, 2.0, np.nan], 3.0), ([1.0, 2.0, 3.0], np.inf)])
def test_times_without_end_are_refused(times, ahead):
    with pytest.raises(ParameterError, match="times must be finite, but got"):
        line_ahead(np.array(times), np.zeros((1, 3)), ahead)


def test_results_of_one_time_have_no_line():
    line = line_ahead(np.full(4, 0.3), np.array([[1.0, 2, 3, 4]]), 1.0)

    assert np.isnan([line.value[0], line.slope[0], line.low[0]]).all()
    assert line.note[0] == "A line takes three results at different times."


def test_times_that_do_not_match_are_refused():
    with pytest.raises(ParameterError, match=r"times must have one entry a period, \(3,\), but got \(2,\)"):
        line_ahead(np.arange(2.0), np.zeros((1, 3)), 3.0)
