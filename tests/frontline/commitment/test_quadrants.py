from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.commitment import commitment_quadrants
from frontline.errors import ParameterError

people = st.lists(
    st.tuples(st.integers(-1, 2), *[st.integers(1, 7).map(float) | st.just(np.nan)] * 5), min_size=1, max_size=40
).map(np.array)
SHARES = ("engaged", "loyal_by_choice", "trapped", "leaving")


def test_five_people_fall_into_the_quadrants_their_answers_ask_for():
    want = np.array([[7, 6], [6, 6], [7, 5], [2, 1], [1, 2]], dtype=float)
    must = np.array([[6, 7], [1, 2], [2, 2], [7, 6], [1, 1]], dtype=float)
    result = commitment_quadrants(np.zeros(5, dtype=int), want, must, n_units=1)

    assert [getattr(result, share)[0] for share in SHARES] == pytest.approx([0.2, 0.4, 0.2, 0.2])
    assert result.affective == pytest.approx([100 * np.mean(want - 1) / 6])
    assert result.continuance == pytest.approx([100 * np.mean(must - 1) / 6])
    assert (result.n.tolist(), result.note.tolist()) == ([5], [""])


@given(people)
def test_shares_are_counts_of_people_and_add_up_to_one(table):
    units, want, must = table[:, 0].astype(int), table[:, 1:4], table[:, 4:]
    result = commitment_quadrants(units, want, must, n_units=3, minimum_n=1)

    for unit in range(3):
        mine = [
            (a[~np.isnan(a)], c[~np.isnan(c)]) for a, c in zip(want[units == unit], must[units == unit], strict=True)
        ]
        mine = [(a.mean() > 4 + 1e-9, c.mean() > 4 + 1e-9) for a, c in mine if a.size >= 1.5 and c.size >= 1]
        assert result.n[unit] == len(mine)
        if mine:
            assert sum(getattr(result, share)[unit] for share in SHARES) == pytest.approx(1)
            assert result.trapped[unit] == pytest.approx(np.mean([must and not want for want, must in mine]))
            assert result.engaged[unit] == pytest.approx(np.mean([must and want for want, must in mine]))


@pytest.mark.parametrize("items", [1, 3, 7])
def test_a_mean_at_the_midpoint_counts_as_uncommitted(items):
    middle = np.full((5, items), 4.0)

    assert commitment_quadrants(np.zeros(5, dtype=int), middle, middle, n_units=1).leaving.tolist() == [1.0]


def test_a_small_unit_is_hidden_with_the_reason():
    units = np.array([0] * 5 + [1] * 4)
    result = commitment_quadrants(units, np.full((9, 2), 6.0), np.full((9, 2), 2.0), n_units=3, minimum_n=5)

    assert result.note.tolist() == ["", "Fewer than 5 answers", "No answers"]
    for name in (*SHARES, "affective", "continuance"):
        assert np.isnan(getattr(result, name)).tolist() == [False, True, True]


def test_a_minimum_below_one_is_refused():
    with pytest.raises(ParameterError, match="minimum_n must be an integer not less than 1, but got 0"):
        commitment_quadrants(np.array([0]), np.ones((1, 1)), np.ones((1, 1)), n_units=1, minimum_n=0)


def test_both_commitments_need_the_same_people():
    with pytest.raises(ParameterError, match="must be equally long, but got units 1, affective 1, continuance 2"):
        commitment_quadrants(np.array([0]), np.ones((1, 1)), np.ones((2, 1)), n_units=1)
