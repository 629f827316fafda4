from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.survey import cronbach_alpha, instrument_check, mcdonald_omega, reverse_keyed
from frontline_udfs import FLS_ALPHA, FLS_INSTRUMENT, FLS_LAST_ERROR, FLS_OMEGA

WANT = ["want_to_stay_1", "want_to_stay_2", "want_to_stay_3", "want_to_stay_4"]
RELIABILITIES = pytest.mark.parametrize(
    "function", [FLS_ALPHA, FLS_OMEGA, FLS_INSTRUMENT], ids=["alpha", "omega", "check"]
)


@pytest.fixture(scope="module")
def numbers(sample):
    return sample.employee_responses.loc[lambda rows: rows["period"] == "2025-Q4", WANT].to_numpy(
        float, na_value=np.nan
    )


@pytest.fixture(scope="module")
def answers(numbers):
    """The range with its header: blanks are None, and one number a text."""
    rows = [[None if np.isnan(cell) else cell for cell in row] for row in numbers.tolist()]
    return [WANT, [str(cell) if cell else cell for cell in rows[0]], *rows[1:]]


def row_of(cells):
    return dict(zip(*cells, strict=True))


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
def test_alpha_is_that_of_the_upright_answers(answers, numbers, missing):
    found = cronbach_alpha(reverse_keyed(numbers, np.array([False, False, True, False]), 1, 7), missing)
    shown = row_of(FLS_ALPHA(answers, 1, 7, 3, missing))

    assert shown == {
        "items": 4,
        "n": found.n,
        "alpha": pytest.approx(found.alpha),
        "low": pytest.approx(found.low),
        "high": pytest.approx(found.high),
        "note": "",
    }


def test_an_item_that_looks_reverse_keyed_is_named(answers):
    assert row_of(FLS_ALPHA(answers, 1, 7))["note"].endswith("want_to_stay_3 looks reverse-keyed: check the item map.")


def test_omega_is_that_of_the_upright_answers(answers, numbers):
    found = mcdonald_omega(reverse_keyed(numbers, np.array([False, False, True, False]), 1, 7))

    assert row_of(FLS_OMEGA(answers, 1, 7, [[3]])) == {
        "items": 4,
        "n": found.n,
        "omega": pytest.approx(found.omega),
        "note": "",
    }
    assert row_of(FLS_OMEGA(answers, 1, 7))["note"] == "Runs against the factor: want_to_stay_3."


def test_the_check_of_the_instrument_advises_on_each_item(answers, numbers):
    found = instrument_check(numbers, 1, 7, WANT)
    shown = pd.DataFrame((rows := FLS_INSTRUMENT(answers, 1, 7))[1:], columns=rows[0])

    assert shown["measure"].tolist() == WANT
    for header, values in {
        "n": found.n,
        "value": found.mean,
        "item-rest correlation": found.item_rest,
        "alpha if dropped": found.alpha_if_dropped,
        "lowest": found.floor,
        "highest": found.ceiling,
    }.items():
        assert shown[header].tolist() == pytest.approx(values.tolist())
    assert shown["reading"].tolist() == [" ".join(advice) for advice in found.advice]
    assert shown["reading"][2].startswith("Looks reverse-keyed")


def test_recoding_makes_the_advice_go_away(answers):
    assert [row[7] for row in FLS_INSTRUMENT(answers, 1, 7, 3)[1:]] == [""] * 4


@RELIABILITIES
def test_answers_outside_the_scale_are_told_of(function):
    answers = [[4, 5, 4], [5, 5, 4], [4, 4, 3], [2, 2, 1], [3, 4, 2], [99, 4, 3]]

    assert function(answers)[1][-1] == "1 answer outside 1 to 5 is left out."
    assert function(answers)[0] == function(answers[:5])[0]


@RELIABILITIES
def test_a_wrong_word_for_missing_answers_is_out_of_range(function):
    assert function([[4, 5, 4], [5, 5, 4]], missing="drop") == "#NUM!"
    assert 'missing must be "listwise" or "pairwise", but got \'drop\'' in FLS_LAST_ERROR()


@pytest.mark.parametrize(
    ("function", "answers", "sentence"),
    [
        (FLS_ALPHA, [[4], [5]], "Not available: alpha takes two items or more."),
        (FLS_ALPHA, [[4, 5]], "Not available: fewer than two respondents answered the items."),
        (FLS_OMEGA, [[4, 5], [5, 4]], "Not available: omega takes three items or more."),
        (FLS_OMEGA, [[4, 5, 4], [4, 3, 2], [4, 2, 3]], "Not available: everybody answered column 1 alike."),
    ],
    ids=["one item", "one respondent", "two items", "an item without spread"],
)
def test_what_is_not_available_says_why(function, answers, sentence):
    assert function(answers) == "#N/A"
    assert FLS_LAST_ERROR().endswith(sentence)


def test_a_scale_of_one_item_is_checked_with_a_note():
    assert FLS_INSTRUMENT([[4], [5], [3]])[1][-1] == "Not available: alpha takes two items or more."
