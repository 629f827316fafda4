from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.survey import favourable, favourable_cut


@pytest.mark.parametrize(
    ("minimum", "maximum", "cut"),
    [
        (1, 5, 4),
        (1, 7, 6),
        (1, 11, 10),
        (0, 10, 9),
        (1, 10, 9),
        (1, 4, 3),
        (1, 6, 5),
        (0, 1, 1),
        (1, 3, 3),
        (0, 100, 75),
    ],
)
def test_the_least_favourable_answer_depends_on_the_length_of_the_scale(minimum, maximum, cut):
    assert favourable_cut(minimum, maximum) == cut


def test_answers_are_flagged_and_off_scale_ones_missing():
    flags = favourable(np.array([[5.0, 4.0, 3.0], [1.0, np.nan, 99.0]]), 1, 5)

    assert np.array_equal(flags, [[1.0, 1.0, 0.0], [0.0, np.nan, np.nan]], equal_nan=True)


def test_a_scale_without_length_is_refused():
    with pytest.raises(ParameterError, match="maximum must be greater than minimum, 5, but got 5"):
        favourable_cut(5, 5)


def test_a_rating_out_of_a_hundred_is_favourable_from_three_quarters_up():
    assert favourable(np.array([74.9, 75.0, 100.0]), 0, 100).tolist() == [0.0, 1.0, 1.0]
