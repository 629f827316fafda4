from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.comparison import absolute_buckets, relative_buckets
from frontline.errors import ParameterError

cells = st.lists(st.integers(-500, 500).map(lambda v: v / 10), min_size=1, max_size=40)


def test_fifty_two_to_eighty_falls_into_the_published_buckets():
    scores = np.arange(52, 81)
    found = relative_buckets(scores.astype(float), "higher").bucket
    ends = [(int(scores[found == k].min()), int(scores[found == k].max())) for k in range(1, 8)]

    # the lowest and the highest bucket are those of a published worked case
    assert ends == [(52, 55), (56, 59), (60, 63), (64, 68), (69, 72), (73, 76), (77, 80)]


def test_the_edges_are_seven_equal_steps():
    found = relative_buckets(np.array([52.0, 80.0, np.nan]), "higher")

    assert found.edges.tolist() == [52, 56, 60, 64, 68, 72, 76, 80]
    assert found.bucket.tolist() == [1, 7, 0]
    assert (found.mode, found.n) == ("relative", 2)


@given(cells)
def test_worst_and_best_have_the_end_buckets_and_buckets_keep_the_order(rows):
    values = np.array(rows)
    bucket = relative_buckets(values, "higher").bucket
    order = np.argsort(values)

    assert (np.diff(bucket[order]) >= 0).all()
    assert [bucket[order[0]], bucket[order[-1]]] == ([4, 4] if np.ptp(values) == 0 else [1, 7])


@given(cells)
def test_lower_is_better_mirrors_both_modes(rows):
    values = np.array(rows)

    for colour in (relative_buckets, lambda x, better: absolute_buckets(x, 10.0, 2.5, better)):
        assert (colour(values, "higher").bucket + colour(values, "lower").bucket == 8).all()


@given(cells, st.sampled_from([0.5, 2.0, 8.0]), st.integers(-64, 64))
def test_shift_and_scale_leave_relative_colours_as_they_are(rows, scale, shift):
    values = np.array(rows)

    moved = relative_buckets(scale * values + shift, "higher").bucket
    assert moved.tolist() == relative_buckets(values, "higher").bucket.tolist()


def test_equal_cells_are_grey_and_no_cells_have_no_colour():
    equal = relative_buckets(np.full((2, 2), 70.0), "higher")
    empty = relative_buckets(np.full(3, np.nan), "higher")

    assert equal.bucket.tolist() == [[4, 4], [4, 4]]
    assert equal.notes == ("All cells are equal, so all are grey.",)
    assert empty.bucket.tolist() == [0, 0, 0]
    assert empty.notes == ("Not available: no cell has a value.",)


def test_absolute_colours_count_whole_steps_from_each_cell_s_own_target():
    values = np.array([[64.9, 65.0, 70.0], [75.1, 79.9, 80.0]])
    target = np.array([80.0, 80.0, np.nan])

    assert absolute_buckets(values, target, 5.0, "higher").bucket.tolist() == [[1, 1, 0], [4, 4, 0]]
    assert absolute_buckets(np.array([0.3]), 0.1, 0.1, "higher").bucket.tolist() == [6]


def test_cells_without_any_target_have_no_colour_and_this_is_said():
    found = absolute_buckets(np.array([1.0, 2.0]), np.nan, 1.0, "higher")

    assert found.bucket.tolist() == [0, 0]
    assert found.notes == ("Not available: no cell has both a value and a target.",)


def test_a_step_of_zero_is_refused():
    with pytest.raises(ParameterError, match="step must be greater than 0, but got 0"):
        absolute_buckets(np.ones(2), 1.0, 0, "higher")
