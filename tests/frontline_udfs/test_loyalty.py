from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

import frontline
from frontline_udfs import (
    FLS_DEFECTIONS,
    FLS_LAST_ERROR,
    FLS_LIFETIME,
    FLS_LIFETIME_VALUE,
    FLS_LOYALTY_MODEL,
    FLS_RETENTION,
    FLS_RETENTION_EFFECT,
    FLS_UNIT_COST,
    FLS_WALLET_SHARE,
)

MODEL = frontline.loyalty.MODEL


def test_retention_has_a_row_a_unit_with_its_interval() -> None:
    found = frontline.retention(np.array([200.0, 90]), np.array([190.0, 95]), np.array([30.0, 15]))

    header, *rows = FLS_RETENTION(["North", "South"], [200, 90], [190, 95], [30, 15])

    assert header == ["unit", "n", "kept", "value", "low", "high", "note"]
    assert rows[0] == ["North", 200.0, 160.0, 0.8, found.low[0], found.high[0], ""]
    assert rows[1][3:6] == [found.rate[1], found.low[1], found.high[1]]


def test_counts_as_text_under_headers_give_the_same_retention() -> None:
    cells = [["unit"], ["North"], [None]], [["start"], ["200"], [None]], [["end"], [" 190 "], [None]]

    assert FLS_RETENTION(*cells, [["new"], [30.0], [None]]) == FLS_RETENTION("North", 200, 190, 30)


def test_one_count_of_new_customers_serves_all_units() -> None:
    assert FLS_RETENTION(["a", "b"], [200, 90], [190, 95], 10) == FLS_RETENTION(
        ["a", "b"], [200, 90], [190, 95], [10, 10]
    )


def test_counts_that_contradict_one_another_say_so_in_their_row() -> None:
    row = FLS_RETENTION(["North", "South"], [200, 90], [190, 95], [30, 99])[2]

    assert row[:4] == ["South", 90.0, "#N/A", "#N/A"]
    assert row[6] == "More customers are new than there are at the end."


def test_retention_without_customers_is_not_available() -> None:
    assert FLS_RETENTION("North", 0, 0, 0) == "#N/A"
    assert FLS_LAST_ERROR() == "FLS_RETENTION: There were no customers at the start."


def test_a_lifetime_keeps_the_shape_of_the_cells() -> None:
    assert FLS_LIFETIME([[0.5, 0.75]]) == [[2.0, 4.0]]
    assert FLS_LIFETIME([[0.5], [0.75], ["n/a"]]) == "#VALUE!"
    assert FLS_LIFETIME([[0.5], [0.75], [None]]) == [[2.0], [4.0]]
    assert FLS_LIFETIME([[0.5], [None], [0.75]]) == [[2.0], ["#N/A"], [4.0]]


def test_a_lifetime_without_end_is_not_available() -> None:
    assert FLS_LIFETIME(1) == "#N/A"
    assert FLS_LAST_ERROR() == "FLS_LIFETIME: Nobody left, so the lifetime has no end to estimate."


@pytest.mark.parametrize("convention", ["renewal", "certain"])
def test_lifetime_value_follows_the_convention_asked_for(convention: str) -> None:
    found = frontline.lifetime_value(np.array([100.0, 50]), np.array([0.8, 0.6]), 0.1, 20.0)
    values = found.after_renewal if convention == "renewal" else found.first_certain

    assert FLS_LIFETIME_VALUE([100, 50], [0.8, 0.6], 0.1, 20, convention) == [[value] for value in values]


def test_a_row_of_margins_and_a_column_of_retentions_make_a_table() -> None:
    table = FLS_LIFETIME_VALUE([[100, 200]], [[0.5], [0.8]], "10%")

    assert table == [[FLS_LIFETIME_VALUE(m, r, 0.1) for m in (100, 200)] for r in (0.5, 0.8)]


@pytest.mark.parametrize(
    ("arguments", "shown", "words"),
    [
        ((100, 1, 0), "#N/A", "the value has no limit"),
        ((100, 0.8, 0.1, 0, "later"), "#NUM!", "first_margin must be"),
        ((100, "most", 0.1), "#VALUE!", "retention, row 1, must be a number"),
    ],
    ids=["without limit", "unknown convention", "a word"],
)
def test_a_lifetime_value_is_refused_in_words(arguments: tuple[object, ...], shown: str, words: str) -> None:
    assert FLS_LIFETIME_VALUE(*arguments) == shown
    assert words in FLS_LAST_ERROR()


def test_the_effect_of_retention_is_shown_in_both_conventions_and_labelled_a_model() -> None:
    found = frontline.value_effect(np.array([0.6, 0.8]), 0.05, 0.1)

    header, *rows = FLS_RETENTION_EFFECT([0.6, 0.8])

    assert header == ["retention", "after renewal", "first certain", "note"]
    assert [row[1:3] for row in rows] == np.column_stack([found.after_renewal, found.first_certain]).tolist()
    assert rows[0][3].startswith(MODEL)
    assert rows[1][3] == ""


def test_the_effect_of_retention_takes_every_option() -> None:
    found = frontline.value_effect(0.8, 0.1, 0.05, 100, 50)

    assert FLS_RETENTION_EFFECT(0.8, 0.1, 0.05, 100, 50)[1][1:3] == [found.after_renewal, found.first_certain]


def test_a_row_without_retention_says_what_is_missing() -> None:
    rows = FLS_RETENTION_EFFECT([["rate"], [0.6], [None], [0.8]])[1:]

    assert rows[1] == ["#N/A", "#N/A", "#N/A", "A figure is missing."]


def test_a_change_beyond_all_customers_is_not_available() -> None:
    assert FLS_RETENTION_EFFECT(0.97) == "#N/A"
    assert FLS_LAST_ERROR().startswith("FLS_RETENTION_EFFECT: After the change:")


def test_unit_cost_falls_with_retention_as_the_model_says() -> None:
    found = frontline.unit_cost_effect(np.array([0.7, 0.8]), np.array([400.0, 420]), 120.0, 0.02)

    rows = FLS_UNIT_COST(["70%", "80%"], [400, 420], 120, 0.02)[1:]

    assert [row[1:4] for row in rows] == np.column_stack([found.before, found.after, found.change]).tolist()
    assert rows[0][4].startswith(MODEL)


def test_a_negative_cost_has_no_answer() -> None:
    assert FLS_UNIT_COST(0.8, -400, 120) == "#N/A"
    assert FLS_LAST_ERROR() == "FLS_UNIT_COST: A cost is negative."


WANTED = ["yes", False, 1, None, "no", True]
STARTED = ["2023-01-01", 44927.0, dt.datetime(2023, 1, 1), None, "2023-01-01", "2024-06-01"]  # noqa: DTZ001
ENDED = ["2024-05-01", dt.datetime(2024, 6, 1), None, 45474.0, None, None]  # noqa: DTZ001
UNITS = ["N", "N", "N", "S", "S", "S"]


def days(*texts: str | None) -> np.ndarray:
    return np.array([text or "NaT" for text in texts], dtype="datetime64[D]")


def test_defections_count_the_wanted_customers_whatever_way_the_days_are_written() -> None:
    found = frontline.defections(
        np.array([0, 0, 0, 1, 1, 1]),
        np.array([1, 0, 1, np.nan, 0, 1]),
        days("2023-01-01", "2023-01-01", "2023-01-01", None, "2023-01-01", "2024-06-01"),
        days("2024-05-01", "2024-06-01", None, "2024-07-01", None, None),
        *days("2024-01-01", "2024-12-31"),
        n_units=2,
    )

    header, *rows = FLS_DEFECTIONS(UNITS, WANTED, STARTED, ENDED, 45292, "2024-12-31")

    assert header == ["unit", "n", "left", "value", "low", "high", "others left", "note"]
    assert rows[0] == ["N", 2, 1, 0.5, found.low[0], found.high[0], 1, ""]
    assert rows[1][:4] == ["S", 0, 0, "#N/A"]
    assert rows[1][7] == found.note[1]


def test_headers_and_customers_who_stayed_to_the_end_of_the_column_are_no_obstacle() -> None:
    headers = ["unit", "target", "started", "left"]
    columns = [
        [name, *values, None, None] for name, values in zip(headers, (UNITS, WANTED, STARTED, ENDED), strict=True)
    ]

    assert FLS_DEFECTIONS(*columns, "2024-01-01", "2024-12-31") == FLS_DEFECTIONS(
        UNITS, WANTED, STARTED, ENDED, "2024-01-01", "2024-12-31"
    )


@pytest.mark.parametrize(
    ("period", "shown", "words"),
    [
        (("2024-12-31", "2024-01-01"), "#NUM!", "period_end must be later than period_start, 2024-12-31"),
        (("spring", "2024-12-31"), "#VALUE!", "period_start, row 1, must be a date such as 2024-01-31"),
        ((None, "2024-12-31"), "#VALUE!", "period_start must be a date such as 2024-01-31, but is blank"),
    ],
    ids=["backwards", "a word", "blank"],
)
def test_a_period_that_is_none_is_refused(period: tuple[str, str], shown: str, words: str) -> None:
    assert FLS_DEFECTIONS(UNITS, WANTED, STARTED, ENDED, *period) == shown
    assert words in FLS_LAST_ERROR()


SPEND, ELSEWHERE = [30.0, 10, 50, 20, 40, 7], [10.0, 30, 50, 20, 41, 3]


def test_share_of_wallet_is_the_ratio_of_sums_of_each_unit() -> None:
    found = frontline.wallet_share(np.array([0] * 5 + [1]), np.array(SPEND), np.array(ELSEWHERE), 2)

    rows = FLS_WALLET_SHARE(["N"] * 5 + ["S"], SPEND, ELSEWHERE)[1:]

    assert rows[0] == ["N", 5, found.share[0], found.low[0], found.high[0], ""]
    assert rows[1][:3] == ["S", 1, "#N/A"]
    assert rows[1][5].startswith("fewer than 5 answers; ")


def test_one_name_stands_for_all_customers() -> None:
    assert FLS_WALLET_SHARE("all", SPEND, ELSEWHERE) == FLS_WALLET_SHARE(["all"] * 6, SPEND, ELSEWHERE)


def test_customers_whose_spending_elsewhere_is_blank_are_left_out_and_told_of() -> None:
    row = FLS_WALLET_SHARE("all", ["here", *SPEND, 99], ["elsewhere", *ELSEWHERE, None])[1]

    assert row[:5] == FLS_WALLET_SHARE("all", SPEND, ELSEWHERE)[1][:5]
    assert row[5] == "Customers whose spending elsewhere is not known are left out."


def test_a_smallest_number_of_customers_below_one_is_out_of_range() -> None:
    assert FLS_WALLET_SHARE("all", SPEND, ELSEWHERE, 0) == "#NUM!"


def test_the_loyalty_model_shows_every_effect_with_its_formula() -> None:
    known = frontline.LoyaltyAssumptions(2000, 0.05, 300, 0.1, 120, 80, 60, 150, -0.02, 9000)
    effects = frontline.second_order_effects(known).effects

    rows = FLS_LOYALTY_MODEL(2000, "5%", 300, 0.1, 120, 80, 60, 150, -0.02, 9000)[1:]

    assert [row[:4] for row in rows] == [[each.area, each.name, each.amount, each.formula] for each in effects]
    assert rows[0][4].startswith(MODEL)


def test_an_effect_whose_figures_are_not_given_names_them() -> None:
    row = FLS_LOYALTY_MODEL(2000, 0.05, 300, [[None]], 120)[2]

    assert row[2] == "#N/A"
    assert row[4] == "Not given: referrals."


@pytest.mark.parametrize(
    ("arguments", "shown", "words"),
    [
        ((), "#N/A", "Not given: customers, retention change, revenue."),
        ((2000, 5), "#NUM!", "retention_change must lie between -1 and 1"),
        ((2000, [0.05, 0.06]), "#VALUE!", "retention_change must be one cell, but has 2 rows x 1 columns."),
    ],
    ids=["nothing given", "five hundred points", "two cells"],
)
def test_the_loyalty_model_is_refused_in_words(arguments: tuple[object, ...], shown: str, words: str) -> None:
    assert FLS_LOYALTY_MODEL(*arguments) == shown
    assert words in FLS_LAST_ERROR()
