from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import item_variances, rwg_j, rwg_star
from frontline.errors import ParameterError

nine_by_four = np.array(
    [
        [4, 5, 4, 4],
        [5, 5, 4, 4],
        [4, 4, 3, 4],
        [2, 4, 1, 5],
        [5, 2, 3, 1],
        [3, 3, 2, 4],
        [5, 5, 5, 5],
        [5, 4, 5, 5],
        [5, 5, 5, 4],
    ],
    dtype=float,
)


def test_three_units_get_r_s_agreement():
    variances = item_variances(np.repeat([0, 1, 2], 3), nine_by_four, 3)

    # made by R multilevel 2.7 with rwg.j.lindell(as.data.frame(A), u, 2)$rwg.lindell
    assert rwg_star(variances, 5) == pytest.approx([0.875, -0.08333333333333326, 0.91666666666666663], rel=1e-12)
    # made by R multilevel 2.7 with rwg.j(as.data.frame(A), u, 1.34)$rwg.j
    assert rwg_j(variances, 5, 1.34) == pytest.approx([0.9457700650759220, 0.0, 0.9657064471879286], rel=1e-12)


@given(st.floats(0, 2), st.integers(1, 9))
def test_more_items_of_the_same_spread_leave_it_unchanged(variance, items):
    assert rwg_star(np.full((1, items), variance), 5) == pytest.approx([1 - variance / 2])


def test_a_unit_without_variances_has_no_agreement():
    assert np.isnan(rwg_star(np.array([[np.nan, np.nan]]), 5)).all()


def test_a_missing_item_is_left_out_of_the_mean():
    assert rwg_star(np.array([[1.0, np.nan, 0.5]]), 5).tolist() == [1 - 0.75 / 2]


def test_a_null_without_variance_is_refused():
    with pytest.raises(ParameterError, match="null_variance must be greater than 0, but got 0"):
        rwg_star(np.ones((1, 1)), 5, 0)
