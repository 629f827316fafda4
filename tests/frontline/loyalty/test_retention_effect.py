from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.loyalty import (
    INSURER_REFERENCE,
    INSURER_UNIT_COST_CHANGE,
    SHARP_CRITIQUE,
    lifetime_value,
    unit_cost_effect,
    value_effect,
)


def test_five_points_are_worth_more_the_higher_retention_is():
    result = value_effect(np.array([0.6, 0.8, 0.9]))

    # by hand: (.65/.45)/(.6/.5) - 1, (.85/.25)/(.8/.3) - 1, (.95/.15)/(.9/.2) - 1
    assert result.after_renewal == pytest.approx([11 / 54, 0.275, 11 / 27], rel=1e-12)
    assert result.after_renewal.round(3).tolist() == [0.204, 0.275, 0.407]
    assert SHARP_CRITIQUE in result.notes


@given(st.floats(0.05, 0.9), st.floats(-0.04, 0.09), st.floats(0.01, 0.3), st.floats(0, 0.04))
def test_the_effect_is_the_ratio_of_the_two_values(rate, change, discount, cost):
    result = value_effect(rate, change, discount, 1.0, cost)
    before, after = (lifetime_value(1.0, r, discount, cost) for r in (rate, rate + change))

    assert result.first_certain == pytest.approx(after.first_certain / before.first_certain - 1, abs=1e-9)
    if result.note == "":
        assert result.after_renewal == pytest.approx(after.after_renewal / before.after_renewal - 1, abs=1e-9)
        assert np.sign(result.after_renewal) == np.sign(after.after_renewal - before.after_renewal)


def test_no_change_has_no_effect():
    assert float(value_effect(0.8, 0.0).after_renewal) == 0
    assert float(unit_cost_effect(0.8, 400.0, 120.0, 0.0).change) == 0


def test_an_effect_that_cannot_be_had_says_why():
    result = value_effect(np.array([np.nan, 0.98, 0.1]), acquisition_cost=0.5)

    assert result.note.tolist() == [
        "A figure is missing.",
        "After the change: The retention rate does not lie between 0 and 1.",
        "The value before the change is not above 0.",
    ]
    assert np.isnan(result.after_renewal).all()
    assert np.isnan(result.first_certain).all()


def test_cost_per_customer_falls_by_the_customers_who_need_no_replacing():
    result = unit_cost_effect(0.8, 400.0, 120.0)

    # by hand: 120 + .2 x 400 = 200; 120 + .15 x 400 = 180
    assert [float(result.before), float(result.after), float(result.change)] == pytest.approx([200, 180, -0.1])


@given(st.floats(0, 0.95), st.floats(1, 1000), st.floats(0, 1000))
def test_the_saving_is_the_change_times_the_acquisition_cost(rate, acquisition, serving):
    result = unit_cost_effect(rate, acquisition, serving, 0.05)

    assert result.before - result.after == pytest.approx(0.05 * acquisition, rel=1e-9)


def test_a_cost_that_cannot_be_had_says_why():
    result = unit_cost_effect(
        np.array([0.97, 0.8, np.nan, 1.0]), np.array([9.0, -1, 9, 9]), np.array([1.0, 1, 1, 0]), change=-0.05
    )

    assert result.note.tolist() == ["", "A cost is negative.", "A figure is missing.", _NOTHING_SPENT]
    assert np.isnan(result.change).tolist() == [False, True, True, True]


_NOTHING_SPENT = "Nothing was spent on a customer before the change."


def test_the_insurer_is_a_line_to_draw_and_moves_no_number():
    plain = unit_cost_effect(0.9, 100.0, 100.0)

    assert INSURER_UNIT_COST_CHANGE == -0.18
    assert INSURER_REFERENCE in plain.notes
    assert float(plain.change) == pytest.approx(-5 / 110, rel=1e-12)
