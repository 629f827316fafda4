from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.control_charts import special_causes, xmr_chart
from frontline.errors import ParameterError

OUTLIER = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
points = st.lists(st.integers(0, 9).map(float) | st.just(np.nan), min_size=1, max_size=20)
profiles = st.sampled_from(["nhs", "nhs-excel", "western-electric", "nelson"])


@pytest.mark.parametrize(
    ("profile", "low", "high"),
    [("nhs", -0.7155556, 4.6044444), ("western-electric", -3.0626144, 6.9515033), ("nhs-excel", -3.0626144, 6.9515033)],
    ids=["screened", "not screened", "as in the Excel tool"],
)
def test_limits_of_the_published_case_with_an_outlier(profile, low, high):
    chart = xmr_chart(np.array([OUTLIER]), profile)

    # R: NHSRplotthedots 0.2.2, vignette "deviations": ptd_spc(d, y, x, screen_outliers = TRUE | FALSE)
    assert chart.low[0] == pytest.approx(np.full(18, low), abs=1e-7)
    assert chart.high[0] == pytest.approx(np.full(18, high), abs=1e-7)
    assert (chart.kind, chart.profile) == ("XmR", profile)


def test_rebased_phases_have_r_s_limits_each():
    y = [50, 52, 49, 51, 53, 48, 50, 51, 52, 53, 54, 55, 56, 57, 50]
    y += [49, 59, 58, 57, 49, 30, 50, 49, 48, 49, 48, 47, 49, 48, 52]
    chart = xmr_chart(np.array([y]), rebase=[18])

    # R: NHSRplotthedots 0.2.2, days from 2024-01-01: ptd_spc(d, y, x, rebase = as.Date("2024-01-19"))
    assert chart.centre[0, [17, 18]] == pytest.approx([52.6111111111111, 48], rel=1e-12)
    assert chart.low[0, [0, 17, 18, 29]] == pytest.approx(np.repeat([47.2911111111111, 42.0888888888889], 2), rel=1e-12)
    assert chart.high[0, [0, 17, 18, 29]] == pytest.approx(
        np.repeat([57.9311111111111, 53.9111111111111], 2), rel=1e-12
    )
    assert chart.points.tolist() == [[18, 12]]
    assert chart.notes == ("1 of 1 series have trial limits: fewer than 13 points.",)


@pytest.mark.parametrize("profile", ["nhs", "nhs-excel", "western-electric", "nelson"])
def test_a_constant_series_has_its_limits_at_the_mean_and_no_flag(profile):
    chart = xmr_chart(np.full((1, 20), 0.1), profile)

    assert (chart.low == 0.1).all()
    assert (chart.high == 0.1).all()
    assert not special_causes(chart).flagged.any()
    assert chart.notes == ("1 of 1 series do not vary: their limits equal the mean.",)


def test_one_different_answer_among_equal_ones_is_not_screened_to_nothing():
    chart = xmr_chart(np.array([[5.0] * 9 + [9.0]]))

    assert chart.sigma[0, 0] == pytest.approx(2.66 / 3 * 4 / 9)


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ([np.nan, 4.0, np.nan], "1 of 1 series have no limits: fewer than 2 points."),
        ([np.nan, np.nan, np.nan], "1 of 1 series have no limits: fewer than 2 points."),
        ([4.0], "1 of 1 series have no limits: fewer than 2 points."),
    ],
    ids=["one point", "all missing", "one period"],
)
def test_without_two_points_there_are_no_limits_and_the_chart_says_so(values, note):
    chart = xmr_chart(np.array([values]))

    assert np.isnan([chart.low, chart.high, chart.sigma]).all()
    assert chart.notes == (note,)


def test_the_excel_profile_has_limits_and_flags_from_thirteen_points_only():
    rising = np.vstack([np.arange(13.0), np.arange(13.0)])
    rising[1, 4] = np.nan
    chart = xmr_chart(rising, "nhs-excel")

    assert np.isnan(chart.low).all(axis=1).tolist() == [False, True]
    assert chart.centre[1] == pytest.approx(np.full(13, np.nanmean(rising[1])))
    assert special_causes(chart).flagged.any(axis=1).tolist() == [True, False]
    assert chart.notes == ("1 of 2 series have no limits: fewer than 13 points.",)


@given(points, profiles)
def test_limits_agree_with_their_definition(values, profile):
    chart = xmr_chart(np.array([values]), profile)
    seen = [value for value in values if not np.isnan(value)]
    if len(seen) >= (13 if profile == "nhs-excel" else 2):
        ranges = np.abs(np.diff(seen))
        kept = ranges[ranges < 3.267 * ranges.mean()] if profile == "nhs" else ranges
        width = 2.66 * (kept.mean() if kept.any() else ranges.mean())

        assert chart.low[0] == pytest.approx(np.full(len(values), np.mean(seen) - width))
        assert chart.high[0] == pytest.approx(np.full(len(values), np.mean(seen) + width))


@given(points, profiles)
def test_a_missing_period_is_as_if_it_were_not_there(values, profile):
    series = np.array([values])
    seen = ~np.isnan(series[0])
    if seen.any():
        gaps, without = xmr_chart(series, profile), xmr_chart(series[:, seen], profile)

        assert np.array_equal(gaps.sigma[:, seen], without.sigma, equal_nan=True)
        assert np.array_equal(special_causes(gaps).signals[..., seen], special_causes(without).signals)
        assert not special_causes(gaps).flagged[:, ~seen].any()


@given(points, profiles, st.sampled_from([0.5, 3.0]), st.integers(-1000, 1000))
def test_limits_move_with_the_values_and_flags_stay(values, profile, scale, shift):
    plain = xmr_chart(np.array([values]), profile)
    moved = xmr_chart(scale * np.array([values]) + shift, profile)
    mirrored = special_causes(xmr_chart(-np.array([values]), profile))

    assert moved.low == pytest.approx(scale * plain.low + shift, nan_ok=True)
    assert np.array_equal(special_causes(moved).signals, special_causes(plain).signals)
    assert np.array_equal(mirrored.direction, -special_causes(plain).direction)


def test_an_offset_of_a_hundred_million_does_not_lose_the_limits():
    values = np.random.default_rng(3).integers(0, 100, (20, 24)).astype(float)

    assert xmr_chart(values + 1e8).sigma == pytest.approx(xmr_chart(values).sigma, rel=1e-12)
    assert xmr_chart(values + 1e8).centre - 1e8 == pytest.approx(xmr_chart(values).centre, abs=2e-8)


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.permutations(range(3)))
def test_series_do_not_know_of_each_other(values, order):
    together = np.array(values, dtype=float).reshape(3, 4)
    order = list(order)

    assert np.array_equal(xmr_chart(together[order]).high, xmr_chart(together).high[order])


def test_no_series_give_an_empty_chart():
    chart = xmr_chart(np.empty((0, 6)))

    assert chart.low.shape == (0, 6)
    assert special_causes(chart).names.shape == (0, 6)
    assert chart.notes == ()


@pytest.mark.parametrize("rebase", [[3, 2], [2, 2], [6]], ids=["descending", "repeated", "after the end"])
def test_positions_that_cannot_start_a_phase_are_refused(rebase):
    with pytest.raises(ParameterError, match=r"rebase must be ascending positions between 1 and 5, but got \["):
        xmr_chart(np.zeros((1, 6)), rebase=rebase)


def test_a_profile_without_that_name_and_a_chart_without_periods_are_refused():
    with pytest.raises(ParameterError, match="profile must be one of nhs, nhs-excel, western-electric, nelson, but"):
        xmr_chart(np.zeros((1, 6)), "shewhart")
    with pytest.raises(ParameterError, match="values must have at least one period"):
        xmr_chart(np.zeros((1, 0)))
    with pytest.raises(ParameterError, match="rebase must be an integer not less than 1, but got 0"):
        xmr_chart(np.zeros((1, 6)), rebase=[0])
