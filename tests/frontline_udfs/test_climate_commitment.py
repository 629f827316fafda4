from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.commitment import commitment_quadrants
from frontline.satisfaction import wilson_interval
from frontline.survey import reverse_keyed
from frontline_udfs import FLS_COMMITMENT, FLS_LAST_ERROR

WANT = ["want_to_stay_1", "want_to_stay_2", "want_to_stay_3", "want_to_stay_4"]
HAVE = ["have_to_stay_1", "have_to_stay_2", "have_to_stay_3"]
SHARES = ["engaged", "loyal by choice", "trapped", "leaving"]


@pytest.fixture(scope="module")
def staff(sample):
    return sample.employee_responses[lambda rows: rows["period"] == "2025-Q4"]


def cells(frame, header):
    rows = frame.astype(object)
    return [header, *rows.where(rows.notna(), None).to_numpy().tolist()]


def upright(frame, item):
    numbers = frame.to_numpy(float, na_value=np.nan)
    return reverse_keyed(numbers, np.arange(1, numbers.shape[1] + 1) == item, 1, 7)


def test_quadrants_are_those_of_the_upright_answers(staff):
    codes, names = pd.factorize(staff["unit_id"])
    found = commitment_quadrants(codes, upright(staff[WANT], 3), upright(staff[HAVE], 2), len(names), minimum_n=1)
    rows = FLS_COMMITMENT(
        cells(staff[["unit_id"]], ["branch"]), cells(staff[WANT], WANT), cells(staff[HAVE], HAVE), 1, 7, 1, 3, 2
    )
    shown = pd.DataFrame(rows[1:], columns=rows[0])

    assert shown["unit"].tolist() == names.tolist()
    assert shown["n"].tolist() == found.n.tolist()
    for header in (*SHARES, "affective", "continuance"):
        assert shown[header].tolist() == pytest.approx(getattr(found, header.replace(" ", "_")).tolist())


def test_the_four_shares_make_a_whole(staff):
    want, have = (staff[items].to_numpy(float, na_value=np.nan) for items in (WANT, HAVE))
    rows = FLS_COMMITMENT(staff["unit_id"].to_numpy(), want, have)
    shown = pd.DataFrame(rows[1:], columns=rows[0])
    seen = shown[shown["note"] == ""]

    assert seen[SHARES].astype(float).sum(axis=1).tolist() == pytest.approx([1.0] * len(seen))


def test_small_units_are_hidden_and_answers_off_the_scale_told_of():
    rows = FLS_COMMITMENT(["A"] * 5 + ["B"], [7, 6, 1, 2, 7, 7], ["2", 6, 7, 1, 9, 1])

    assert rows[1][:2] == ["A", 4]
    assert rows[1][-1] == "fewer than 5 answers; 1 answer outside 1 to 7 is left out."
    assert rows[2] == ["B", 1, *["#N/A"] * 18, "fewer than 5 answers"]


def test_every_share_and_mean_has_its_interval(staff):
    want, have = (staff[items].to_numpy(float, na_value=np.nan) for items in (WANT, HAVE))
    rows = FLS_COMMITMENT(staff["unit_id"].to_numpy(), want, have)
    shown = pd.DataFrame(rows[1:], columns=rows[0]).query("note == ''").drop(columns=["unit", "note"]).astype(float)

    for name in (*SHARES, "affective", "continuance"):
        assert (shown[f"{name} low"] < shown[name]).any()
        assert (shown[f"{name} low"] <= shown[name]).all()
        assert (shown[name] <= shown[f"{name} high"]).all()
    low, high = wilson_interval(shown["trapped"] * shown["n"], shown["n"])
    assert shown["trapped low"].tolist() == pytest.approx(low)
    assert shown["trapped high"].tolist() == pytest.approx(high)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((1, 7, 0), "minimum_n must be an integer not less than 1, but got 0."),
        (
            (1, 7, 5, None, 2),
            "the reverse-keyed items must be among columns 1 to 1 of continuance, but one is 2.",
        ),
        ((7, 1), "scale_max must be greater than scale_min, 7, but is 1."),
    ],
    ids=["no minimum", "no such item", "scale upside down"],
)
def test_rules_that_commitment_has_are_said(arguments, sentence):
    assert FLS_COMMITMENT(["A"] * 5, [7, 6, 1, 2, 7], [2, 6, 7, 1, 3], *arguments) == "#NUM!"
    assert FLS_LAST_ERROR() == f"FLS_COMMITMENT: {sentence}"


def test_answers_without_one_on_the_scale_are_not_available():
    assert FLS_COMMITMENT(["A"], [4], [99]) == "#N/A"
    assert FLS_LAST_ERROR() == (
        "FLS_COMMITMENT: continuance holds no number from 1 to 7. Check the range and the scale."
    )
