from __future__ import annotations

from dataclasses import fields, replace

import pytest

from frontline.errors import ParameterError
from frontline.loyalty import INSURER_REFERENCE, MODEL, SHARP_CRITIQUE, LoyaltyAssumptions, second_order_effects

KNOWN = LoyaltyAssumptions(
    customers=2000,
    retention_change=0.05,
    revenue=300,
    referrals=0.2,
    acquisition_cost=120,
    serving_cost_new=60,
    serving_cost_repeat=45,
    employees=80,
    turnover_change=-0.1,
    replacement_cost=9000,
)


def test_all_five_effects_stand_side_by_side():
    result = second_order_effects(KNOWN)

    # by hand: 100 customers kept; 100 x 300, 100 x .2 x 300, 100 x 120, 100 x (60 - 45), 80 x .1 x 9000
    assert result.customers_kept == 100
    assert [effect.amount for effect in result.effects] == pytest.approx([30000, 6000, 12000, 1500, 72000])
    assert [effect.area for effect in result.effects] == ["revenue", "revenue", "cost", "cost", "people"]
    assert {effect.note for effect in result.effects} == {""}


def test_less_loyalty_costs_what_more_would_bring():
    gain = second_order_effects(KNOWN)
    loss = second_order_effects(replace(KNOWN, retention_change=-0.05, turnover_change=0.1))

    assert [effect.amount for effect in loss.effects] == [-effect.amount for effect in gain.effects]


@pytest.mark.parametrize("name", [field.name for field in fields(LoyaltyAssumptions)])
def test_a_missing_assumption_silences_the_effects_that_need_it_and_is_named(name):
    result = second_order_effects(replace(KNOWN, **{name: None}))
    silent = [effect for effect in result.effects if effect.amount is None]

    assert silent
    assert all(effect.note == f"Not given: {name.replace('_', ' ')}." for effect in silent)
    assert all(effect.note == "" for effect in result.effects if effect.amount is not None)


def test_nothing_known_gives_words_and_no_number():
    result = second_order_effects(LoyaltyAssumptions())

    assert [effect.amount for effect in result.effects] == [None] * 5
    assert all(effect.note.startswith("Not given: ") for effect in result.effects)


def test_the_effects_are_labelled_a_model_that_must_not_be_added_up():
    notes = second_order_effects(KNOWN).notes

    assert notes[0] == MODEL
    assert "do not add them" in notes[1]
    assert notes[2:] == (SHARP_CRITIQUE, INSURER_REFERENCE)


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("retention_change", 5, "retention_change must lie between -1 and 1, but got 5"),
        ("revenue", -1, "revenue must be a number not less than 0, but got -1"),
        ("employees", float("nan"), "employees must be a number not less than 0, but got nan"),
    ],
)
def test_an_impossible_assumption_is_refused(name, value, rule):
    with pytest.raises(ParameterError, match=rule):
        second_order_effects(replace(KNOWN, **{name: value}))
