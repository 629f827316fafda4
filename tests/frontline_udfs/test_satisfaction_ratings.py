from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.satisfaction import count_promoters, customer_effort, net_promoter, top_box
from frontline_udfs import FLS_EFFORT, FLS_LAST_ERROR, FLS_NPS, FLS_TOPBOX

RATINGS = pytest.mark.parametrize("function", [FLS_TOPBOX, FLS_NPS, FLS_EFFORT], ids=["top box", "promoters", "effort"])


@pytest.fixture(scope="module")
def customers(sample):
    return sample.customer_responses[lambda rows: rows["period"] == "2025-12"]


@pytest.fixture(scope="module")
def units(customers):
    return [["branch"], *([unit] for unit in customers["unit_id"])]


@pytest.fixture(scope="module")
def codes(customers):
    return pd.factorize(customers["unit_id"])[0]


def column(customers, name):
    """A column as a range with its header and as numbers."""
    numbers = customers[name].to_numpy(float, na_value=np.nan)
    return [[name], *([None if np.isnan(cell) else cell] for cell in numbers.tolist())], numbers


def table(cells):
    return pd.DataFrame(cells[1:], columns=cells[0])


def test_the_top_box_is_that_of_top_box(customers, units, codes):
    cells, numbers = column(customers, "overall")
    found = top_box(codes, numbers, 1, 5, codes.max() + 1, boxes=2)
    shown = table(FLS_TOPBOX(units, cells, 2, 1))

    assert shown["n"].tolist() == found.n.tolist()
    for header, values in {"value": found.share, "low": found.low, "high": found.high}.items():
        assert shown[header].tolist() == pytest.approx(values.tolist())


def test_the_net_promoter_score_is_that_of_its_counts(customers, units, codes):
    cells, numbers = column(customers, "recommend")
    counts = count_promoters(codes, numbers, codes.max() + 1)
    found = net_promoter(*counts)
    shown = table(FLS_NPS(units, cells, 1))

    assert shown["n"].tolist() == counts.n.tolist()
    for header, values in {"value": found.score, "low": found.low, "high": found.high}.items():
        assert shown[header].tolist() == pytest.approx(values.tolist())
    assert (100 * (shown["promoters"] - shown["detractors"])).tolist() == pytest.approx(found.score.tolist())


def test_the_effort_score_is_that_of_customer_effort(customers, units, codes):
    cells, numbers = column(customers, "overall")
    found = customer_effort(codes, numbers, codes.max() + 1)
    shown = table(FLS_EFFORT(units, cells, 1))

    for header, values in {
        "n": found.n,
        "score": found.mean,
        "low": found.low,
        "high": found.high,
        "favourable": found.share,
        "favourable low": found.share_low,
        "favourable high": found.share_high,
    }.items():
        assert shown[header].tolist() == pytest.approx(values.tolist())


def test_a_question_for_effort_is_turned_round():
    assert FLS_EFFORT(["A"] * 5, [1, 3, 2, 6, 3], reverse=True) == FLS_EFFORT(["A"] * 5, [7, 5, 6, 2, 5])


@RATINGS
def test_units_come_back_as_they_went_in_and_small_ones_are_hidden(function):
    rows = function([101.0] * 5 + ["  South "], [5, "4", 5, 3, 5, 5])

    assert [row[:2] for row in rows[1:]] == [[101.0, 5], ["South", 1]]
    assert rows[2][-1] == "fewer than 5 answers"
    assert set(rows[2][2:-1]) == {"#N/A"}


@RATINGS
def test_blanks_are_no_answer_and_ratings_off_the_scale_are_told_of(function):
    rows = function([["A"] * 8], [[5, None, 99, " ", "#N/A", 3, -1, "[c]"]], minimum_n=2)

    assert rows[1][1] == 2
    assert "2 answers outside" in rows[1][-1]


@RATINGS
def test_one_respondent_can_be_shown(function):
    rows = function("A", 5, minimum_n=1)

    assert rows[1][:2] == ["A", 1]
    assert len(rows) == 2


@RATINGS
def test_ratings_none_of_which_is_on_the_scale_are_not_available(function):
    assert function(["A", "A"], [99, None]) == "#N/A"
    assert "ratings holds no number from" in FLS_LAST_ERROR()


@RATINGS
def test_a_rating_in_words_is_a_wrong_type_and_an_error_cell_is_passed_on(function):
    assert function(["A", "A"], [4, "good"]) == "#VALUE!"
    assert FLS_LAST_ERROR().endswith("ratings, row 2, must be a number, but is 'good'.")
    assert function(["A", "A"], [4, "#REF!"]) == "#REF!"


def test_that_few_answers_agree_is_not_told():
    notes = [row[-1] for row in FLS_EFFORT(["A"] * 5 + ["B"] * 3, [6] * 8)[1:]]

    assert notes == ["All answers agree, which gives the mean no interval.", "fewer than 5 answers"]


def test_the_top_of_no_answers_is_out_of_range():
    assert FLS_TOPBOX(["A"], [5], 0) == "#NUM!"
    assert FLS_LAST_ERROR() == "FLS_TOPBOX: top must be an integer not less than 1, but got 0."
