from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.control_charts import p_chart, special_causes, u_chart
from frontline.errors import ParameterError

# R 4.2: x <- c(812,905,790,1010,860,770,1105,930); n <- c(2000,2100,1900,2200,2050,1980,2300,2150)
SHARES = np.array([[812, 905, 790, 1010, 860, 770, 1105, 930], [2000, 2100, 1900, 2200, 2050, 1980, 2300, 2150]])
# R 4.2: x <- c(12,20,7,9,30,11,8,14); e <- c(120,130,90,140,150,100,110,160)
RATES = np.array([[12, 20, 7, 9, 30, 11, 8, 14], [120, 130, 90, 140, 150, 100, 110, 160]])
counts_and_sizes = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=15)


def test_limits_of_shares_are_three_binomial_standard_errors():
    chart = p_chart(SHARES[:1], SHARES[1:])

    # R 4.2: p <- x / n; pb <- sum(x) / sum(n); s <- sqrt(pb * (1 - pb) / n); c(pb, (pb - 3 * s)[c(1, 4, 8)])
    assert chart.centre[0] == pytest.approx(np.full(8, 0.430575539568345), rel=1e-12)
    assert chart.low[0, [0, 3, 7]] == pytest.approx(
        [0.397359412471377, 0.398905205021759, 0.398539061822719], rel=1e-12
    )
    assert chart.kind == "p"


def test_laney_limits_of_shares_take_in_the_variation_between_periods():
    chart = p_chart(SHARES[:1], SHARES[1:], laney=True)

    # R 4.2: z <- (p - pb) / s; sz <- mean(abs(diff(z))) / 1.128; (pb +- 3 * s * sz)[c(1, 4, 8)]; sz is 3.45235348932081
    assert chart.high[0, [0, 3, 7]] == pytest.approx(
        [0.545249351853289, 0.539912729548211, 0.541176785299008], rel=1e-12
    )
    assert chart.low[0, [0, 3, 7]] == pytest.approx(
        [0.315901727283402, 0.321238349588480, 0.319974293837683], rel=1e-12
    )
    assert chart.kind == "Laney p'"


def test_limits_of_rates_are_three_poisson_standard_errors():
    chart = u_chart(RATES[:1], RATES[1:])

    # R 4.2: ub <- sum(x) / sum(e); s <- sqrt(ub / e); pmax(0, ub - 3 * s)[c(1, 3, 8)]; (ub + 3 * s)[c(1, 3, 8)]
    assert chart.centre[0] == pytest.approx(np.full(8, 0.111), rel=1e-12)
    assert chart.low[0, [0, 2, 7]] == pytest.approx(
        [0.01975856204552670, 0.00564346247147263, 0.03198259685360445], rel=1e-12
    )
    assert chart.high[0, [0, 2, 7]] == pytest.approx(
        [0.202241437954473, 0.216356537528527, 0.190017403146396], rel=1e-12
    )


def test_laney_limits_of_rates_stop_at_zero():
    chart = u_chart(RATES[:1], RATES[1:], laney=True)

    # R 4.2: z <- (x / e - ub) / s; (ub + 3 * s * mean(abs(diff(z))) / 1.128)[c(1, 3, 8)]
    assert chart.high[0, [0, 2, 7]] == pytest.approx(
        [0.280554351461839, 0.306784500917530, 0.257838375688147], rel=1e-12
    )
    assert (chart.low == 0).all()
    assert chart.kind == "Laney u'"


@given(counts_and_sizes, st.booleans())
def test_shares_and_their_limits_lie_between_nothing_and_all(pairs, laney):
    counts, sizes = np.array(pairs, dtype=float).T[:, None, :]
    chart = p_chart(np.minimum(counts, sizes), sizes, laney=laney)
    lines = np.stack([chart.low, chart.centre, chart.high])[:, ~np.isnan(chart.sigma)]

    assert (np.diff(lines, axis=0) >= 0).all()
    assert lines.size == 0 or (lines.min() >= 0 and lines.max() <= 1)
    assert np.array_equal(np.isnan(chart.values), sizes == 0)


@given(counts_and_sizes, st.booleans())
def test_rates_scale_with_the_unit_of_exposure(pairs, laney):
    counts, exposures = np.array(pairs, dtype=float).T[:, None, :]
    plain, thousand = (u_chart(counts, exposures / unit, laney=laney) for unit in (1, 1000))

    assert thousand.centre == pytest.approx(1000 * plain.centre, nan_ok=True)
    assert np.array_equal(np.isnan(thousand.high), np.isnan(plain.high))


@pytest.mark.parametrize("laney", [False, True], ids=["plain", "Laney"])
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_constant_share_is_never_flagged(share, laney):
    sizes = np.array([[10.0, 20.0, 30.0, 10.0, 50.0, 20.0] * 4])
    chart = p_chart(np.rint(share * sizes), sizes, "nelson", laney=laney)
    hugging = special_causes(chart).rules.index("15 points within one sigma")

    assert not np.delete(special_causes(chart).signals, hugging, axis=0).any()
    if laney or share in {0.0, 1.0}:
        assert chart.low == pytest.approx(chart.centre, rel=1e-12)
        assert not special_causes(chart).flagged.any()


def test_rebasing_starts_the_mean_anew():
    sizes = np.full((1, 8), 50.0)
    chart = p_chart(np.array([[10.0] * 4 + [20.0] * 4]), sizes, rebase=[4])

    assert chart.centre[0].tolist() == [0.2] * 4 + [0.4] * 4


def test_periods_without_anybody_have_no_point():
    chart = p_chart(np.array([[5.0, 0.0, np.nan, 6.0]]), np.array([[10.0, 0.0, 10.0, 10.0]]))

    assert np.isnan(chart.values[0]).tolist() == [False, True, True, False]
    assert chart.centre[0, 0] == pytest.approx(11 / 20)
    assert chart.points.tolist() == [[2]]


def test_counts_that_cannot_be_are_refused():
    one = np.array([[1.0, 4.0]])
    with pytest.raises(ParameterError, match="counts must not exceed sizes, but got 4 of 3"):
        p_chart(one, np.array([[2.0, 3.0]]))
    with pytest.raises(ParameterError, match="counts and sizes must be at least 0, but got -1 of 4"):
        u_chart(-one, np.array([[4.0, 4.0]]))
    with pytest.raises(ParameterError, match="counts and sizes must have one shape, but got"):
        u_chart(one, np.array([[4.0]]))
