from __future__ import annotations

import numpy as np
import pytest

from frontline.control_charts import assurance_words, p_chart, special_causes, u_chart, variation_words, xmr_chart
from frontline_udfs import FLS_CONTROL_CHART, FLS_LAST_ERROR

POINTS = [62.0, 64.0, 63.0, 61.0, 64.0, 62.0, 63.0, 62.0, 64.0, 61.0, 63.0, 62.0, 64.0, 80.0]


def by_name(cells):
    header, *rows = cells
    return {name: [row[place] for row in rows] for place, name in enumerate(header)}


def test_limits_and_words_are_those_of_the_chart():
    found = by_name(FLS_CONTROL_CHART([[point] for point in POINTS], "nhs", "lower", 60))
    chart = xmr_chart(np.array([POINTS]))
    causes = special_causes(chart)

    assert [found["value"], found["mean"]] == [POINTS, chart.centre[0].tolist()]
    assert [found["low"], found["high"]] == [chart.low[0].tolist(), chart.high[0].tolist()]
    assert found["signal"] == causes.names[0].tolist()
    assert found["variation"] == [variation_words(chart, causes, "lower")[0]] + [""] * 13
    assert found["assurance"][0] == assurance_words(chart, np.array([60.0]), "lower")[0]
    assert found["target"] == [60.0] * 14


def test_a_signal_says_whether_it_is_for_better_or_worse():
    assert by_name(FLS_CONTROL_CHART(POINTS))["direction"][-1] == "better"
    assert by_name(FLS_CONTROL_CHART(POINTS, better="lower"))["direction"][-1] == "worse"


def test_without_a_target_there_is_no_assurance():
    assert {"target", "assurance"} & set(by_name(FLS_CONTROL_CHART(POINTS))) == set()


@pytest.mark.parametrize(
    ("chart", "draw", "laney"),
    [("p", p_chart, False), ("u", u_chart, False), ("laney p", p_chart, True), ("laney u", u_chart, True)],
)
def test_counts_out_of_sizes_get_the_chart_asked_for(chart, draw, laney):
    counts, sizes = [20.0, 30.0, 25.0, 45.0, 22.0], [100.0, 110.0, 100.0, 120.0, 90.0]
    found = by_name(FLS_CONTROL_CHART(counts, None, None, None, None, sizes, chart))
    expected = draw(np.array([counts]), np.array([sizes]), laney=laney)

    assert [found["value"], found["high"]] == [expected.values[0].tolist(), expected.high[0].tolist()]
    assert found["note"][0] == f"{expected.kind} chart, profile nhs; limits on trial below 13 points"


def test_points_of_few_answers_are_left_out_of_charts_of_shares_only():
    counts, sizes = [8, 3, 4, 9], [10, 4, 5, 12]
    share, rate = (by_name(FLS_CONTROL_CHART(counts, sizes=sizes, chart=chart)) for chart in ("p", "u"))

    assert share["value"] == [0.8, "#N/A", 0.8, 0.75]
    assert share["mean"][0] == 21 / 27
    assert rate["value"][1] == 0.75


def test_points_with_periods_are_put_in_order_of_time():
    months = [f"2024-{place:02d}" for place in range(1, 13)] + ["2025-01", "2025-02"]
    found = by_name(FLS_CONTROL_CHART(POINTS[::-1], periods=months[::-1]))

    assert found["period"][0] == "Jan 2024"
    assert found["value"] == POINTS
    assert found["high"] == by_name(FLS_CONTROL_CHART(POINTS))["high"]


def test_a_header_blanks_text_numbers_and_an_empty_tail_are_understood():
    cells = [["Score"], [62], ["64"], [None], [63], [None], [None]]
    found = by_name(FLS_CONTROL_CHART(cells))

    assert found["value"] == [62.0, 64.0, "#N/A", 63.0]
    assert found["period"] == [1, 2, 3, 4]


def test_one_row_is_a_series_as_well():
    assert FLS_CONTROL_CHART([POINTS]) == FLS_CONTROL_CHART([[point] for point in POINTS])


def test_too_few_points_have_no_limits():
    found = by_name(FLS_CONTROL_CHART(POINTS[:8], "nhs-excel"))

    assert found["low"] == ["#N/A"] * 8
    assert found["variation"][0] == "Too few points"
    assert found["note"][0] == "XmR chart, profile nhs-excel; no limits below 13 points"


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((POINTS, "somebody's"), "#NUM!", "profile must be one of nhs"),
        (([None, None],), "#N/A", "There is nothing in values. Check the ranges."),
        (([1, 2], None, None, None, None, [3, 4], "pie"), "#NUM!", "chart must be one of p, u, laney p, laney u"),
        (([7, 2], None, None, None, None, [6, 9]), "#NUM!", "counts must not exceed sizes"),
        (([1, 2], None, None, None, ["2024", "2024"]), "#VALUE!", "2024 stands more than once"),
        (([1, "#NAME?"],), "#NAME?", "values, row 2, holds #NAME?"),
    ],
    ids=["no profile", "nothing", "no chart", "more than all", "a period twice", "an error"],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(arguments, shown, sentence):
    assert FLS_CONTROL_CHART(*arguments) == shown
    assert sentence in FLS_LAST_ERROR()
