from __future__ import annotations

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.satisfaction import complaint_rate


def test_the_interval_is_r_s_exact_one():
    result = complaint_rate(np.array([7, 0]), np.array([12000, 500]))
    wide = complaint_rate(np.array([130]), np.array([4000]), level=0.9)

    # made by R 4.2 with poisson.test(7, 12000)$conf.int * 1000, poisson.test(0, 500)$conf.int * 1000 and
    # poisson.test(130, 4000, conf.level = .9)$conf.int * 1000
    assert result.rate == pytest.approx([7 / 12, 0], rel=1e-14)
    assert result.low == pytest.approx([0.2345302542933222, 0], rel=1e-12)
    assert result.high == pytest.approx([1.2018896134751982, 7.377758908227871], rel=1e-12)
    assert [wide.low[0], wide.high[0]] == pytest.approx([27.95781508207660, 37.59433879462026], rel=1e-12)


@given(st.integers(0, 5000), st.integers(1, 10**7), st.sampled_from([0.8, 0.95, 0.999]))
def test_at_its_ends_the_count_lies_on_the_edge_of_chance(complaints, contacts, level):
    result = complaint_rate(np.array([complaints]), np.array([contacts]), level=level)
    low, high = (end[0] * contacts / 1000 for end in (result.low, result.high))

    assert low <= complaints <= high
    assert scipy.stats.poisson.cdf(complaints, high) == pytest.approx((1 - level) / 2, rel=1e-9)
    if complaints:
        assert scipy.stats.poisson.sf(complaints - 1, low) == pytest.approx((1 - level) / 2, rel=1e-9)


@given(st.integers(0, 100), st.integers(1, 10**6))
def test_the_rate_is_stated_for_as_many_contacts_as_asked(complaints, contacts):
    thousand = complaint_rate(np.array([complaints]), np.array([contacts]))
    million = complaint_rate(np.array([complaints]), np.array([contacts]), per=1e6)

    assert million.rate == pytest.approx(1000 * thousand.rate, rel=1e-12)
    assert million.high == pytest.approx(1000 * thousand.high, rel=1e-12)


def test_counts_that_give_no_rate_say_why():
    result = complaint_rate(np.array([1, np.nan, -1, 2.5, 3]), np.array([0.0, 10, 10, 10, 2]))

    assert result.note.tolist() == [
        "No contacts.",
        "A count is missing.",
        "A count is negative.",
        "The complaints are no whole number.",
        "",
    ]
    for column in (result.rate, result.low, result.high):
        assert np.isnan(column).tolist() == [True, True, True, True, False]


@pytest.mark.parametrize("per", [0, -5, np.inf, np.nan])
def test_a_rate_for_no_contacts_is_refused(per):
    with pytest.raises(ParameterError, match=f"per must be a number greater than 0, but got {per}"):
        complaint_rate(np.array([1]), np.array([10]), per=per)
