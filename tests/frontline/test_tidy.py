from __future__ import annotations

import numpy as np
import pytest

from frontline.comparison import funnel_of_proportions, rank_intervals
from frontline.errors import ParameterError
from frontline.tidy import tidy
from frontline.trends import mann_kendall


def test_a_result_of_many_units_is_one_row_a_unit() -> None:
    table = tidy(mann_kendall(np.array([[1.0, 2, 3, 4, 5], [3.0, 3, 3, 3, 3]])), ["rising", "constant"])

    assert table["unit"].tolist() == ["rising", "constant"]
    assert table["s"].tolist() == [10, 0]
    assert {"z", "p", "n"} <= set(table.columns)


def test_intervals_that_come_as_a_pair_have_a_column_each() -> None:
    table = tidy(rank_intervals(np.array([1.0, 9.0]), np.array([0.1, 0.1]), "higher"))

    assert table.columns.tolist() == ["unit", "low", "high"]
    assert table["low"].tolist() == [2, 1]


def test_an_array_of_several_columns_is_numbered() -> None:
    table = tidy(funnel_of_proportions(np.array([5.0, 9.0, 7.0]), np.array([10.0, 10.0, 10.0])))

    assert {"low 1", "low 2"} <= set(table.columns)
    assert len(table) == 3


def test_names_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ParameterError, match="units must name each unit of the result, but got 3 names"):
        tidy(rank_intervals(np.array([1.0, 9.0]), np.array([0.1, 0.1]), "higher"), ["a", "b", "c"])


def test_a_result_without_arrays_is_refused() -> None:
    with pytest.raises(ParameterError, match="result must hold an array for many units, but got float"):
        tidy(1.5)
