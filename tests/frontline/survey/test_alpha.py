from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from frontline.errors import ParameterError
from frontline.survey import cronbach_alpha

ten_by_five = np.array(
    [
        [4, 5, 4, 4, 3],
        [5, 5, 5, 4, 5],
        [4, 3, 3, 3, 4],
        [2, 2, 4, 1, 2],
        [3, 4, 2, 3, 3],
        [1, 2, 2, 2, 1],
        [4, 4, 5, 5, 3],
        [3, 2, 3, 4, 4],
        [5, 4, 4, 3, 5],
        [2, 3, 1, 2, 3],
    ],
    dtype=float,
)
with_gaps = ten_by_five.copy()
with_gaps[1, 0] = with_gaps[4, 2] = np.nan

tables = arrays(np.float64, st.tuples(st.integers(2, 12), st.integers(2, 5)), elements=st.integers(1, 5).map(float))


def test_ten_respondents_and_five_items_get_psych_s_alpha_and_feldt_interval():
    result = cronbach_alpha(ten_by_five)

    # made by R psych 2.2.9 with a <- alpha(B); a$total$raw_alpha; unlist(a$feldt)
    assert result.alpha == pytest.approx(0.88379705400982, rel=1e-12)
    assert result.low == pytest.approx(0.7103938459389456, rel=1e-12)
    assert result.high == pytest.approx(0.9670245114772595, rel=1e-12)
    assert (result.n, result.items, result.notes) == (10, 5, ())


@pytest.mark.parametrize(
    ("missing", "alpha", "n"),
    # made by R psych 2.2.9 with alpha(B, use = "complete.obs") and alpha(B, use = "pairwise")
    [("listwise", 0.8599722029186936, 8), ("pairwise", 0.8809843434191077, 8)],
)
def test_missing_answers_are_treated_as_named(missing, alpha, n):
    result = cronbach_alpha(with_gaps, missing)

    assert result.alpha == pytest.approx(alpha, rel=1e-12)
    assert result.n == n
    assert result.missing == missing


def test_the_interval_s_ends_solve_their_equation():
    result = cronbach_alpha(ten_by_five, level=0.9)
    ratios = [(1 - end) / (1 - result.alpha) for end in (result.low, result.high)]

    assert stats.f.cdf(ratios, 9, 36) == pytest.approx([0.95, 0.05])
    assert result.interval == "Feldt (1965), 90%, respondents with a missing answer are left out"


def test_alpha_is_known_from_the_correlation_of_two_halves():
    # Spearman and Brown: two items of equal variance and correlation r have an alpha of 2 r / (1 + r)
    halves = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0]])
    r = np.corrcoef(halves.T)[0, 1]

    assert cronbach_alpha(halves).alpha == pytest.approx(2 * r / (1 + r), rel=1e-12)


@given(tables, st.randoms(use_true_random=False))
def test_neither_the_order_of_respondents_nor_of_items_matters(table, random):
    rows, columns = list(range(len(table))), list(range(table.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    first, second = cronbach_alpha(table), cronbach_alpha(table[np.ix_(rows, columns)])

    assert first.alpha == pytest.approx(second.alpha, rel=1e-9, abs=1e-9, nan_ok=True)
    assert first.notes[:1] == second.notes[:1] or not np.isnan(first.alpha)


@given(tables, st.sampled_from([-3.0, 0.5, 20.0]), st.sampled_from([0.0, 7.0, 1e8]))
def test_alpha_ignores_the_unit_of_the_answers(table, factor, shift):
    first, second = cronbach_alpha(table), cronbach_alpha(factor * table + shift)

    assert first.alpha == pytest.approx(second.alpha, rel=1e-9, abs=1e-9, nan_ok=True)


@given(tables)
def test_the_interval_contains_alpha(table):
    result = cronbach_alpha(table)

    assert np.isnan(result.alpha) or result.low <= result.alpha + 1e-12 <= result.high + 2e-12


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        ([[1.0], [2.0]], "Not available: alpha takes two items or more."),
        ([[3.0, 4.0]] * 3, "Not available: the respondents do not differ in the sum of their answers."),
        ([[0.1, 0.3]] * 7, "Not available: the respondents do not differ in the sum of their answers."),
        ([[1.0, 5.0], [5.0, 1.0]], "Not available: the respondents do not differ in the sum of their answers."),
        ([[3.0, 4.0]], "Not available: fewer than two respondents answered the items."),
        ([[np.nan, np.nan]] * 3, "Not available: fewer than two respondents answered the items."),
    ],
    ids=["one item", "all alike", "all alike in tenths", "opposite items", "one respondent", "all missing"],
)
def test_where_alpha_means_nothing_the_reason_is_said(answers, note):
    result = cronbach_alpha(np.array(answers))

    assert np.isnan([result.alpha, result.low, result.high]).all()
    assert result.notes == (note,)


def test_a_negative_alpha_is_kept_and_names_the_reversed_item():
    answers = np.array([[5, 5, 1], [4, 5, 1], [2, 1, 5], [1, 2, 4], [3, 3, 3]], dtype=float)
    result = cronbach_alpha(answers, names=["staffing", "skills", "worry"])

    assert result.alpha < 0
    assert result.suspects == ("worry",)
    assert result.notes == ("Alpha is negative. worry looks reverse-keyed: check the item map.",)


def test_a_negative_alpha_of_unrelated_items_blames_no_item():
    answers = np.array([[1.0, 1, 3], [1, 3, 1], [3, 1, 1], [3, 3, 1], [3, 1, 3], [1, 3, 3], [2, 2, 2]])
    result = cronbach_alpha(answers)

    assert result.alpha < 0
    assert result.suspects == ()
    assert result.notes == ("Alpha is negative, and no item looks reverse-keyed: the items do not measure one thing.",)


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"missing": "mean"}, 'missing must be "listwise" or "pairwise", but got \'mean\''),
        ({"level": 1.0}, "level must lie between 0 and 1, but got 1.0"),
        ({"names": ["one"]}, "names must have one entry an item, 5, but got 1"),
    ],
    ids=["missing", "level", "names"],
)
def test_a_broken_rule_is_named(arguments, rule):
    with pytest.raises(ParameterError, match=rule):
        cronbach_alpha(ten_by_five, **arguments)


def test_answers_that_are_no_table_are_refused():
    with pytest.raises(ParameterError, match="answers must be a table of respondents by items, but got shape"):
        cronbach_alpha(np.ones(3))
