from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frontline.errors import ParameterError
from frontline.privacy import guard_differences

MINIMUM = 5
shapes = arrays.array_shapes(min_dims=2, max_dims=2, max_side=7)
tables = arrays.arrays(np.float64, shapes, elements=st.integers(0, 30).map(float) | st.just(np.nan))
orders = st.sampled_from(["earlier", "larger"])


def nothing_hidden(n):
    return np.zeros(np.shape(n), dtype=bool)


@given(tables, orders)
def test_no_two_shown_totals_differ_by_a_small_group(n, keep):
    shown = ~guard_differences(n, nothing_hidden(n), MINIMUM, keep).hidden & (np.nan_to_num(n) > 0)

    for one, other in combinations(range(n.shape[1]), 2):
        both = shown[:, one] & shown[:, other]
        gap = np.abs(n[both, one] - n[both, other])
        assert ((gap == 0) | (gap >= MINIMUM)).all()


@given(tables, orders)
def test_only_what_conflicts_with_a_total_that_stays_is_hidden(n, keep):
    guard = guard_differences(n, nothing_hidden(n), MINIMUM, keep)
    unit, release = np.nonzero(guard.further)
    kept = guard.against[unit, release]
    gap = np.abs(n[unit, release] - n[unit, kept])

    assert not guard.hidden[unit, kept].any()
    assert ((gap > 0) & (gap < MINIMUM)).all()
    assert (kept < release).all() if keep == "earlier" else (n[unit, release] < n[unit, kept]).all()
    assert guard.n == unit.size == np.count_nonzero(guard.reason != "")


@given(tables, orders)
def test_units_are_decided_each_on_its_own(n, keep):
    together = guard_differences(n, nothing_hidden(n), MINIMUM, keep).hidden

    for unit in range(len(n)):
        alone = guard_differences(n[[unit]], nothing_hidden(n[[unit]]), MINIMUM, keep).hidden
        assert together[[unit]].tolist() == alone.tolist()


@pytest.mark.parametrize(
    ("n", "keep", "hidden"),
    [
        ([20, 22], "earlier", [False, True]),
        ([20, 22], "larger", [True, False]),
        ([20, 20], "earlier", [False, False]),
        ([20, 25], "earlier", [False, False]),
        ([20, 22, 24, 26], "earlier", [False, True, True, False]),
        ([np.nan, 3, 0], "earlier", [False, False, False]),
    ],
    ids=[
        "the later of two",
        "the smaller of two",
        "the same people",
        "a difference large enough",
        "each against those that stay",
        "nothing to compare with",
    ],
)
def test_the_further_total_to_hide_is_named(n, keep, hidden):
    table = np.array([n], dtype=float)

    assert guard_differences(table, nothing_hidden(table), MINIMUM, keep).hidden.tolist() == [hidden]


def test_the_reason_and_the_release_are_given_but_not_the_difference():
    guard = guard_differences(np.array([[20.0, 40.0, 42.0]]), np.zeros((1, 3), dtype=bool), MINIMUM)

    assert guard.against.tolist() == [[-1, -1, 1]]
    assert guard.reason[0, 2] == "Hidden so that fewer than 5 answers cannot be worked out from another total"
    assert guard.notes == ("1 total differs from another by a small group.",)


def test_what_is_hidden_already_gives_nothing_away():
    hidden = np.array([[True, False]])
    guard = guard_differences(np.array([[20.0, 22.0]]), hidden, MINIMUM)

    assert guard.hidden.tolist() == [[True, False]]
    assert (guard.n, guard.notes) == (0, ())


def test_an_unknown_order_and_another_shape_are_refused():
    with pytest.raises(ParameterError, match='keep must be "earlier" or "larger", but got \'newest\''):
        guard_differences(np.ones((1, 2)), np.zeros((1, 2), dtype=bool), 5, "newest")
    with pytest.raises(ParameterError, match=r"hidden must have the shape of n, \(1, 2\), but got \(2, 1\)"):
        guard_differences(np.ones((1, 2)), np.zeros((2, 1), dtype=bool), 5)
