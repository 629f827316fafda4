from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.agreement import (
    agreement_by_chance,
    agreement_words,
    average_deviation,
    awg,
    intraclass_correlation,
    item_variances,
    null_variance,
    rwg_j,
    rwg_star,
    unit_moments,
)
from frontline.survey import scale_mean
from frontline_udfs import FLS_AGREEMENT, FLS_AGREEMENT_LIMIT, FLS_CLIMATE, FLS_ICC, FLS_LAST_ERROR

TOPICS = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]


@pytest.fixture(scope="module")
def columns(sample):
    """Units and answers as ranges, and as the numbers of those who answered half of the items."""
    staff = sample.employee_responses[lambda rows: rows["period"] == "2025-Q4"]
    answers = staff[TOPICS].to_numpy(float, na_value=np.nan)
    codes, names = pd.factorize(staff["unit_id"])
    counted = np.isfinite(answers).sum(axis=1) >= 3.5
    rows = [[None if np.isnan(cell) else cell for cell in row] for row in answers.tolist()]
    return [[unit] for unit in staff["unit_id"]], rows, codes[counted], answers[counted], len(names)


def column(cells, header):
    return np.array([row[cells[0].index(header)] for row in cells[1:]])


@pytest.mark.parametrize(
    ("method", "shape", "find"),
    [
        ("rwg(j)", "uniform", lambda codes, x, n: rwg_j(item_variances(codes, x, n), 5)),
        ("rwg(j)", "slight", lambda codes, x, n: rwg_j(item_variances(codes, x, n), 5, null_variance(5, "slight"))),
        ("r*wg", "uniform", lambda codes, x, n: rwg_star(item_variances(codes, x, n), 5)),
        ("r*wg", "heavy", lambda codes, x, n: rwg_star(item_variances(codes, x, n), 5, null_variance(5, "heavy"))),
        ("awg", "uniform", lambda codes, x, n: awg(codes, x, 1, 5, n)),
    ],
    ids=["rwg(j)", "rwg(j) with a slight lean", "r*wg", "r*wg with a heavy lean", "awg"],
)
def test_agreement_is_what_its_method_finds(columns, method, shape, find):
    units, answers, codes, numbers, n_units = columns
    expected = find(codes, numbers, n_units)
    shown = FLS_AGREEMENT(units, answers, method.upper(), 1, 5, 2, shape)

    assert column(shown, f"agreement {method}") == pytest.approx(expected)
    assert column(shown, "reading").tolist() == agreement_words(expected).tolist()
    assert column(shown, "n").tolist() == np.bincount(codes).tolist()


def test_the_default_agreement_is_that_of_climate(columns):
    units, answers, *_ = columns
    climate = FLS_CLIMATE(units, answers)

    assert column(FLS_AGREEMENT(units, answers), "agreement rwg(j)").tolist() == (
        column(climate, "agreement rwg(j)").tolist()
    )


def test_the_average_deviation_is_read_against_its_cut_off(columns):
    units, answers, codes, numbers, n_units = columns
    found = average_deviation(codes, numbers, 5, n_units)
    shown = FLS_AGREEMENT(units, answers, "ad", minimum_n=2)

    assert column(shown, "average deviation") == pytest.approx(found.deviation)
    assert column(shown, "reading").tolist() == [
        "agreed: at most 0.83" if deviation <= 5 / 6 else "not agreed: above 0.83" for deviation in found.deviation
    ]


def test_one_respondent_has_no_agreement():
    assert FLS_AGREEMENT("A", 4, minimum_n=1)[1] == ["A", 1, "#N/A", "not available", ""]
    assert FLS_AGREEMENT("A", 4, "ad", minimum_n=1)[1] == ["A", 1, "#N/A", "not available", ""]


def test_headers_blanks_and_texts_are_read():
    cells = [["branch"], ["A"], ["A"], ["A"], [None]], [["q1", "q2"], ["4", None], [2, 5.0], [None, None], [None, None]]

    assert FLS_AGREEMENT(*cells, minimum_n=2)[1][:2] == ["A", 2]


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        (("rwg",), "#NUM!", 'method must be "rwg(j)", "r*wg", "awg" or "ad", but is "rwg".'),
        (("rwg(j)", 1, 7, 1, "slight"), "#NUM!", "points must be 5 with a slight skew, but got 7."),
        (("awg", 1, 4.5), "#VALUE!", "scale_max must be a whole number, but is 4.5."),
        (("ad", 6, 9), "#N/A", "answers holds no number from 6 to 9. Check the range and the scale."),
    ],
    ids=["no such method", "no such lean", "no whole number", "no answer on the scale"],
)
def test_what_agreement_cannot_answer_is_said(arguments, shown, sentence):
    assert FLS_AGREEMENT(["A", "A"], [4, 5], *arguments) == shown
    assert FLS_LAST_ERROR() == f"FLS_AGREEMENT: {sentence}"


def test_limits_are_those_of_chance_in_the_shape_given():
    sizes = np.array([[12, 20], [5, 1]])
    shown = FLS_AGREEMENT_LIMIT([[12.0, "20"], [5, None]], 7, 7, 0.9)

    assert shown[1][1] == "#N/A"
    assert [*shown[0], shown[1][0]] == agreement_by_chance(sizes, 7, 7, 0.9).limit.ravel()[:3].tolist()


def test_a_limit_without_items_is_out_of_range():
    assert FLS_AGREEMENT_LIMIT(12, 0) == "#NUM!"
    assert FLS_LAST_ERROR() == "FLS_AGREEMENT_LIMIT: items must be an integer not less than 1, but got 0."


@pytest.mark.parametrize(
    ("method", "fields"),
    [("anova", ("icc1_n0", "low", "high")), ("reml", ("icc1_reml", "reml_low", "reml_high"))],
    ids=["analysis of variance", "restricted maximum likelihood"],
)
def test_icc_is_that_of_the_scale_means(columns, method, fields):
    units, answers, codes, numbers, n_units = columns
    found = intraclass_correlation(unit_moments(codes, scale_mean(numbers, 1, 5), n_units))
    header, row = FLS_ICC(units, answers, method=method)
    shown = dict(zip(header, row, strict=True))

    assert (shown["units"], shown["n"]) == (found.units, found.n)
    assert [shown["icc(1)"], shown["low"], shown["high"]] == [getattr(found, field) for field in fields]
    assert (shown["icc(2)"], shown["f"], shown["p"]) == (found.icc2, found.f, found.p)
    assert (shown["reading"], shown["note"]) == ("supported", "")


def test_icc_of_scores_counts_those_within_their_ends():
    scores = [10, 20, 40, 50, 70, "80", 999]
    header, row = FLS_ICC(["N", "N", "S", "S", "W", "W", "W"], scores, 0, 100)
    shown = dict(zip(header, row, strict=True))

    assert shown["n"] == 6
    assert shown["icc(1)"] == pytest.approx(0.945945945945946)  # units of two, 10 apart within and 30 between
    assert shown["note"] == "1 answer outside 0 to 100 is left out."


@pytest.mark.parametrize(
    ("units", "answers", "shown", "sentence"),
    [
        (["A", "A"], [4, 5], "#N/A", "Not available: it takes two units with values, found 1."),
        (["A", "A", "B", "B"], [4, 4, 4, 4], "#N/A", "Not available: all values are the same."),
    ],
    ids=["one unit", "all alike"],
)
def test_an_icc_that_is_not_available_says_why(units, answers, shown, sentence):
    assert FLS_ICC(units, answers) == shown
    assert FLS_LAST_ERROR() == f"FLS_ICC: {sentence}"


def test_an_unknown_method_of_icc_is_out_of_range():
    assert FLS_ICC(["A", "B"], [4, 5], method="ml") == "#NUM!"
    assert FLS_LAST_ERROR() == 'FLS_ICC: method must be "anova" or "reml", but is "ml".'
