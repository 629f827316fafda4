from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.comparison import funnel_of_proportions, over_dispersed_funnel, shrink
from frontline.errors import ParameterError

values = np.array([71.2, 64.8, 80.1, 77.5, 58.9, 69.3, 90.2, 66.1, 73.4, 75.0])
errors = np.array([2.1, 3.4, 1.8, 2.6, 4.0, 3.1, 2.2, 1.5, 2.9, 3.3])

samples = st.lists(
    st.tuples(st.floats(-100, 100).map(lambda v: round(v, 2)), st.floats(0.5, 20)), min_size=2, max_size=25
)


def test_ten_units_get_r_s_dispersion_and_scores():
    result = over_dispersed_funnel(values, errors, target=72)

    # R 4.2 with z <- (y - 72) / s; q <- quantile(z, c(.1, .9)); phi <- mean(pmin(pmax(z, q[1]), q[2])^2),
    # then with w <- 1 / s^2; tau2 <- (10 * phi - 9) / (sum(w) - sum(w^2) / sum(w)),
    # then with z <- (y - 72) / sqrt(s^2 + tau2) and p.adjust(2 * pnorm(-abs(z)), "BH")
    assert result.phi == pytest.approx(7.684707444494665, rel=1e-12)
    assert result.tau2 == pytest.approx(43.887166549774193, rel=1e-12)
    assert result.z[:3] == pytest.approx([-0.1151142691700606, -0.9669250632097062, 1.1799112833591379], rel=1e-12)
    assert result.z[6] == pytest.approx(2.6072688073000165, rel=1e-12)
    assert result.q[[0, 4, 6]] == pytest.approx(
        [0.90835454992968245, 0.45247230600372301, 0.09126768016480623], rel=1e-10
    )
    assert result.funnel.n == 10


def test_untrimmed_at_the_weighted_mean_tau2_is_dersimonian_and_laird_s():
    result = over_dispersed_funnel(values, errors, trim=0)

    # R, metafor 3.8: rma(y, sei = s, method = "DL")$tau2; the plain weighted mean sum(w * y) / sum(w)
    assert result.funnel.target == pytest.approx(73.66263429390010, rel=1e-12)
    assert result.tau2 == pytest.approx(72.34187215977794, rel=1e-12)


@given(samples)
def test_it_is_so_for_any_data(rows):
    y, s = np.array(rows).T
    if y.size > 2:
        expected = shrink(y, s, method="DL").tau2[0]

        assert over_dispersed_funnel(y, s, trim=0).tau2 == pytest.approx(expected, rel=1e-7, abs=1e-7)


@given(samples)
def test_a_unit_is_outside_where_its_z_is_beyond_the_normal_quantile(rows):
    y, s = np.array(rows).T
    result = over_dispersed_funnel(y, s)
    far = np.abs(result.z)
    clear = np.abs(far - 1.959963984540054) > 1e-6

    assert ((far > 1.959963984540054) == (result.funnel.place != "within the limits"))[clear].all()
    assert (result.funnel.low[:, 1] <= result.funnel.low[:, 0]).all()
    assert (result.funnel.low[:, 0] <= result.funnel.target).all()
    assert (result.q >= 0).all()


@given(samples, st.sampled_from([-10.0, 0.25, 3.0]), st.integers(-50, 50))
def test_shift_and_scale_carry_over(rows, scale, shift):
    y, s = np.array(rows).T
    plain, moved = (
        over_dispersed_funnel(y, s, target=5),
        over_dispersed_funnel(scale * y + shift, abs(scale) * s, 5 * scale + shift),
    )

    assert moved.phi == pytest.approx(plain.phi, rel=1e-6)
    assert moved.tau2 == pytest.approx(scale**2 * plain.tau2, rel=1e-6, abs=1e-6)
    assert moved.z == pytest.approx(np.sign(scale) * plain.z, rel=1e-6, abs=1e-6)


def test_units_at_the_target_widen_nothing_and_say_so():
    result = over_dispersed_funnel(np.full(5, 70.0), np.full(5, 2.0))

    assert result.tau2 == 0
    assert result.funnel.notes == ("The units differ no more than by chance: the limits are not widened.",)
    assert result.funnel.high[0] == pytest.approx([70 + 2 * 1.959963984540054, 70 + 2 * 3.090232306167813])


def test_one_unit_and_no_unit_have_their_words():
    one, none = (over_dispersed_funnel(np.array([70.0]), np.array([s]), target=60.0) for s in (2.0, np.nan))

    assert one.z.tolist() == [5.0]
    assert one.funnel.notes == ("One unit alone: differences between units cannot be allowed for.",)
    assert np.isnan(none.z).all()
    assert none.funnel.notes == ("Not available: no unit has both a value and a standard error.",)
    assert over_dispersed_funnel(np.array([]), np.array([])).funnel.n == 0


def test_units_without_an_error_are_left_out():
    result = over_dispersed_funnel(np.r_[values, 99.0, np.nan], np.r_[errors, 0.0, 1.0], target=72)

    assert result.tau2 == pytest.approx(43.887166549774193, rel=1e-12)
    assert result.funnel.place[10:].tolist() == ["", ""]


def test_a_trim_of_half_is_refused():
    with pytest.raises(ParameterError, match=r"trim must lie between 0 and \.5, but got 0\.5"):
        over_dispersed_funnel(values, errors, trim=0.5)


def test_values_offset_by_a_hundred_million_keep_their_scores():
    eighths = np.round(values * 8) / 8
    plain, far = over_dispersed_funnel(eighths, errors), over_dispersed_funnel(eighths + 1e8, errors)

    assert far.tau2 == pytest.approx(plain.tau2, rel=1e-7)
    assert far.z == pytest.approx(plain.z, rel=1e-6, abs=1e-7)


@pytest.mark.real_data
def test_hospital_trusts_are_far_more_dispersed_than_chance_and_fewer_stand_out_once_that_is_allowed_for(real_data):
    waits = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_attendances_2016_2019.csv")
    month = waits[(waits["period"] == "2017-03-01") & (waits["type"].astype(str) == "1")]
    breaches, attendances = month["breaches"].to_numpy(float), month["attendances"].to_numpy(float)
    exact = funnel_of_proportions(breaches, attendances)
    error = np.sqrt(exact.target * (1 - exact.target) / attendances)
    widened = over_dispersed_funnel(breaches / attendances, error, exact.target)

    assert widened.phi > 10
    assert np.mean(exact.place != "within the limits") > 0.7
    assert np.mean(widened.funnel.place != "within the limits") < 0.2
