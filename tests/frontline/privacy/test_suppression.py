from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.privacy import COMPLEMENTARY, suppress

MINIMUM = 5


@st.composite
def hierarchies(draw):
    """Draw n, parent, depth and derived of up to a dozen units whose totals add up."""
    size = draw(st.integers(1, 12))
    parent = np.array([-1] + [draw(st.integers(0, row - 1)) for row in range(1, size)])
    # inner units mostly have no answers of their own, so that their totals do give something away
    inner = np.isin(np.arange(size), parent)
    sizes = {True: [0, 0, 0, 0, 2, 4, 9], False: [0, 1, 2, 3, 4, 5, 6, 9]}
    own = np.array([float(draw(st.sampled_from(sizes[bool(flag)]))) for flag in inner])
    derived = np.array([draw(st.sampled_from([True, True, True, False])) for _ in range(size)])
    depth, n = np.zeros(size, dtype=int), own.copy()
    for row in range(1, size):
        depth[row] = depth[parent[row]] + 1
    for row in range(size - 1, 0, -1):
        if derived[parent[row]]:
            n[parent[row]] += n[row]
    return n, parent, depth, derived


def unknowns_and_sums(n, parent, derived, hidden):
    """Return the n of each unknown group, the columns of hidden units, and the sums as rows over unknowns.

    Unknown are the hidden units and, below every derived total, its answers beyond those of its children.
    """
    hidden_units = np.flatnonzero(hidden)
    column = {unit: place for place, unit in enumerate(hidden_units)}
    totals = [row for row in range(n.size) if derived[row] and n[row] > 0]
    rests = {row: n[row] - n[parent == row].sum() for row in totals}
    with_rest = [row for row in totals if rests[row] > 0]
    sums = np.zeros((len(totals), hidden_units.size + len(with_rest)))
    for place, total in enumerate(totals):
        if total in column:
            sums[place, column[total]] = 1
        for child in np.flatnonzero(parent == total):
            if child in column:
                sums[place, column[child]] = -1
        if total in with_rest:
            sums[place, hidden_units.size + with_rest.index(total)] = -1
    return np.r_[n[hidden_units], [rests[row] for row in with_rest]], sums


def is_determined(target, sums):
    """Tell whether a combination of unknowns follows from the sums: it lies in their row space."""
    if not sums.size:
        return False
    weights = np.linalg.lstsq(sums.T, target, rcond=None)[0]
    return bool(np.allclose(sums.T @ weights, target, atol=1e-9))


@given(hierarchies())
def test_no_hidden_unit_and_no_small_rest_follows_from_what_is_shown(hierarchy):
    n, parent, depth, derived = hierarchy
    hidden = suppress(n, parent, depth, MINIMUM, derived).hidden
    sizes, sums = unknowns_and_sums(n, parent, derived, hidden)

    for place, size in enumerate(sizes):
        if place < np.count_nonzero(hidden) or size < MINIMUM:
            assert not is_determined(np.eye(sizes.size)[place], sums)


@given(hierarchies())
def test_no_two_or_three_unknown_groups_below_the_minimum_follow_together(hierarchy):
    n, parent, depth, derived = hierarchy
    hidden = suppress(n, parent, depth, MINIMUM, derived).hidden
    sizes, sums = unknowns_and_sums(n, parent, derived, hidden)

    for members in [*combinations(range(sizes.size), 2), *combinations(range(sizes.size), 3)]:
        if sizes[list(members)].sum() < MINIMUM:
            assert not is_determined(np.eye(sizes.size)[list(members)].sum(axis=0), sums)


@given(hierarchies())
def test_small_groups_are_hidden_and_units_without_answers_never(hierarchy):
    n, parent, depth, derived = hierarchy
    result = suppress(n, parent, depth, MINIMUM, derived)
    small = (n > 0) & (n < MINIMUM)

    assert result.hidden[small].all()
    assert not result.hidden[n == 0].any()
    assert set(result.reason[small]) <= {"Fewer than 5 answers"}
    assert set(result.reason[result.hidden & ~small]) <= {COMPLEMENTARY}
    assert set(result.reason[~result.hidden]) <= {""}


@given(hierarchies())
def test_without_small_groups_everything_is_shown(hierarchy):
    n, parent, depth, derived = hierarchy
    assert not suppress(n, parent, depth, 1, derived).hidden.any()


@given(hierarchies(), st.integers(0, 1000))
def test_periods_are_decided_each_on_its_own(hierarchy, seed):
    _, parent, depth, _ = hierarchy
    random = np.random.default_rng(seed)
    table = random.integers(0, 9, (parent.size, 4)).astype(float)
    derived = random.random(table.shape) < 0.8
    together = suppress(table, parent, depth, MINIMUM, derived)

    for period in range(4):
        alone = suppress(table[:, period], parent, depth, MINIMUM, derived[:, period])
        assert together.hidden[:, period].tolist() == alone.hidden.tolist()
        assert together.reason[:, period].tolist() == alone.reason.tolist()


def family(total, *children):
    """Return the arguments for one derived total and its children."""
    n = np.array([total, *children], dtype=float)
    parent = np.array([-1] + [0] * len(children))
    return n, parent, (parent == 0).astype(int), MINIMUM, parent < 0


@pytest.mark.parametrize(
    ("total", "children", "hidden"),
    [
        (9, (3, 6), [False, True, True]),
        (13, (3, 6), [False, True, False]),
        (29, (3, 6, 20), [False, True, True, False]),
        (4, (1, 3), [True, True, True]),
        (26, (1, 2, 8, 15), [False, True, True, True, False]),
        (7, (7,), [False, False]),
        (15, (5, 6), [False, True, False]),
        (21, (5, 6), [False, False, False]),
        (30, (7, 3, 7, 13), [False, True, True, False, False]),
    ],
    ids=[
        "the other of two groups is hidden as well",
        "four direct answers hide the small group",
        "the next smallest of three is hidden",
        "a small total is hidden with all its groups",
        "two hidden groups below the minimum need a third",
        "an only group large enough is shown",
        "four direct answers are protected themselves",
        "ten direct answers need no protection",
        "of equals the first is hidden",
    ],
)
def test_families_are_protected(total, children, hidden):
    assert suppress(*family(total, *children)).hidden.tolist() == hidden


def test_an_unknown_or_empty_group_is_neither_hidden_nor_counted():
    result = suppress(*family(9, 3, np.nan, 0, 6))

    assert result.hidden.tolist() == [False, True, False, False, True]


def test_a_total_from_a_source_of_its_own_gives_nothing_away():
    n, parent, depth, minimum, _ = family(9, 3, 6)

    assert suppress(n, parent, depth, minimum, np.zeros(3, dtype=bool)).hidden.tolist() == [False, True, False]


def test_a_hidden_total_takes_its_smallest_child_and_an_only_child_with_it():
    # the whole 29 = A 3 + B 8 + C 18; B = B1 8 = B11 8; C = 9 + 9
    n = np.array([29.0, 3, 8, 18, 8, 8, 9, 9])
    parent, depth = np.array([-1, 0, 0, 0, 2, 4, 3, 3]), np.array([0, 1, 1, 1, 2, 3, 2, 2])
    result = suppress(n, parent, depth, MINIMUM, np.ones(8, dtype=bool) & ~np.isin(np.arange(8), [1, 5, 6, 7]))

    assert result.hidden.tolist() == [False, True, True, False, True, True, False, False]
    assert result.reason[[1, 2, 4, 5]].tolist() == ["Fewer than 5 answers", *[COMPLEMENTARY] * 3]


def test_a_hidden_total_with_a_tiny_hidden_child_hides_another():
    # 9 = A 3 + B 6, B = 1 + 5: A and the 1 alone would be four answers
    n, parent, depth = np.array([9.0, 3, 6, 1, 5]), np.array([-1, 0, 0, 2, 2]), np.array([0, 1, 1, 2, 2])
    result = suppress(n, parent, depth, MINIMUM, np.array([True, False, True, False, False]))

    assert result.hidden.tolist() == [False, True, True, True, True]


def test_the_order_of_the_rows_matters_only_among_equals():
    random = np.random.default_rng(4)
    leaves = random.permutation(200).astype(float) % 97 + np.arange(200) / 1000
    parent = np.r_[-1, np.zeros(10, dtype=int), 1 + np.arange(200) % 10]
    n = np.r_[leaves.sum(), [leaves[group::10].sum() for group in range(10)], leaves]
    depth = np.r_[0, np.ones(10, dtype=int), np.full(200, 2)]
    order = random.permutation(211)
    place = np.argsort(order)
    shuffled_parent = np.where(parent[order] < 0, -1, place[parent[order]])
    derived = depth < 2

    shuffled = suppress(n[order], shuffled_parent, depth[order], MINIMUM, derived[order])
    assert shuffled.hidden.tolist() == suppress(n, parent, depth, MINIMUM, derived).hidden[order].tolist()


def test_no_units_hide_nothing():
    empty = np.array([], dtype=int)

    assert suppress(empty.astype(float), empty, empty, MINIMUM, empty.astype(bool)).hidden.size == 0


def test_the_minimum_is_checked():
    with pytest.raises(ParameterError, match="minimum_n must be an integer not less than 1, but got 0"):
        suppress(*family(9, 3, 6)[:3], 0, np.zeros(3, dtype=bool))
