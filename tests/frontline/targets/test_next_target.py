from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from frontline.errors import ParameterError
from frontline.targets import line_ahead, next_target, peer_quartile

TIMES = np.arange(6) / 12
tables = arrays(np.float64, (5, 6), elements=st.integers(0, 100).map(float) | st.just(np.nan))


def test_all_proposals_stand_side_by_side():
    values = np.array([[70.0, 72, 71, 75, 74, 76], [60, 66, 64, 62, 61, np.nan], [80] * 6, [90, 85, 95, 90, 85, 95]])
    result = next_target(TIMES, values, 0.5, quarters=np.array([0, 0, 0, 1, 1, 1]), goal=88.0, steps=4)

    # by hand: last results 76, 61, 80, 95 with third quartile 80 + .25 x 15; quarters of three months each
    assert result.last.tolist() == [76, 61, 80, 95]
    assert result.best_quarter == pytest.approx([75, 190 / 3, 80, 90])
    assert result.peer_quartile.tolist() == [83.75] * 4
    assert result.required.tolist() == [79, 67.75, 82, 95]
    line = line_ahead(TIMES, values, 0.5)
    assert result.trend.tolist() == line.value.tolist()
    assert result.trend_low == pytest.approx(line.low, nan_ok=True)
    assert result.note.tolist() == ["", "", "All results lie on their line, which gives no interval.", ""]


def test_the_improvement_that_each_proposal_asks_for_counts_in_the_direction_of_better():
    values = np.array([[12.0, 11, 13, 10, 9, 11]])
    asked = next_target(TIMES, values, 0.5, "lower", goal=8.0, steps=3).required_improvement()

    assert asked["best_quarter"].tolist() == [2]
    assert asked["required"] == pytest.approx([1])
    assert np.isnan(asked["peer_quartile"]).all()


@given(tables, st.integers(1, 5))
def test_mirrored_results_give_mirrored_proposals(values, steps):
    up = next_target(TIMES, values, 0.5, "higher", goal=60.0, steps=steps)
    down = next_target(TIMES, -values, 0.5, "lower", goal=-60.0, steps=steps)

    for name in ("last", "best_quarter", "peer_quartile", "trend", "required"):
        assert getattr(down, name) == pytest.approx(-getattr(up, name), abs=1e-9, nan_ok=True)
    assert down.trend_low == pytest.approx(-up.trend_high, abs=1e-9, nan_ok=True)
    for name, asked in up.required_improvement().items():
        assert down.required_improvement()[name] == pytest.approx(asked, abs=1e-9, nan_ok=True)


@given(tables, st.permutations(range(5)))
def test_the_order_of_units_does_not_matter(values, order):
    plain, turned = (next_target(TIMES, table, 0.5, goal=60.0) for table in (values, values[order]))

    for name in ("last", "best_quarter", "peer_quartile", "trend", "required"):
        assert getattr(turned, name) == pytest.approx(getattr(plain, name)[order], abs=1e-9, nan_ok=True)
    assert turned.note.tolist() == plain.note[order].tolist()


@given(tables, st.integers(1, 6))
def test_after_all_steps_the_goal_is_reached_and_never_given_up(values, steps):
    result = next_target(TIMES, values, 0.5, goal=60.0, steps=steps)
    there = ~np.isnan(result.last)
    reached = result.last + steps * (result.required - result.last)

    assert reached[there] == pytest.approx(np.maximum(result.last, 60)[there])
    assert (result.required[there] >= result.last[there]).all()


@given(tables)
def test_the_best_own_period_is_the_best_and_the_trend_lies_in_its_interval(values):
    result = next_target(TIMES, values, 0.5, lowest=0, highest=100)
    there = ~np.isnan(values).all(axis=1)

    assert result.best_quarter[there].tolist() == np.nanmax(values[there], axis=1).tolist()
    banded = ~np.isnan(result.trend_low)
    assert (result.trend_low[banded] <= result.trend[banded]).all()
    assert (result.trend[banded] <= result.trend_high[banded]).all()
    assert (result.trend_high[banded] <= 100).all()


def test_peers_are_those_of_the_same_group():
    values = np.arange(48.0).reshape(8, 6)
    groups = np.array([0, 1, 0, 1, 0, 1, 0, 1])
    result = next_target(TIMES, values, 0.5, groups=groups)

    assert result.peer_quartile.tolist() == peer_quartile(values[:, -1], groups).tolist()
    assert result.peer_quartile[0] != result.peer_quartile[1]


def test_a_quarter_with_a_month_missing_is_not_complete():
    values = np.array([[70.0, 72, 74, 99, np.nan, np.nan]])
    result = next_target(TIMES, values, 0.5, quarters=np.array([1, 1, 1, 2, 2, 2]))

    assert result.best_quarter.tolist() == [72]


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ([np.nan] * 6, "No results."),
        (
            [np.nan, 70, np.nan, np.nan, np.nan, np.nan],
            (
                "No quarter is complete. The peer group has fewer than 4 results. "
                "A line takes three results at different times. No goal is given."
            ),
        ),
    ],
    ids=["all missing", "one result"],
)
def test_missing_proposals_are_explained(row, note):
    result = next_target(TIMES, np.array([row]), 0.5, quarters=np.array([1, 1, 1, 2, 2, 2]))

    assert result.note.tolist() == [note]
    assert np.isnan([result.best_quarter[0], result.trend[0], result.required[0]]).all()


def test_no_units_and_no_periods_are_no_error():
    assert next_target(TIMES, np.empty((0, 6)), 0.5).last.size == 0
    assert next_target(np.empty(0), np.empty((2, 0)), 0.5).note.tolist() == ["No results."] * 2


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"ahead": 0.2}, "times must rise towards ahead"),
        ({"steps": 0}, "steps must be an integer not less than 1, but got 0"),
        ({"better": "up"}, 'better must be "higher" or "lower"'),
        ({"lowest": 5.0, "highest": 5.0}, r"highest must be greater than lowest, 5.0, but got 5.0"),
        ({"level": 1.0}, r"level must lie between 0 and 1, but got 1.0"),
        ({"quarters": np.zeros(2, dtype=int)}, "times 6, quarters 2"),
    ],
    ids=["behind", "no steps", "no direction", "no width", "certain", "quarters short"],
)
def test_a_parameter_that_breaks_its_rule_is_refused(changed, rule):
    with pytest.raises(ParameterError, match=rule):
        next_target(TIMES, np.ones((1, 6)), **{"ahead": 0.5, **changed})
