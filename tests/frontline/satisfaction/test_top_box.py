from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.satisfaction import proportion_standard_error, top_box, wilson_interval

respondents = st.lists(
    st.tuples(st.integers(-1, 3), st.integers(1, 5).map(float) | st.sampled_from([np.nan, 99.0])), min_size=1
)


@given(respondents, st.sampled_from([1, 2]))
def test_the_share_of_each_unit_is_that_of_its_own_answers(rows, boxes):
    units, ratings = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    result = top_box(units, ratings, 1, 5, n_units=4, boxes=boxes)

    for unit in range(4):
        mine = [rating for code, rating in rows if code == unit and 1 <= rating <= 5]
        top = sum(rating > 5 - boxes for rating in mine)
        assert result.n[unit] == len(mine)
        assert result.share[unit] == pytest.approx(top / len(mine) if mine else np.nan, nan_ok=True)


def test_interval_and_standard_error_are_those_of_the_share():
    result = top_box(np.zeros(8, dtype=int), np.array([5.0, 5, 4, 3, 5, 2, 5, 1]), 1, 5, n_units=1)

    assert result.share.tolist() == [0.5]
    assert (result.low, result.high) == wilson_interval(np.array([4.0]), np.array([8.0]))
    assert result.standard_error == proportion_standard_error(np.array([0.5]), np.array([8.0]))


def test_a_unit_without_answers_has_no_share():
    result = top_box(np.array([0]), np.array([5.0]), 1, 5, n_units=2)

    assert np.isnan([result.share[1], result.standard_error[1], result.low[1], result.high[1]]).all()
    assert result.n[1] == 0


def test_a_box_of_no_answers_is_refused():
    with pytest.raises(ParameterError, match="boxes must be an integer not less than 1, but got 0"):
        top_box(np.array([0]), np.array([5.0]), 1, 5, n_units=1, boxes=0)
