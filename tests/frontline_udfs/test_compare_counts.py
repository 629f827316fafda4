from __future__ import annotations

import numpy as np
import pytest

from frontline.comparison import funnel_of_proportions, funnel_of_rates, over_dispersed_funnel, shrink_proportions
from frontline_udfs import FLS_FUNNEL, FLS_FUNNEL_WIDENED, FLS_LAST_ERROR, FLS_SHRINK_SHARE

UNITS = ["North", "South", "East", "West", "Mid"]
GOOD = np.array([20.0, 45.0, 20.0, 31.0, 12.0])
ALL = np.array([30.0, 50.0, 40.0, 40.0, 30.0])


def upright(*columns):
    return [[[cell] for cell in column] for column in columns]


def columns_of(cells):
    header, *rows = cells
    return {name: [row[place] for row in rows] for place, name in enumerate(header)}


def test_shrunken_shares_are_those_of_the_method():
    found = columns_of(FLS_SHRINK_SHARE(*upright(UNITS, GOOD.tolist(), ALL.tolist())))
    expected = shrink_proportions(GOOD, ALL)

    assert found["value"] == (GOOD / ALL).tolist()
    for name in ("shrunken", "low", "high"):
        assert found[name] == getattr(expected, name).tolist()
    assert found["mean"] == [expected.mean] * 5


def test_shares_of_few_answers_are_hidden_and_still_count_for_the_others():
    good, answers = np.append(GOOD, 3.0), np.append(ALL, 4.0)
    found = columns_of(FLS_SHRINK_SHARE([*UNITS, "Lake"], good, answers))

    assert found["shrunken"] == [*shrink_proportions(good, answers).shrunken[:5].tolist(), "#N/A"]
    assert found["note"][5] == "fewer than 5 answers"


def test_units_that_do_not_differ_share_one_estimate_and_the_table_says_so_once():
    found = columns_of(FLS_SHRINK_SHARE(UNITS, [10] * 5, [20] * 5))

    assert found["shrunken"] == [0.5] * 5
    assert found["note"] == ["The units differ no more than by chance: all share the pooled proportion."] + [""] * 4


@pytest.mark.parametrize("target", [None, 0.6], ids=["their own", "given"])
def test_funnels_of_shares_are_those_of_the_method(target):
    found = columns_of(FLS_FUNNEL(UNITS, GOOD, ALL, target))
    expected = funnel_of_proportions(GOOD, ALL, target)

    assert found["target"] == [expected.target] * 5
    assert [found["low"], found["high"]] == [expected.low[:, 0].tolist(), expected.high[:, 0].tolist()]
    assert [found["low outer"], found["high outer"]] == [expected.low[:, 1].tolist(), expected.high[:, 1].tolist()]
    assert found["reading"] == expected.place.tolist()


def test_funnels_of_rates_are_those_of_the_method():
    found = columns_of(FLS_FUNNEL(UNITS, [120, 3, 9, 8, 14], [40, 4, 10, 3.5, 12], 1, "rate"))
    expected = funnel_of_rates(np.array([120.0, 3, 9, 8, 14]), np.array([40, 4, 10, 3.5, 12]), 1.0)

    assert found["value"] == expected.value.tolist()
    assert found["reading"] == expected.place.tolist()
    assert found["reading"][0] == "above the 99.8 % limit"


def test_shares_of_few_answers_are_not_shown_on_a_funnel_but_small_exposures_are():
    share, rate = (columns_of(FLS_FUNNEL(["A", "B"], [8, 2], [10, 4], None, chart)) for chart in ("share", "rate"))

    assert [share["value"][1], share["reading"][1]] == ["#N/A", "#N/A"]
    assert share["note"][1] == "fewer than 5 answers"
    assert rate["value"][1] == 0.5


def test_widened_funnels_are_those_of_the_method():
    values, errors = np.array([60.0, 70.0, 72.0, 80.0, 95.0]), np.full(5, 2.0)
    found = columns_of(FLS_FUNNEL_WIDENED(UNITS, values, errors, 74, 0.2))
    expected = over_dispersed_funnel(values, errors, 74.0, 0.2)

    assert found["low outer"] == expected.funnel.low[:, 1].tolist()
    assert [found["z"], found["q"]] == [expected.z.tolist(), expected.q.tolist()]
    assert found["reading"] == expected.funnel.place.tolist()


def test_a_unit_left_out_says_why():
    found = columns_of(FLS_FUNNEL_WIDENED(["A", "B", "C"], [60, None, 70], [2, 2, 0]))

    assert found["value"] == [60.0, "#N/A", "#N/A"]
    assert found["note"][1:] == ["left out: no value of known size"] * 2


def test_headers_texts_and_blanks_are_understood():
    cells = FLS_FUNNEL([["unit"], ["A"], ["B"], [None]], [["good"], ["8"], [None], [None]], [["n"], [10], [20], [None]])

    assert [row[:3] for row in cells[1:]] == [["A", 10.0, 0.8], ["B", 20.0, "#N/A"]]


@pytest.mark.parametrize(
    ("cell", "shown", "sentence"),
    [
        (
            lambda: FLS_FUNNEL(["A", "B"], [8, 60], [10, 50]),
            "#NUM!",
            "counts must not exceed sizes, but B has 60 of 50",
        ),
        (lambda: FLS_FUNNEL(["A"], [8], [10], 1.5), "#NUM!", "target must lie between 0 and 1, but got 1.5"),
        (lambda: FLS_FUNNEL(["A"], [8], [10], None, "pie"), "#NUM!", 'chart must be "share" or "rate"'),
        (lambda: FLS_FUNNEL(["A"], [None], [10]), "#N/A", "Not available: no unit has a value"),
        (lambda: FLS_FUNNEL_WIDENED(["A"], [8], [None]), "#N/A", "no unit has both a value and a standard error"),
        (lambda: FLS_FUNNEL_WIDENED(["A"], [8], [1], None, 0.5), "#NUM!", "trim must lie between 0 and .5"),
        (lambda: FLS_SHRINK_SHARE(["A", "B"], [1, 2], [9, 9]), "#N/A", "it takes 3 units with answers"),
        (lambda: FLS_SHRINK_SHARE(["A", "B"], [11, 2], [9, 9]), "#NUM!", "but A has 11 of 9"),
        (lambda: FLS_SHRINK_SHARE(UNITS, GOOD, ALL, 0), "#NUM!", "minimum_n must be an integer not less than 1"),
    ],
    ids=[
        "more than all",
        "no share",
        "no chart",
        "no counts",
        "no standard errors",
        "everything trimmed",
        "two units",
        "more successes than answers",
        "no minimum",
    ],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(cell, shown, sentence):
    assert cell() == shown
    assert sentence in FLS_LAST_ERROR()
