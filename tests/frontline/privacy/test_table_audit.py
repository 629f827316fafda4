from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.privacy import audit_table, with_totals


@st.composite
def small_tables(draw):
    counts = np.array(
        draw(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=3)), float
    )
    hidden = np.zeros((len(counts) + 1, 3), dtype=bool)
    hidden[:-1, :-1] = np.array(draw(st.lists(st.booleans(), min_size=counts.size, max_size=counts.size))).reshape(
        counts.shape
    )
    return with_totals(counts), hidden


@settings(max_examples=60)
@given(small_tables())
def test_the_intervals_are_those_of_all_tables_that_look_the_same(case):
    table, hidden = case
    most = int(table[:-1, -1].max())
    places = list(zip(*np.nonzero(hidden), strict=True))
    fitting = []
    for guess in product(range(most + 1), repeat=len(places)) if len(places) <= 4 else ():
        candidate = table.copy()
        for place, count in zip(places, guess, strict=True):
            candidate[place] = count
        if np.array_equal(with_totals(candidate[:-1, :-1]), candidate):
            fitting.append(candidate)
    audit = audit_table(table, hidden)

    if fitting:
        assert audit.low.tolist() == np.min(fitting, axis=0).tolist()
        assert audit.high.tolist() == np.max(fitting, axis=0).tolist()
    assert (audit.low <= table).all()
    assert (table <= audit.high).all()
    assert (audit.exposed == (hidden & (audit.low == audit.high))).all()


def test_a_lone_hidden_cell_is_exposed_and_a_square_is_not():
    table = with_totals(np.array([[3.0, 9.0], [8.0, 7.0]]))
    one = np.zeros((3, 3), dtype=bool)
    one[0, 0] = True
    square = np.zeros((3, 3), dtype=bool)
    square[:2, :2] = True

    assert audit_table(table, one).notes == ("1 hidden cell can be worked out exactly.",)
    assert not audit_table(table, square).exposed.any()
    assert audit_table(table, square).n == 4


def test_an_empty_total_exposes_a_hidden_square():
    table = with_totals(np.array([[0.0, 0.0], [3.0, 5.0]]))
    hidden = np.zeros((3, 3), dtype=bool)
    hidden[:2, :2] = True

    assert audit_table(table, hidden).exposed[:2, :2].all()


def test_hidden_cells_two_by_two_in_every_column_only_are_exposed_along_the_rows():
    table = with_totals(np.array([[4.0, 6.0, 2.0], [7.0, 1.0, 9.0]]))
    hidden = np.zeros((3, 4), dtype=bool)
    hidden[:2, 0] = True

    assert audit_table(table, hidden).exposed[:2, 0].all()


def test_hidden_totals_leave_counts_without_an_upper_end():
    table = with_totals(np.array([[3.0, 9.0], [8.0, 7.0]]))
    audit = audit_table(table, np.ones((3, 3), dtype=bool))

    assert np.isposinf(audit.high).all()
    assert (audit.low == 0).all()


def test_the_reasons_narrow_what_a_reader_knows():
    table = with_totals(np.array([[1.0, 5.0], [5.0, 20.0]]))
    hidden = np.zeros((3, 3), dtype=bool)
    hidden[:2, :2] = True

    assert not audit_table(table, hidden).exposed.any()
    assert audit_table(table, hidden, minimum_n=5).exposed.sum() == 4


def test_nothing_hidden_is_nothing_to_audit():
    table = with_totals(np.ones((2, 2)))
    audit = audit_table(table, np.zeros((3, 3), dtype=bool))

    assert audit.low.tolist() == audit.high.tolist() == table.tolist()
    assert (audit.n, audit.notes) == (0, ())


def test_a_table_that_does_not_add_up_and_another_shape_are_refused():
    with pytest.raises(ParameterError, match="they do not add up"):
        audit_table(np.ones((3, 3)), np.zeros((3, 3), dtype=bool))
    with pytest.raises(ParameterError, match=r"hidden must have the shape of table, \(3, 3\), but got \(2, 3\)"):
        audit_table(with_totals(np.ones((2, 2))), np.zeros((2, 3), dtype=bool))
