from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.loyalty import MODEL, SHARP_CRITIQUE, lifetime_value

rates = st.floats(0, 0.99)
discounts = st.floats(0.01, 0.5)


def test_at_80_percent_retention_and_10_percent_discount_a_customer_is_worth_2_67_margins():
    value = lifetime_value(1.0, 0.8, 0.1)

    # .8 / (1 + .1 - .8) and 1.1 / (1 + .1 - .8) by hand
    assert float(value.after_renewal) == pytest.approx(8 / 3, rel=1e-14)
    assert float(value.first_certain) == pytest.approx(11 / 3, rel=1e-14)


@pytest.mark.parametrize(("retention", "discount"), [(0.8, 0.1), (0.95, 0.03), (0.0, 0.1), (1.0, 0.1)])
def test_both_conventions_are_the_sums_of_their_discounted_margins(retention, discount):
    years = np.arange(2000)
    kept = (retention / (1 + discount)) ** years
    value = lifetime_value(250.0, retention, discount, acquisition_cost=40.0)

    assert float(value.first_certain) == pytest.approx(250 * kept.sum() - 40, rel=1e-12)
    assert float(value.after_renewal) == pytest.approx(250 * kept[1:].sum() - 40, rel=1e-12)


@given(st.floats(1, 1e6), rates, discounts, st.floats(0, 1e6))
def test_the_conventions_differ_by_exactly_one_margin(margin, retention, discount, cost):
    value = lifetime_value(margin, retention, discount, cost)

    gap = value.first_certain - value.after_renewal
    assert gap == pytest.approx(margin, rel=1e-9, abs=1e-9 * max(abs(float(value.first_certain)), cost))


@given(st.floats(1, 1e6), rates, discounts)
def test_another_currency_scales_the_value_and_nothing_else(margin, retention, discount):
    euros, cents = lifetime_value(margin, retention, discount), lifetime_value(100 * margin, retention, discount)

    assert cents.after_renewal == pytest.approx(100 * euros.after_renewal, rel=1e-12)


def test_retention_next_to_1_keeps_its_digits():
    defection = 2.0**-40
    value = lifetime_value(1.0, 1 - defection, 0.0)

    assert float(value.first_certain) == 2.0**40


def test_a_value_that_cannot_be_had_says_why():
    retention, discount = np.array([1.0, 1.1, 0.8, np.nan, 0.8]), np.array([0.0, 0.1, -0.1, 0.1, 0.1])
    value = lifetime_value(10.0, retention, discount)

    assert value.note.tolist() == [
        "Without defection and discount the value has no limit.",
        "The retention rate does not lie between 0 and 1.",
        "The discount rate is negative.",
        "A figure is missing.",
        "",
    ]
    assert np.isnan(value.after_renewal).tolist() == [True, True, True, True, False]


def test_the_value_is_labelled_a_model_and_carries_its_critique():
    notes = lifetime_value(1.0, 0.8, 0.1).notes

    assert notes[0] == MODEL
    assert SHARP_CRITIQUE in notes
