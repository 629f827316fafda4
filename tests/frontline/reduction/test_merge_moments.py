from __future__ import annotations

from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import unit_moments
from frontline.errors import ParameterError
from frontline.reduction import merge_moments

rows = st.lists(
    st.tuples(st.integers(-1, 3), st.floats(-1000, 1000, width=32) | st.just(np.nan)), min_size=1, max_size=40
).map(lambda pairs: (np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs])))


def same(one, other):
    return all(
        getattr(one, field) == pytest.approx(getattr(other, field), rel=1e-9, abs=1e-9, nan_ok=True)
        for field in ("n", "mean", "squares")
    )


@given(rows, st.integers(0, 40), st.integers(0, 40))
def test_parts_merge_to_the_whole_in_any_order(table, one, other):
    units, values = table
    first, last = sorted((one, other))
    cuts = [slice(0, first), slice(first, last), slice(last, None)]
    parts = [unit_moments(units[cut], values[cut], 4) for cut in cuts]
    whole = unit_moments(units, values, 4)

    assert same(reduce(merge_moments, parts), whole)
    assert same(reduce(merge_moments, parts[::-1]), whole)


@given(rows)
def test_a_part_without_rows_changes_nothing(table):
    whole = unit_moments(*table, 4)
    nothing = unit_moments(np.array([], dtype=int), np.array([]), 4)

    assert same(merge_moments(whole, nothing), whole)
    assert same(merge_moments(nothing, whole), whole)


def test_data_far_from_zero_keep_their_digits():
    # NIST StRD NumAcc4: 10000000.2, then 10000000.1 and 10000000.3 in turn; certified mean 10000000.2, SD 0.1
    values = 1e7 + np.array([0.2, *[0.1, 0.3] * 500])
    parts = [unit_moments(np.zeros(13, dtype=int), part, 1) for part in values.reshape(77, 13)]
    merged = reduce(merge_moments, parts)

    assert merged.mean[0] == pytest.approx(10000000.2, rel=1e-15)
    assert np.sqrt(merged.squares[0] / 1000) == pytest.approx(0.1, rel=1e-8)


def test_an_offset_of_1e8_survives_a_thousand_parts():
    values = 1e8 + np.random.default_rng(3).integers(0, 5, 10_000)
    parts = (unit_moments(np.zeros(10, dtype=int), part, 1) for part in values.reshape(1000, 10))
    merged = reduce(merge_moments, parts)

    assert merged.squares[0] == pytest.approx(10_000 * np.var(values - 1e8), rel=1e-9)


def test_moments_of_different_units_do_not_merge():
    one, other = (unit_moments(np.array([0]), np.array([1.0]), units) for units in (1, 2))

    with pytest.raises(ParameterError, match="one and other must be equally long, but got one 1, other 2"):
        merge_moments(one, other)
