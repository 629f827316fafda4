from __future__ import annotations

import numpy as np
import pytest

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.history import history
from frontline_udfs.core.periods import read_periods
from frontline_udfs.core.read_columns import read_units


def periods(*cells):
    return read_periods([[cell] for cell in cells], "periods")


def units(*cells):
    return read_units([[cell] for cell in cells], "units")


def test_values_are_laid_out_by_unit_and_period():
    found = history(periods("2024", "2023", "2024"), np.array([1.0, 2.0, 3.0]), units("A", "A", "B"))

    np.testing.assert_array_equal(found.values, [[2.0, 1.0], [np.nan, 3.0]])
    assert found.names == ["2023", "2024"]


def test_other_columns_follow_the_layout_of_the_values():
    found = history(periods("2024", "2023", "2024"), np.array([1.0, 2.0, 3.0]), units("A", "A", "B"))

    np.testing.assert_array_equal(found.of(np.array([7.0, 8.0, 9.0])), [[8.0, 7.0], [np.nan, 9.0]])


def test_periods_without_any_value_are_left_out():
    found = history(periods("Jan 2024", "Feb 2024", "Mar 2024"), np.array([1.0, np.nan, 3.0]))

    assert found.names == ["Jan 2024", "Mar 2024"]


def test_the_calendar_has_the_missing_periods():
    found = history(periods("Jan 2024", "Apr 2024"), np.array([1.0, 3.0]))

    np.testing.assert_array_equal(found.on_calendar(), [[1.0, np.nan, np.nan, 3.0]])


def test_a_calendar_without_end_is_refused():
    found = history(periods(1.0, 1e9), np.array([1.0, 3.0]))

    with pytest.raises(CellError, match="fewer than 10000 periods"):
        found.on_calendar()


@pytest.mark.parametrize(
    ("cells", "values", "names", "sentence"),
    [
        (["2024", None], [1.0, 71.2], ["A", "A"], "periods is blank beside the value 71.2"),
        (["2023", "2024", "2024"], [1.0, 2.0, 3.0], ["A", "B", "B"], "B has more than one in 2024"),
        (["2024"], [np.nan], ["A"], "values hold no number"),
    ],
    ids=["a value without period", "two values of one period", "no values"],
)
def test_what_cannot_be_laid_out_is_refused(cells, values, names, sentence):
    with pytest.raises(CellError, match=sentence):
        history(periods(*cells), np.array(values), units(*names))


def test_a_blank_beside_a_blank_is_passed_over():
    found = history(periods("2024", None), np.array([1.0, np.nan]))

    assert found.values.tolist() == [[1.0]]
