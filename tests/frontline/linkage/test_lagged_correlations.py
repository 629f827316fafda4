from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.linkage import lagged_correlations


def panel(seed, units=30, periods=8, follows=1):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(units, periods)) + np.arange(periods)
    y = rng.normal(size=(units, periods)) * 0.3
    y[:, follows:] += x[:, : periods - follows]
    return x, y


def test_four_units_in_six_periods_with_gaps_get_r_s_correlations(climate, revenue):
    x, y = climate.reshape(6, 4).T.copy(), revenue.reshape(6, 4).T.copy()
    x[1, 2], y[3, 4] = np.nan, np.nan
    results = lagged_correlations(x, y, lags=[0, 1, 2])

    # R 4.2, periods as columns, values of both periods stacked: cor(resid(lm(x ~ period)), resid(lm(y ~ period)))
    assert [result.estimate for result in results] == pytest.approx(
        [0.7046447805847467, -0.1863447688828408, 0.1950377467225502], rel=1e-12
    )
    assert [(result.lag, result.units) for result in results] == [(0, 4), (1, 4), (2, 4)]


def test_the_lag_that_made_the_data_has_the_highest_correlation():
    estimates = [result.estimate for result in lagged_correlations(*panel(1, follows=2), draws=100)]

    assert int(np.argmax(estimates)) == 2
    assert estimates[2] > 0.9


def test_the_interval_agrees_with_resampling_units_and_refitting(climate, revenue):
    x, y = climate.reshape(4, 6).T, revenue.reshape(4, 6).T
    result = lagged_correlations(x, y, lags=[1], draws=300, seed=5)[0]
    rng, refitted = np.random.default_rng(5), []
    for drawn in rng.integers(6, size=(300, 6)):
        early, late = x[drawn, :-1], y[drawn, 1:]
        early, late = early - early.mean(axis=0), late - late.mean(axis=0)
        refitted.append((early * late).sum() / np.sqrt((early**2).sum() * (late**2).sum()))

    assert (result.low, result.high) == pytest.approx(tuple(np.quantile(refitted, [0.025, 0.975])), rel=1e-9)
    assert result.low <= result.estimate <= result.high


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    covered = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        lasting = rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size=80)
        x, y = lasting[:, :1] + np.zeros(6), lasting[:, 1:] + np.zeros(6)
        result = lagged_correlations(x, y, lags=[1], draws=200)[0]
        covered += result.low <= 0.5 <= result.high

    # binomial(200, .95) with its 4 standard errors of .0154; percentiles of 80 units are known to be a little short
    assert covered / 200 == pytest.approx(0.94, abs=4 * 0.0154)


def test_what_all_units_share_in_a_period_makes_no_correlation():
    season = np.array([10.0, -10, 10, -10, 10, -10])
    rng = np.random.default_rng(6)
    x, y = rng.normal(size=(2, 2000, 6))
    plain, seasonal = (
        lagged_correlations(*pair, lags=[0], draws=100)[0] for pair in ((x, y), (x + season, y + season))
    )

    assert seasonal.estimate == pytest.approx(plain.estimate, abs=1e-12)
    assert abs(seasonal.estimate) < 4 / np.sqrt(12_000)


def test_order_of_units_shift_and_scale_do_not_matter():
    x, y = panel(3)
    order = np.random.default_rng(1).permutation(30)
    plain = lagged_correlations(x, y, draws=100)
    moved = lagged_correlations(1e8 + x[order], 5 - 1e3 * y[order], draws=100)

    assert [part.estimate for part in moved] == pytest.approx([-part.estimate for part in plain], rel=1e-6)


def test_every_lag_says_so_and_several_lags_warn_of_choosing_among_them():
    one, several = lagged_correlations(*panel(2), lags=[1]), lagged_correlations(*panel(2), lags=[0, 1])

    assert one[0].notes == ("30 units, lag 1 period: an association, not proof of an effect.",)
    assert several[1].notes[1].startswith("Choose the lag before looking")


@pytest.mark.parametrize(
    ("x", "lag", "reason"),
    [
        (np.arange(9.0).reshape(3, 3), 0, "Correlations by lag need 4 units."),
        (np.full((5, 3), np.nan), 0, "Correlations by lag need 4 units."),
        (np.arange(15.0).reshape(5, 3), 3, "Correlations by lag need 4 units."),
        (np.arange(15.0).reshape(5, 3), 9, "Correlations by lag need 4 units."),
        (np.full((5, 3), 0.1), 1, "A measure is the same for all units in every period."),
        (np.tile([0.1, 0.2, 0.3], (5, 1)), 1, "A measure is the same for all units in every period."),
    ],
    ids=["three units", "all missing", "lag as long as the series", "lag far beyond", "constant", "units alike"],
)
def test_what_has_no_correlation_is_said_in_words(x, lag, reason):
    y = np.random.default_rng(4).normal(size=x.shape)
    result = lagged_correlations(x, y, lags=[lag])[0]

    assert np.isnan([result.estimate, result.low, result.high]).all()
    assert reason in result.notes


def test_unequal_shapes_and_negative_lags_are_refused():
    x, y = panel(1)

    with pytest.raises(ParameterError, match=r"one shape, units by periods, but got \(30, 8\) and \(29, 8\)"):
        lagged_correlations(x, y[1:])
    with pytest.raises(ParameterError, match="lags must be an integer not less than 0, but got -1"):
        lagged_correlations(x, y, lags=[-1])
