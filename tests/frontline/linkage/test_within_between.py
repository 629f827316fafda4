from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.linkage import within_between

people = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 7), st.integers(1, 7)), min_size=12, max_size=60)


def test_six_units_get_the_split_of_r_s_waba(unit_of, climate, revenue):
    result = within_between(unit_of, climate, revenue)

    # R 4.2, multilevel 2.7: waba(x, y, u)$Cov.Theorem
    assert result.raw == pytest.approx(0.7816176734756614, rel=1e-12)
    assert result.between.estimate == pytest.approx(0.8383941671217674, rel=1e-12)
    assert result.within.estimate == pytest.approx(0.7714618420412758, rel=1e-12)
    assert result.eta_squared_x == pytest.approx(0.590549486968633**2, rel=1e-12)
    assert result.eta_squared_y == pytest.approx(0.4663218005314352**2, rel=1e-12)
    assert (result.n, result.between.units, result.within.units) == (24, 6, 6)


def test_intervals_count_units_between_and_respondents_within(unit_of, climate, revenue):
    result = within_between(unit_of, climate, revenue, level=0.9)
    z = 1.6448536269514722

    assert np.arctanh(result.between.high) - np.arctanh(result.between.low) == pytest.approx(2 * z / 3**0.5)
    assert np.arctanh(result.within.high) - np.arctanh(result.within.low) == pytest.approx(2 * z / 16**0.5)


@given(people)
def test_the_parts_add_up_to_the_raw_correlation(rows):
    units, x, y = np.array(rows, dtype=float).T
    result = within_between(units.astype(int), x, y)
    eta_x, eta_y = result.eta_squared_x**0.5, result.eta_squared_y**0.5
    between, within = (np.nan_to_num(part.estimate) for part in (result.between, result.within))
    whole = eta_x * eta_y * between + ((1 - eta_x**2) * (1 - eta_y**2)) ** 0.5 * within

    if np.unique(units).size > 2 and not np.isnan(result.raw):
        assert whole == pytest.approx(result.raw, abs=1e-7)


@given(people, st.permutations(range(6)), st.randoms(use_true_random=False))
def test_order_and_names_of_units_and_shifts_do_not_matter(rows, names, random):
    plain = within_between(*np.array(rows).T)
    random.shuffle(rows)
    units, x, y = np.array(rows).T
    moved = within_between(np.array(names)[units] * 7, 10.0 * x - 4, y + 100.0)

    for one, other in ((plain.between, moved.between), (plain.within, moved.within)):
        assert other.estimate == pytest.approx(one.estimate, abs=1e-7, nan_ok=True)


def test_one_unit_has_a_part_within_but_none_between(climate, revenue):
    result = within_between(np.zeros(24, int), climate, revenue)

    assert "A correlation between units needs 3 of them." in result.between.notes
    assert result.within.estimate == pytest.approx(result.raw)


def test_one_respondent_a_unit_leaves_nothing_within(climate, revenue):
    result = within_between(np.arange(24), climate, revenue)

    assert "A measure does not vary within units." in result.within.notes
    assert result.between.estimate == pytest.approx(result.raw)


def test_units_that_do_not_differ_leave_nothing_between():
    units, x = np.repeat(np.arange(4), 3), np.tile([0.1, 0.2, 0.3], 4)
    result = within_between(units, x, x**2)

    assert "A measure does not vary between units." in result.between.notes
    assert result.eta_squared_x == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("x", [np.full(24, 0.1), np.full(24, np.nan)], ids=["constant", "all missing"])
def test_a_measure_without_spread_has_no_part_at_all(unit_of, revenue, x):
    result = within_between(unit_of, x, revenue)

    assert np.isnan([result.raw, result.between.estimate, result.within.estimate, result.eta_squared_x]).all()
    assert len(result.between.notes) > 1
    assert len(result.within.notes) > 1


def test_respondents_without_unit_or_answer_are_left_out_and_counted(unit_of, climate, revenue):
    units, x = np.r_[unit_of, -1, 2], np.r_[climate, 50.0, np.nan]
    result = within_between(units, x, np.r_[revenue, 50.0, 60.0])

    assert result.between.estimate == pytest.approx(0.8383941671217674, rel=1e-12)
    assert result.within.notes[-1] == "2 respondents left out: the unit or an answer is missing."
