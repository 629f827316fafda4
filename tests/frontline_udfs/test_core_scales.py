from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.groups import all_as_one
from frontline_udfs.core.names import UnitColumn
from frontline_udfs.core.read_columns import NamedColumns
from frontline_udfs.core.scales import check_answers, item_notes, outside_note, outside_notes, upright

answered = arrays.arrays(
    float, st.tuples(st.integers(1, 6), st.integers(1, 4)), elements=st.integers(0, 7).map(float) | st.just(np.nan)
).filter(lambda answers: ((answers >= 1) & (answers <= 5)).any())


@given(answered, st.sets(st.integers(1, 4)))
def test_turning_items_round_twice_gives_them_back(answers, items):
    reverse = np.array([item for item in items if item <= answers.shape[1]], dtype=float)
    turned = upright(answers, reverse, 1, 5)

    assert np.array_equal(upright(turned, reverse, 1, 5), answers, equal_nan=True)


@given(answered)
def test_what_is_told_of_items_and_of_units_adds_up(answers):
    outside = int(((answers < 1) | (answers > 5)).sum())
    rows = UnitColumn(np.arange(len(answers)), list(range(len(answers))))
    names = [f"q{item}" for item in range(answers.shape[1])]

    assert told(item_notes(NamedColumns(answers, names), 1, 5)) == outside
    assert told(outside_notes(rows, answers, 1, 5)) == outside
    assert told([outside_note(answers, 1, 5)]) == outside


def told(notes):
    return sum(int(note.split()[0]) for note in notes if note)


def test_a_note_counts_in_plain_words():
    answers = np.r_[np.full(1200, 9.0), 3.0]

    assert outside_notes(all_as_one(1201), answers, 1, 5) == ["1,200 answers outside 1 to 5 are left out."]
    assert outside_note(answers[1199:], 1, 5) == "1 answer outside 1 to 5 is left out."
    assert outside_note(answers[1200:], 1, 5) == ""


@pytest.mark.parametrize("item", [0.0, 3.0, 1.5], ids=["zero", "beyond the last", "between two"])
def test_an_item_that_is_not_there_cannot_be_turned_round(item):
    with pytest.raises(CellError, match=f"must be among columns 1 to 2 of answers, but one is {item:g}"):
        upright(np.ones((2, 2)), np.array([item]), 1, 5)


@pytest.mark.parametrize(
    ("answers", "scale", "shown", "sentence"),
    [
        ([3.0], (5, 5), "#NUM!", "scale_max must be greater than scale_min, 5, but is 5."),
        ([9.0, np.nan], (1, 5), "#N/A", "ratings holds no number from 1 to 5. Check the range and the scale."),
        ([], (1, 5), "#N/A", "ratings holds no number from 1 to 5. Check the range and the scale."),
    ],
    ids=["no width", "none on the scale", "none at all"],
)
def test_answers_that_cannot_be_scored_are_refused(answers, scale, shown, sentence):
    with pytest.raises(CellError) as raised:
        check_answers(np.array(answers), *scale, "ratings")

    assert (str(raised.value), raised.value.shown) == (sentence, shown)
