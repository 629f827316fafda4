from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.comparison import shrink
from frontline.errors import ParameterError

eight_schools = np.array([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
their_errors = np.array([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])
six_units = np.array([71.2, 64.8, 80.1, 77.5, 58.9, 69.3])
six_errors = np.array([2.1, 3.4, 1.8, 2.6, 4.0, 3.1])

# R, metafor 3.8: f <- rma(y, sei = s, method = m, control = list(threshold = 1e-14, maxiter = 10000));
# f$tau2; f$beta; blup(f)$pred
METAFOR = {
    "REML": (
        51.0462155605487,
        70.7641580046624,
        [71.1653408877614, 65.9012591308481, 79.5428027860745, 76.7122941893543, 61.731278790123, 69.5319722438133],
    ),
    "PM": (
        52.2181577918599,
        70.7554424077117,
        [71.1653794320981, 65.8794434429703, 79.5540682957295, 76.7269475509091, 61.6805951474407, 69.5262205771227],
    ),
    "DL": (
        46.0197257913513,
        70.8056804014335,
        [71.1655173728909, 66.0057310882679, 79.4886771593714, 76.6425950057943, 61.9714564437739, 69.5601053385028],
    ),
}

samples = st.lists(
    st.tuples(st.floats(-100, 100).map(lambda v: round(v, 2)), st.floats(0.5, 20)), min_size=3, max_size=25
)


@pytest.mark.parametrize("method", ["REML", "PM", "DL"])
def test_the_eight_schools_share_one_mean(method):
    result = shrink(eight_schools, their_errors, method=method)

    # R, metafor 3.8: rma(y, sei = s, method = "REML") and likewise "PM", "DL": tau2 0, beta 7.68561672495604
    assert result.tau2.tolist() == [0.0]
    assert result.shrunken == pytest.approx(np.full(8, 7.68561672495604), abs=1e-12)


@pytest.mark.parametrize("method", ["REML", "PM", "DL"])
def test_units_that_differ_get_metafor_s_values(method):
    tau2, mean, shrunken = METAFOR[method]
    result = shrink(six_units, six_errors, method=method)

    assert result.tau2[0] == pytest.approx(tau2, rel=1e-10)
    assert result.mean[0] == pytest.approx(mean, rel=1e-10)
    assert result.shrunken == pytest.approx(shrunken, rel=1e-10)


@given(samples)
def test_paule_mandel_solves_its_equation(rows):
    y, s = np.array(rows).T
    tau2 = shrink(y, s, method="PM").tau2[0]
    w = 1 / (s**2 + tau2)
    q = (w * (y - np.average(y, weights=w)) ** 2).sum()

    assert q == pytest.approx(y.size - 1, rel=1e-7) if tau2 > 0 else q <= y.size - 1


@given(samples)
def test_the_restricted_likelihood_is_flat_at_its_estimate_and_falls_at_zero(rows):
    y, s = np.array(rows).T
    tau2 = shrink(y, s).tau2[0]
    w = 1 / (s**2 + tau2)
    observed = (w**2 * (y - np.average(y, weights=w)) ** 2).sum()
    expected = w.sum() - (w**2).sum() / w.sum()

    assert observed == pytest.approx(expected, rel=1e-7) if tau2 > 0 else observed <= expected


def test_equal_standard_errors_leave_the_sample_variance_less_theirs():
    y = np.array([61.0, 66.0, 70.0, 75.0, 83.0])

    for method in ("REML", "PM", "DL"):
        assert shrink(y, np.full(5, 2.0), method=method).tau2[0] == pytest.approx(y.var(ddof=1) - 4, rel=1e-12)


@given(samples)
def test_a_shrunken_value_lies_between_the_value_and_the_mean(rows):
    y, s = np.array(rows).T
    result = shrink(y, s)
    low, high = np.minimum(y, result.mean[0]), np.maximum(y, result.mean[0])

    assert (result.shrunken >= low - 1e-9).all()
    assert (result.shrunken <= high + 1e-9).all()


@given(samples, st.sampled_from([-10.0, 0.25, 3.0]), st.integers(-50, 50))
def test_shift_and_scale_carry_over(rows, scale, shift):
    y, s = np.array(rows).T
    plain, moved = shrink(y, s), shrink(scale * y + shift, abs(scale) * s)

    assert moved.tau2 == pytest.approx(scale**2 * plain.tau2, rel=1e-6, abs=1e-6)
    assert moved.shrunken == pytest.approx(scale * plain.shrunken + shift, rel=1e-6, abs=1e-6)


def test_groups_are_shrunk_each_on_its_own_in_any_order_of_rows():
    values, errors = np.r_[six_units, eight_schools], np.r_[six_errors, their_errors]
    groups = np.r_[np.full(6, 2), np.full(8, 0)]
    order = np.random.default_rng(5).permutation(14)
    result = shrink(values[order], errors[order], groups[order])

    assert result.tau2 == pytest.approx([0.0, np.nan, METAFOR["REML"][0]], rel=1e-10, nan_ok=True)
    assert result.shrunken == pytest.approx(np.r_[METAFOR["REML"][2], [7.68561672495604] * 8][order], rel=1e-10)


def test_units_without_a_usable_standard_error_are_left_out():
    values = np.r_[six_units, 90.0, 90.0, 90.0, np.nan]
    errors = np.r_[six_errors, np.nan, 0.0, -1.0, 2.0]
    result = shrink(values, errors)

    assert result.shrunken[:6] == pytest.approx(METAFOR["REML"][2], rel=1e-10)
    assert np.isnan(result.shrunken[6:]).all()


def test_two_units_are_too_few():
    result = shrink(np.array([1.0, 9.0, 5.0]), np.array([1.0, 1.0, 1.0]), np.array([0, 0, -1]))

    assert np.isnan(np.r_[result.shrunken, result.mean, result.tau2]).all()


def test_units_that_do_not_differ_at_all_keep_their_value():
    assert shrink(np.full(4, 80.0), np.full(4, 1.0)).shrunken.tolist() == [80.0] * 4


def test_no_units_give_empty_results():
    assert shrink(np.array([]), np.array([])).shrunken.size == 0


def test_an_unknown_method_is_refused():
    with pytest.raises(ParameterError, match='method must be "REML", "PM" or "DL", but got \'ML\''):
        shrink(six_units, six_errors, method="ML")
