from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.linkage import disattenuate, unit_correlation


def test_estimate_and_ends_are_divided_by_the_root_of_the_reliabilities(climate, revenue):
    observed = unit_correlation(climate, revenue, lag=1)
    result = disattenuate(observed, 0.9, 0.8)

    assert result.estimate == pytest.approx(observed.estimate / np.sqrt(0.72), rel=1e-14)
    assert (result.low, result.high) == pytest.approx((observed.low / 0.72**0.5, observed.high / 0.72**0.5))
    assert (result.units, result.lag) == (24, 1)
    assert result.notes == (*observed.notes, "Corrected for reliability, ICC(2) 0.9 and 0.8.")


def test_it_recovers_the_correlation_of_the_true_scores():
    rng = np.random.default_rng(9)
    true = rng.multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], size=100_000)
    observed = true + rng.normal(size=true.shape) * np.sqrt([0.5, 1.0])
    result = disattenuate(unit_correlation(*observed.T), 1 / 1.5, 1 / 2)

    # 4 standard errors: of r near .35 with n = 100,000, .0028, over sqrt(1/3)
    assert result.estimate == pytest.approx(0.6, abs=4 * 0.0028 * 3**0.5)


def test_full_reliability_changes_nothing_but_the_words(climate, revenue):
    observed = unit_correlation(climate, revenue)

    assert disattenuate(observed, 1, 1).estimate == observed.estimate


def test_a_value_beyond_one_is_kept_and_said(climate, revenue):
    result = disattenuate(unit_correlation(climate, revenue), 0.5, 0.5)

    assert result.estimate > 1
    assert result.notes[-1].startswith("Beyond 1: the reliability is estimated too low")


@pytest.mark.parametrize("icc2", [0.0, -0.3, np.nan], ids=["zero", "negative", "missing"])
def test_a_measure_that_does_not_tell_units_apart_has_no_answer(climate, revenue, icc2):
    result = disattenuate(unit_correlation(climate, revenue), 0.8, icc2)

    assert np.isnan(result.estimate)
    assert "A measure does not tell units apart: its ICC(2) is missing or not above 0." in result.notes


def test_what_was_not_available_stays_so(revenue):
    result = disattenuate(unit_correlation(np.full(24, 5.0), revenue), 0.8, 0.8)

    assert np.isnan(result.estimate)
    assert result.method == "not available"
    assert "A measure is the same for all units." in result.notes


def test_a_reliability_above_one_is_refused(climate, revenue):
    with pytest.raises(ParameterError, match=r"icc2_y must not be above 1, but got 1\.2"):
        disattenuate(unit_correlation(climate, revenue), 0.8, 1.2)
