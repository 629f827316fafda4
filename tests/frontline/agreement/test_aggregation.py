from __future__ import annotations

import numpy as np
import pytest

from frontline.agreement import LEAST_RELIABILITY, aggregation_reading, intraclass_correlation, unit_moments


def read(values, size):
    found = intraclass_correlation(unit_moments(np.arange(len(values)) // size, np.array(values, float), 3))
    return found, aggregation_reading(found)


def test_units_that_differ_with_reliable_means_are_supported():
    found, reading = read([4, 5, 3, 4, 2, 1, 2, 1, 3, 2, 5, 4, 5, 5, 4], 5)

    # made by R 4.2.2: anova(lm(y ~ g)), F = 13.13043, p = .00095183
    assert (round(found.f, 5), round(found.p, 8)) == (13.13043, 0.00095183)
    assert reading == "supported"


def test_units_that_differ_with_unreliable_means_are_said_to():
    ones = [1, 2, 3, 4, 5] * 4
    found, reading = read(ones + ones + [2, 3, 4, 5, 6] * 4, 20)

    assert found.p < 0.05
    assert found.icc2 < LEAST_RELIABILITY
    assert reading == "supported, but unit means are unreliable"


def test_units_alike_in_their_means_are_not_supported():
    found, reading = read([1, 2, 3, 3, 2, 1, 2, 1, 3], 3)

    assert found.p == pytest.approx(1)
    assert reading == "not supported: units do not differ beyond chance"


def test_people_who_all_answer_alike_within_units_are_supported():
    assert read([1, 1, 2, 2, 3, 3], 2)[1] == "supported"


def test_what_cannot_be_analysed_is_not_available():
    assert read([2, 2, 2, 2, 2, 2], 2)[1] == "not available"
