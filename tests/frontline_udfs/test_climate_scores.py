from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.satisfaction import wilson_interval
from frontline.survey import climate_facets, reverse_keyed, scale_mean, score_interval, service_climate
from frontline_udfs import (
    FLS_CLIMATE,
    FLS_FACETS,
    FLS_FAVOURABLE,
    FLS_FAVOURABLE_ITEMS,
    FLS_LAST_ERROR,
    FLS_SCALE_MEAN,
)

TOPICS = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]
FACETS = ["resources and equipment", "staffing", "skills and training", "", "managers", "managers", "pride"]


@pytest.fixture(scope="module")
def staff(sample):
    return sample.employee_responses[lambda rows: rows["period"] == "2025-Q4"]


@pytest.fixture(scope="module")
def columns(staff):
    """Units and answers as ranges with their headers, and as numbers."""
    codes, names = pd.factorize(staff["unit_id"])
    answers = staff[TOPICS].to_numpy(float, na_value=np.nan)
    rows = [[None if np.isnan(cell) else cell for cell in row] for row in answers.tolist()]
    return [["branch"], *([unit] for unit in staff["unit_id"])], [TOPICS, *rows], codes, answers, names.tolist()


def table(cells):
    return pd.DataFrame(cells[1:], columns=cells[0])


def same(cells, values):
    assert pd.to_numeric(cells, errors="coerce").to_numpy() == pytest.approx(values, nan_ok=True)


def test_climate_is_what_service_climate_finds(columns):
    units, answers, codes, numbers, names = columns
    found = service_climate(codes, numbers, 1, 5, len(names))
    shown = table(FLS_CLIMATE(units, answers, 1, 5, 1))

    assert shown.columns.tolist() == [
        *("unit", "n", "score", "low", "high", "favourable", "agreement rwg(j)", "reading", "note")
    ]
    assert shown["unit"].tolist() == names
    for header, values in {
        "n": found.n,
        "score": found.score,
        "favourable": found.favourable,
        "agreement rwg(j)": found.agreement,
    }.items():
        same(shown[header], values)
    low, high = score_interval(found.score, found.standard_error, found.n)
    same(shown["low"], low)
    same(shown["high"], high)


def test_reverse_keyed_items_are_turned_round(columns):
    units, answers, codes, numbers, names = columns
    turned = reverse_keyed(numbers, np.isin(np.arange(1, 8), [2, 5]), 1, 5)

    same(
        table(FLS_CLIMATE(units, answers, 1, 5, 1, [[2, 5, None]]))["score"],
        service_climate(codes, turned, 1, 5, len(names)).score,
    )


def test_small_units_keep_their_n_alone_and_the_note_says_why():
    shown = FLS_CLIMATE(["A"] * 5 + ["B"] * 4, [[4, 5]] * 9)

    assert shown[2] == ["B", 4, *["#N/A"] * 6, "fewer than 5 answers"]
    assert shown[1][:3] == ["A", 5, 87.5]


def test_answers_outside_the_scale_are_left_out_and_told_of():
    answers = [[4, 5], ["99", 5], [" 3 ", "[c]"], [5, None], [4, 4], [None, None]]
    shown = FLS_CLIMATE(["A"] * 6, answers)

    assert shown[1][1] == 5
    assert shown[1][2] == pytest.approx(np.mean([87.5, 100, 50, 100, 75]))
    assert shown[1][-1] == "1 answer outside 1 to 5 is left out."


def test_whole_columns_are_cut_where_their_tail_is_empty(columns):
    units, answers, *_ = columns
    empty = [[None]] * 500, [[None] * 7] * 500

    assert FLS_CLIMATE(units + empty[0], answers + empty[1]) == FLS_CLIMATE(units, answers)


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((["A"], [4], 5, 1), "#NUM!", "scale_max must be greater than scale_min, 5, but is 1."),
        ((["A"], [75]), "#N/A", "answers holds no number from 1 to 5. Check the range and the scale."),
        (
            (["A"], [[4, 5]], 1, 5, 1, 3),
            "#NUM!",
            "the reverse-keyed items must be among columns 1 to 2 of answers, but one is 3.",
        ),
        ((["A"], ["#DIV/0!"]), "#DIV/0!", "answers, row 1, holds #DIV/0!. Mend that cell first."),
        ((["A"], [4], 1, 5, 0), "#NUM!", "minimum_n must be an integer not less than 1, but got 0."),
    ],
    ids=["scale upside down", "no answer on the scale", "no such item", "an error cell", "no minimum"],
)
def test_what_climate_cannot_answer_is_said(arguments, shown, sentence):
    assert FLS_CLIMATE(*arguments) == shown
    assert FLS_LAST_ERROR() == f"FLS_CLIMATE: {sentence}"


def test_favourable_is_that_of_climate_with_wilson_of_the_respondents(columns):
    units, answers, codes, numbers, names = columns
    found = service_climate(codes, numbers, 1, 5, len(names))
    low, high = wilson_interval(found.favourable * found.n, found.n)
    shown = table(FLS_FAVOURABLE(units, answers, minimum_n=1))

    same(shown["favourable"], found.favourable)
    same(shown["low"], low)
    same(shown["high"], high)
    assert shown["n"].tolist() == found.n.tolist()


def test_one_item_in_rows_is_taken_for_columns():
    assert FLS_FAVOURABLE([["A"] * 5], [[5, 4, 3, 2, None]], 1, 5, 4)[1][:3] == ["A", 4, 0.5]


def test_favourable_of_words_is_a_wrong_type():
    assert FLS_FAVOURABLE(["A", "A"], [4, "agree"]) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_FAVOURABLE: answers, row 2, must be a number, but is 'agree'."


def test_items_are_scored_as_if_each_were_alone(columns):
    _, answers, codes, numbers, _ = columns
    shown = table(FLS_FAVOURABLE_ITEMS(answers))

    assert shown["measure"].tolist() == TOPICS
    for item in range(len(TOPICS)):
        alone = service_climate(codes * 0, numbers[:, [item]], 1, 5, 1)
        assert shown.loc[item, ["n", "favourable", "score"]].tolist() == pytest.approx(
            [alone.n[0], alone.favourable[0], alone.score[0]]
        )
        assert shown.loc[item, "low"] < alone.favourable[0] < shown.loc[item, "high"]


def test_items_without_names_are_numbered_and_few_answers_hidden():
    rows = FLS_FAVOURABLE_ITEMS([[5, None], [4, 99], [5, 2]], minimum_n=3)

    assert rows[1][:3] == ["column 1", 3, 1.0]
    assert rows[2] == ["column 2", 1, *["#N/A"] * 4, "fewer than 3 answers; 1 answer outside 1 to 5 is left out."]


def test_items_of_an_empty_range_are_not_available():
    assert FLS_FAVOURABLE_ITEMS([[None, None]]) == "#N/A"


def test_scale_means_stand_in_the_rows_of_their_respondents(columns):
    _, answers, _, numbers, _ = columns
    shown = FLS_SCALE_MEAN(answers)

    same(pd.Series([row[0] for row in shown]), scale_mean(numbers, 1, 5))
    assert FLS_SCALE_MEAN([[1, 5], [None, "2"]], 1, 5, 2) == [[0.0], [75.0]]


def test_one_row_or_one_cell_of_answers_is_one_respondent():
    assert FLS_SCALE_MEAN([[5, 4, None]]) == 87.5
    assert FLS_SCALE_MEAN(5) == 100.0
    assert FLS_CLIMATE("A", [[5, 4]], minimum_n=1)[1][:3] == ["A", 1, 87.5]


def test_a_scale_mean_of_a_date_is_a_wrong_type():
    assert FLS_SCALE_MEAN([[pd.Timestamp("2025-01-31").to_pydatetime()]]) == "#VALUE!"


def test_facets_are_what_climate_facets_finds(columns):
    units, answers, codes, numbers, names = columns
    found = climate_facets(codes, numbers, FACETS, 1, 5, len(names))
    low, high = score_interval(found.score, found.standard_error, found.n)
    shown = table(FLS_FACETS(units, answers, [[facet.title() or None for facet in FACETS]], minimum_n=1))

    assert shown["unit"].tolist() == [name for name in names for _ in found.facets]
    assert shown["measure"].tolist() == list(found.facets) * len(names)
    for header, values in {"n": found.n, "score": found.score, "low": low, "high": high}.items():
        same(shown[header], values.ravel())
    assert shown["note"][0] == "Not asked: colleagues, job challenge."
    assert set(shown["note"][1:]) == {""}


def test_facets_in_a_column_longer_than_the_items_are_taken_to_its_last_entry():
    facets = [["pride"], [None], [None], [None]]

    assert FLS_FACETS(["A"] * 5, [[4, 1]] * 5, facets)[1][:4] == ["A", "pride", 5, 75.0]


@pytest.mark.parametrize(
    ("facets", "shown", "sentence"),
    [
        (["pride", "canteen"], "#NUM!", "pride, but has canteen."),
        (["pride"] * 3, "#VALUE!", "facets must have one entry or one for each of 2 columns, but has 3."),
    ],
    ids=["no such facet", "more facets than items"],
)
def test_facets_that_do_not_fit_are_named(facets, shown, sentence):
    assert FLS_FACETS(["A"], [[4, 5]], facets) == shown
    assert FLS_LAST_ERROR().endswith(sentence)
