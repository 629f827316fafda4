from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.loyalty import wallet_share

amounts = st.integers(1, 10_000).map(float)
wallets = st.lists(st.tuples(amounts, amounts | st.just(np.nan)), min_size=3, max_size=30)


def share_of(rows, scale=1.0):
    spend, elsewhere = (scale * np.array(column) for column in zip(*rows, strict=True))
    return wallet_share(np.zeros(len(rows), dtype=int), spend, elsewhere, n_units=1)


def test_share_and_interval_are_those_of_the_ratio_estimator():
    result = share_of([(30.0, 10.0), (10.0, 30.0), (50.0, 10.0), (20.0, 80.0)])

    # made by R 4.2 with y <- c(30, 10, 50, 20); w <- c(40, 40, 60, 100); r <- sum(y) / sum(w); e <- y - r * w;
    # and c(r, s <- sqrt(4 / 3 * sum(e^2)) / sum(w), r - qnorm(.975) * s, r + qnorm(.975) * s)
    estimate = [result.share[0], result.standard_error[0], result.low[0], result.high[0]]
    assert estimate == pytest.approx(
        [0.4583333333333333, 0.1786761156981751, 0.1081345816673985, 0.8085320849992681], rel=1e-12
    )


@given(wallets, st.sampled_from([0.01, 3.0, 1e6]))
def test_the_currency_does_not_matter(rows, scale):
    plain, scaled = share_of(rows), share_of(rows, scale)

    assert scaled.share == pytest.approx(plain.share, rel=1e-9, nan_ok=True)
    assert scaled.low == pytest.approx(plain.low, rel=1e-6, abs=1e-9, nan_ok=True)


@given(wallets)
def test_the_interval_contains_the_share_and_the_counts_add_up(rows):
    result = share_of(rows)

    assert result.n[0] + result.unknown[0] == len(rows)
    if not np.isnan(result.low[0]):
        assert 0 <= result.low[0] <= result.share[0] <= result.high[0] <= 1


def test_a_share_or_interval_that_cannot_be_had_says_why():
    units = np.array([0, 1, 2, 3, 3, 4, 4, 4])
    spend = np.array([5.0, 0, 5, 1, 3, 5, 1, 9])
    elsewhere = np.array([np.nan, 0, 5, 2, 6, 5, 7, -1])
    result = wallet_share(units, spend, elsewhere, n_units=5)

    assert result.note.tolist() == [
        "Spending elsewhere is not known of any customer.",
        "The customers spend nothing in this category.",
        "One customer alone gives no interval.",
        "All customers split their spending alike, which gives no interval.",
        "Customers whose spending elsewhere is not known are left out.",
    ]
    assert np.isnan(result.share).tolist() == [True, True, False, False, False]
    assert np.isnan(result.low).tolist() == [True, True, True, True, False]


def test_columns_of_different_length_are_refused():
    with pytest.raises(ParameterError, match="units 1, spend 1, spend_elsewhere 2"):
        wallet_share(np.array([0]), np.array([1.0]), np.array([1.0, 2.0]), n_units=1)
