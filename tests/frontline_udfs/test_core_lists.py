from __future__ import annotations

import numpy as np
import pytest

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.lists import one_each, read_number_list, read_word_list


@pytest.mark.parametrize(
    "rows",
    [[[2.0, None, "5"]], [[2.0], [None], ["5"]]],
    ids=["a row", "a column"],
)
def test_a_list_stands_in_a_row_or_a_column(rows):
    assert np.array_equal(read_number_list(rows, "weights"), [2, np.nan, 5], equal_nan=True)


def test_words_are_read_in_lower_case_and_blanks_keep_their_place():
    assert read_word_list([["Higher ", None, "LOWER", ""]], "better") == ["higher", "", "lower", ""]


@pytest.mark.parametrize(
    ("read", "cell", "shown", "sentence"),
    [
        (read_number_list, "much", "#VALUE!", "weights, row 2, must be a number, but is 'much'."),
        (read_number_list, "#REF!", "#REF!", "weights, row 2, holds #REF!. Mend that cell first."),
        (read_word_list, "#REF!", "#REF!", "weights, row 2, holds #REF!. Mend that cell first."),
    ],
    ids=["a word among numbers", "an error among numbers", "an error among words"],
)
def test_a_list_refuses_what_does_not_belong(read, cell, shown, sentence):
    with pytest.raises(CellError) as raised:
        read([[1.0], [cell]], "weights")

    assert (str(raised.value), raised.value.shown) == (sentence, shown)


@pytest.mark.parametrize(
    ("given", "columns", "entries"),
    [
        ([2.0], 3, [2.0, 2.0, 2.0]),
        ([1.0, 2.0], 2, [1.0, 2.0]),
        (["a", "", ""], 2, ["a", ""]),
        ([4.0, np.nan, np.nan], 1, [4.0]),
    ],
    ids=["one serves all", "one each", "blanks beyond the last", "one and an empty tail"],
)
def test_every_column_gets_its_entry(given, columns, entries):
    assert one_each(given, columns, "weights") == entries


def test_too_many_entries_are_refused():
    with pytest.raises(CellError, match="weights must have one entry or one for each of 2 columns, but has 3"):
        one_each([1.0, 2.0, 3.0], 2, "weights")
