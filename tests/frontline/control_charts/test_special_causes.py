from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.control_charts import PROFILES, p_chart, special_causes, xmr_chart
from frontline.control_charts.chart import ControlChart

Y = [
    50, 52, 49, 51, 53, 48, 50, 51, 52, 53, 54, 55, 56, 57, 50,
    49, 59, 58, 57, 49, 30, 50, 49, 48, 49, 48, 47, 49, 48, 52,
]  # fmt: skip
TREND, PAIR, SHIFT = "7 points rising or falling", "2 of 3 points close to a limit", "7 points on one side of the mean"
scores = st.lists(st.integers(-35, 35).map(lambda tenths: tenths / 10), min_size=1, max_size=30)


def chart_of(z: list[float], profile: str) -> ControlChart:
    """Return a chart of mean 0 and sigma 1 with these points."""
    values = np.array([z], dtype=float)
    zero, one = np.zeros(values.shape), np.ones(values.shape)
    points = np.array([[values.size]])
    return ControlChart("XmR", profile, values, zero, one, zero - 3, zero + 3, points, (0,))


def flags(z: list[float], profile: str, rule: str) -> list[int]:
    """Return the positions of the points that a rule flags."""
    causes = special_causes(chart_of(z, profile))
    return np.flatnonzero(causes.signals[causes.rules.index(rule), 0]).tolist()


def test_every_point_has_r_s_special_cause_type():
    causes = special_causes(xmr_chart(np.array([Y])))

    # R: NHSRplotthedots 0.2.2, d <- data.frame(x = as.Date("2024-01-01") + 0:29, y): ptd_spc(d, y, x)
    expected = [""] * 5 + [TREND] * 8 + ["beyond a limit"] + [""] * 2 + ["beyond a limit"] * 3
    expected += [SHIFT, "beyond a limit"] + [SHIFT] * 8 + [""]
    assert causes.names[0].tolist() == expected
    assert causes.direction[0].tolist() == [0] * 5 + [1] * 9 + [0] * 2 + [1] * 3 + [-1] * 10 + [0]


def test_no_run_spans_two_phases():
    causes = special_causes(xmr_chart(np.array([Y]), rebase=[18]))

    # R: NHSRplotthedots 0.2.2: ptd_spc(d, y, x, rebase = as.Date("2024-01-19"))
    expected = [""] * 5 + [TREND] * 9 + [""] * 2 + ["beyond a limit"] * 2
    assert causes.names[0, :18].tolist() == expected
    assert np.flatnonzero(causes.flagged[0, 18:]).tolist() == [0, 2]


@pytest.mark.parametrize(
    ("z", "rule", "flagged"),
    [
        ([0, 3.1, 0], "beyond a limit", [1]),
        ([0, 3.0, 0], "beyond a limit", []),
        ([1, 1, 1, 1, 1, 1, 1, -1], SHIFT, [0, 1, 2, 3, 4, 5, 6]),
        ([1, 1, 1, 0, 1, 1, 1, 1], SHIFT, []),
        ([-3, -2, -1, 0, 1, 2, 2.5, 2.5], TREND, [0, 1, 2, 3, 4, 5, 6]),
        ([-3, -2, -1, 0, 1, 2, 2, 3], TREND, []),
        ([0, 2.5, 0.5, 2.5, 0], PAIR, [1, 3]),
        ([0, 2.5, -0.5, 2.5, 0], PAIR, []),
        ([0, 2.5, 0.5, 3.5, 0], PAIR, []),
        ([2.5, 2.5], PAIR, []),
    ],
    ids=[
        "beyond",
        "on the limit",
        "seven above",
        "a point on the mean breaks the run",
        "seven rising",
        "a level step breaks the run",
        "two near one limit",
        "a third on the other side",
        "a point beyond the limit is not near it",
        "two points are no three",
    ],
)
def test_the_nhs_rules_flag_every_point_of_a_pattern(z, rule, flagged):
    assert flags(z, "nhs", rule) == flagged


def test_a_turning_point_of_two_trends_counts_to_the_later_one():
    causes = special_causes(chart_of([-1.2, -0.8, -0.4, 0.1, 0.4, 0.8, 1.2, 0.7, 0.3, -0.1, -0.5, -0.9, -1.3], "nhs"))

    assert causes.direction[0].tolist() == [1] * 6 + [-1] * 7


@pytest.mark.parametrize(
    ("z", "rule", "flagged"),
    [
        ([0, 2.1, 0.3, 2.2, 0.1], "2 of 3 points beyond two sigma", [3]),
        ([0, 3.1, 0.3, 2.2, 0.1], "2 of 3 points beyond two sigma", [3]),
        ([0, 2.1, 0.3, -2.2, 0.1], "2 of 3 points beyond two sigma", []),
        ([1.1, 1.2, -3, 1.1, 1.5, 0.5], "4 of 5 points beyond one sigma", [4]),
        ([1.1, 1.2, -3, 0.9, 1.5, 1.5], "4 of 5 points beyond one sigma", []),
        ([-0.1] * 9, "8 points on one side of the mean", [7, 8]),
        ([-0.1] * 7 + [0.1], "8 points on one side of the mean", []),
    ],
    ids=["two of three", "one beyond", "both sides", "four of five", "three of five", "eight", "seven"],
)
def test_the_western_electric_rules_flag_the_point_that_completes_a_pattern(z, rule, flagged):
    assert flags(z, "western-electric", rule) == flagged


@pytest.mark.parametrize(
    ("z", "rule", "flagged"),
    [
        ([0, -3.1], "beyond a limit", [1]),
        ([0.5] * 10, "9 points on one side of the mean", [8, 9]),
        ([2, 1, 0.5, 0, -0.5, -1, -0.5], "6 points rising or falling", [5]),
        ([0.1, -0.1] * 7 + [-0.1], "14 points up and down in turn", [13]),
        ([0.1, -0.1] * 6 + [0.1, 0.1], "14 points up and down in turn", []),
        ([-2.5, -2.5, 0], "2 of 3 points beyond two sigma", [1]),
        ([-1.5, -1.5, 2, -1.5, -1.5], "4 of 5 points beyond one sigma", [4]),
        ([0.5, -0.5, -0.3] * 5, "15 points within one sigma", [14]),
        ([0.5, -0.5, -0.3] * 4 + [1.1, 0, 0], "15 points within one sigma", []),
        ([1.5, -1.5] * 4 + [0], "8 points none within one sigma", [7]),
        ([1.5, -1.5, 1.5, 0.9] * 2, "8 points none within one sigma", []),
    ],
    ids=[
        "test 1",
        "test 2",
        "test 3",
        "test 4",
        "test 4 fails",
        "test 5",
        "test 6",
        "test 7",
        "test 7 fails",
        "test 8",
        "test 8 fails",
    ],
)
def test_the_eight_tests_of_nelson_flag_the_point_that_completes_a_pattern(z, rule, flagged):
    assert flags(z, "nelson", rule) == flagged


def runs(marks: list[bool], length: int) -> list[int]:
    """Return the last positions of runs of marks, the slow way."""
    return [i for i in range(length - 1, len(marks)) if all(marks[i - length + 1 : i + 1])]


@given(scores)
def test_the_nelson_tests_agree_with_their_wording(z):
    n, rising = len(z), [i > 0 and z[i] > z[i - 1] for i in range(len(z))]
    falling = [i > 0 and z[i] < z[i - 1] for i in range(n)]
    turning = [i > 1 and ((rising[i] and falling[i - 1]) or (falling[i] and rising[i - 1])) for i in range(n)]
    sides = [[v > 0 for v in z], [v < 0 for v in z]]

    def most(lines: int, needed: int, length: int) -> list[int]:
        found = set()
        for sign in (1, -1):
            beyond = [sign * v > lines for v in z]
            found |= {i for i in range(n) if beyond[i] and sum(beyond[max(0, i - length + 1) : i + 1]) >= needed}
        return sorted(found)

    expected = {
        "beyond a limit": [i for i in range(n) if abs(z[i]) > 3],
        "9 points on one side of the mean": sorted(runs(sides[0], 9) + runs(sides[1], 9)),
        "6 points rising or falling": sorted(runs(rising, 5) + runs(falling, 5)),
        "14 points up and down in turn": runs(turning, 12),
        "2 of 3 points beyond two sigma": most(2, 2, 3),
        "4 of 5 points beyond one sigma": most(1, 4, 5),
        "15 points within one sigma": runs([abs(v) <= 1 for v in z], 15),
        "8 points none within one sigma": runs([abs(v) > 1 for v in z], 8),
    }
    causes = special_causes(chart_of(z, "nelson"))

    assert list(causes.rules) == list(expected)
    for rule, signals in zip(causes.rules, causes.signals[:, 0], strict=True):
        assert np.flatnonzero(signals).tolist() == expected[rule], rule


@given(scores, st.sampled_from(sorted(PROFILES)))
def test_a_flag_has_a_name_and_a_direction_needs_a_flag(z, profile):
    causes = special_causes(chart_of(z, profile))

    assert np.array_equal(causes.names != "", causes.flagged)
    assert causes.flagged[causes.direction != 0].all()


def test_rounding_noise_puts_no_point_on_a_side_of_the_mean():
    values = np.tile([0.1, 0.3], 10)
    values[5:15] = 0.1 + 0.2 - 0.1
    chart = xmr_chart(values[None, :] * 1.1, "nelson")
    shift = special_causes(chart).rules.index("9 points on one side of the mean")

    assert not special_causes(chart).signals[shift].any()


def test_shares_are_judged_against_the_limits_of_their_own_size():
    chart = p_chart(np.array([[50.0, 500.0, 50.0, 600.0, 60.0]]), np.array([[100.0, 1000.0, 100.0, 1000.0, 100.0]]))

    assert special_causes(chart).flagged[0].tolist() == [False, True, False, True, False]
