from __future__ import annotations

import numpy as np
import pytest

import frontline
from frontline.satisfaction import complaint_rate
from frontline_udfs import (
    FLS_DRIVERS,
    FLS_LAST_ERROR,
    FLS_PRIORITY,
    FLS_RATE_RATIO,
    FLS_REVENUE_BY_LEVEL,
    FLS_WITHIN_BETWEEN,
)

ANSWERS = np.random.default_rng(7).integers(1, 6, size=(40, 3)).astype(float)
OUTCOME = ANSWERS @ [1.0, 3.0, 0.2] + np.random.default_rng(8).normal(size=40)
NAMES = ["pay", "staffing", "training"]


def test_drivers_are_shown_largest_first_with_the_numbers_of_the_statistic() -> None:
    found = frontline.drivers_of(OUTCOME, ANSWERS, NAMES)
    order = [1, 0, 2]

    header, *rows = FLS_DRIVERS([["wait"], *OUTCOME[:, None]], [NAMES, *ANSWERS])

    assert header == ["driver", "n", "share", "low", "high", "explained", "correlation", "note"]
    assert [row[0] for row in rows] == [NAMES[place] for place in order]
    assert [row[2:7] for row in rows] == [
        [found.share[k], found.low[k], found.high[k], found.weight[k], found.correlation[k]] for k in order
    ]


def test_drivers_by_lmg_have_the_shares_of_lmg() -> None:
    found = frontline.drivers_of(OUTCOME, ANSWERS, NAMES, method="lmg")

    rows = FLS_DRIVERS(["wait", *OUTCOME], [NAMES, *ANSWERS], "LMG")[1:]

    assert [row[2] for row in rows] == sorted(found.share, reverse=True)


def test_drivers_without_headers_are_numbered() -> None:
    rows = FLS_DRIVERS(OUTCOME, ANSWERS)[1:]

    assert [row[0] for row in rows] == ["column 2", "column 1", "column 3"]


def test_blank_answers_and_text_numbers_are_no_obstacle_to_drivers() -> None:
    cells = [[str(int(cell)) for cell in row] for row in ANSWERS]
    rows = FLS_DRIVERS(["wait", *OUTCOME, 5, None], [NAMES, *cells, [None, 3, 2], [None] * 3])[1:]

    assert rows[0][1:7] == FLS_DRIVERS(OUTCOME, ANSWERS)[1][1:7]
    assert rows[0][7].endswith("1 of 41 respondents left out: a value is missing.")


def test_drivers_of_few_respondents_are_not_available() -> None:
    assert FLS_DRIVERS(OUTCOME[:10], ANSWERS[:10]) == "#N/A"
    assert "Drivers need 20 respondents who answered everything, and there are 10." in FLS_LAST_ERROR()


def test_a_driver_that_repeats_another_is_named() -> None:
    twice = [[*NAMES, "wage"], *([*row, row[0]] for row in ANSWERS)]

    assert FLS_DRIVERS(["wait", *OUTCOME], twice) == "#NUM!"
    assert "pay and wage correlate 1" in FLS_LAST_ERROR()


def test_priorities_stand_in_order_with_their_quadrant() -> None:
    found = frontline.priorities(np.array([0.6, 0.3, 0.1]), np.array([70.0, 60, 90]), np.array([75.0, 75, 75]))

    rows = FLS_PRIORITY(["a", "b", "c"], [0.6, 0.3, 0.1], [70, 60, 90], [75, 75, 75])[1:]

    assert [row[5] for row in rows] == sorted(found.priority, reverse=True)
    assert rows[0] == ["b", 0.3, 60.0, 75.0, 15.0, 4.5, 1.0, "low priority"]


def test_one_target_serves_all_drivers_under_headers_too() -> None:
    cells = [["driver", "a", "b", "c"], ["share", 0.6, 0.3, 0.1], ["score", 70, 60, 90]]

    assert FLS_PRIORITY(*cells, 75) == FLS_PRIORITY(*(column[1:] for column in cells), [75, 75, 75])


def test_a_driver_that_reached_its_target_has_no_rank() -> None:
    assert FLS_PRIORITY(["a", "b"], [0.5, 0.5], [80, 60], 75)[2][6] == ""


def test_a_share_in_percent_signs_is_a_fraction() -> None:
    assert FLS_PRIORITY("a", "60%", 70, 75)[1][1] == 0.6


def test_drivers_without_any_score_have_no_priority() -> None:
    assert FLS_PRIORITY(["a", "b"], [0.5, 0.5], [None, "[c]"], 75) == "#N/A"
    assert "No driver has an importance, a score and a target." in FLS_LAST_ERROR()


def test_a_rate_ratio_compares_the_flagged_units_with_the_others() -> None:
    ratio = frontline.rate_ratio(np.array([5.0, 6]), np.array([300.0, 500]), np.array([21.0]), np.array([3011.0]))

    header, *rows = FLS_RATE_RATIO([5, 21, 6], [300, 3011, 500], ["yes", "no", True])

    assert header == ["measure", "n", "value", "low", "high", "p", "note"]
    assert rows[0] == ["rate ratio", 3, ratio.estimate, ratio.low, ratio.high, ratio.p, " ".join(ratio.notes)]
    assert [row[:3] for row in rows[1:]] == [
        ["rate in the group", 2, ratio.rate], ["rate in the others", 1, ratio.comparison_rate],
    ]  # fmt: skip


def test_each_rate_has_the_interval_of_its_events() -> None:
    found = complaint_rate(np.array([11.0, 21.0]), np.array([800.0, 3011.0]), per=1)

    rows = FLS_RATE_RATIO([5, 21, 6], [300, 3011, 500], ["yes", "no", True])[2:]

    assert [row[3] for row in rows] == pytest.approx(found.low)
    assert [row[4] for row in rows] == pytest.approx(found.high)


def test_a_unit_without_flag_or_exposure_counts_on_neither_side() -> None:
    found = FLS_RATE_RATIO([5, 21, 6, 9], [300, 3011, None, 100], [1, 0, 1, None])

    assert [row[1] for row in found[1:]] == [2, 1, 1]


def test_a_comparison_without_events_has_no_upper_end() -> None:
    row = FLS_RATE_RATIO([5, 0], [300, 3011], [True, False])[1]

    assert (row[2], row[4]) == ("#NUM!", "#NUM!")
    assert "the ratio has no upper end" in row[6]


@pytest.mark.parametrize(
    ("events", "exposure", "flags", "shown"),
    [
        ([1.5, 2], [10, 20], [1, 0], "#NUM!"),
        ([1, 2], [0, 20], [1, 0], "#NUM!"),
        ([1, 2], [10, 20], [1, "x"], "#VALUE!"),
    ],
    ids=["half an event", "no exposure", "a word for a flag"],
)
def test_a_rate_ratio_refuses(events: list[float], exposure: list[float], flags: list[object], shown: str) -> None:
    assert FLS_RATE_RATIO(events, exposure, flags) == shown


SATISFACTION = [5.0] * 6 + [4.0] * 6 + [3.0] * 2
REVENUE = [300.0, 240, 260, 310, 280, 250, 110, 90, 130, 120, 80, 100, 70, 60]


def test_revenue_by_level_has_the_ratio_first_and_the_levels_from_the_best() -> None:
    found = frontline.revenue_by_level(np.array(SATISFACTION), np.array(REVENUE))

    rows = FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE, minimum_n=1)[1:]

    assert rows[0][:5] == ["5 over 4", 12, found.estimate, found.low, found.high]
    assert [row[:3] for row in rows[1:]] == [
        ["mean at 5", 6, found.mean[2]], ["mean at 4", 6, found.mean[1]], ["mean at 3", 2, found.mean[0]],
    ]  # fmt: skip


def test_units_of_customers_are_resampled_whole() -> None:
    units = ["A", "B", "C"] * 4 + ["A", "B"]
    codes = np.array([0, 1, 2] * 4 + [0, 1])
    found = frontline.revenue_by_level(np.array(SATISFACTION), np.array(REVENUE), codes)

    assert FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE, units)[1][3:5] == [found.low, found.high]


def test_a_level_of_few_customers_shows_no_mean() -> None:
    row = FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE)[4]

    assert row == ["mean at 3", 2, "#N/A", "#N/A", "#N/A", "fewer than 5 answers"]


def test_a_ratio_that_would_give_a_hidden_mean_away_is_hidden_too() -> None:
    row = FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE, totally=5, somewhat=3)[1]

    assert row[:3] == ["5 over 3", 8, "#N/A"]
    assert row[5].startswith("One of the two levels has fewer than 5 customers.")


def test_headers_and_blank_customers_change_no_mean() -> None:
    found = FLS_REVENUE_BY_LEVEL(["answer", *SATISFACTION, None, 5], ["revenue", *REVENUE, 99, "#N/A"])

    assert found[2] == FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE)[2]
    assert "2 customers left out" in found[1][5]


def test_a_level_compared_with_itself_is_refused() -> None:
    assert FLS_REVENUE_BY_LEVEL(SATISFACTION, REVENUE, None, 5, 5) == "#NUM!"


UNITS = ["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"]
STAFFING, PRIDE = [1.0, 2, 3, 5, 5, 2, 1, 1, 4, 4], [2.0, 1, 4, 5, 3, 3, 2, 1, 3, 5]


def test_a_correlation_is_split_between_and_within_units() -> None:
    found = frontline.within_between(np.repeat(np.arange(5), 2), np.array(STAFFING), np.array(PRIDE))

    rows = FLS_WITHIN_BETWEEN(UNITS, STAFFING, PRIDE)[1:]

    assert rows[0][1:5] == [5, found.between.estimate, found.between.low, found.between.high]
    assert rows[1][1:5] == [10, found.within.estimate, found.within.low, found.within.high]
    assert [row[2] for row in rows[2:]] == [found.raw, found.eta_squared_x, found.eta_squared_y]


def test_two_units_give_the_part_within_alone() -> None:
    rows = FLS_WITHIN_BETWEEN(UNITS[:4], STAFFING[:4], PRIDE[:4])[1:]

    assert rows[0][2] == "#N/A"
    assert "needs 3 of them" in rows[0][5]
    assert isinstance(rows[1][2], float)


def test_units_as_numbers_are_units_too() -> None:
    codes = [float(ord(unit)) for unit in UNITS]

    assert FLS_WITHIN_BETWEEN(codes, STAFFING, PRIDE) == FLS_WITHIN_BETWEEN(UNITS, STAFFING, PRIDE)


def test_a_respondent_without_unit_is_refused_by_row() -> None:
    assert FLS_WITHIN_BETWEEN([["unit"], ["A"], [None], ["B"]], ["x", 1, 2, 3], ["y", 1, 2, 3]) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_WITHIN_BETWEEN: units, row 3, is blank. Name the unit of every row."
