from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import item_variances
from frontline.errors import ParameterError
from frontline.reduction import merge_reductions, reduce_answers, scale_scores
from frontline.survey import scale_mean, service_climate

six_by_four = np.array(
    [[4, 5, 4, 4], [5, 5, 4, 4], [4, 4, 3, 4], [2, 4, 1, 5], [5, 2, 3, 1], [3, 3, 2, 4]], dtype=float
)
two_units = np.array([0, 0, 0, 1, 1, 1])

answer = st.integers(1, 5).map(float) | st.just(np.nan) | st.just(99.0)
people = st.lists(st.tuples(st.integers(-1, 3), answer, answer, answer), min_size=1, max_size=40).map(
    lambda table: (np.array([row[0] for row in table]), np.array([row[1:] for row in table]))
)
fields = ["score", "n", "standard_error", "agreement", "favourable"]


@given(people)
def test_scores_are_those_of_the_rows(survey):
    reduced = scale_scores(reduce_answers(*survey, 1, 5, 4))
    direct = service_climate(*survey, 1, 5, 4)

    for field in fields:
        assert getattr(reduced, field) == pytest.approx(getattr(direct, field), rel=1e-9, abs=1e-9, nan_ok=True)


@given(people)
def test_counts_are_the_answers_of_those_who_are_counted(survey):
    units, answers = survey
    counts = reduce_answers(units, answers, 1, 5, 4).counts
    counted = ~np.isnan(scale_mean(answers, 1, 5))

    for unit in range(4):
        mine = answers[counted & (units == unit)]
        for step in range(1, 6):
            assert counts[unit, :, step - 1].tolist() == (mine == step).sum(axis=0).tolist()
        assert (counts[unit].sum(axis=1) == len(mine)).all()


@given(people)
def test_item_variances_are_those_of_the_rows(survey):
    units, answers = survey
    counted = ~np.isnan(scale_mean(answers, 1, 5))
    valid = np.where(answers == 99, np.nan, answers)
    reduction = reduce_answers(units, answers, 1, 5, 4)

    expected = item_variances(units[counted], valid[counted], 4)
    assert reduction.item_variances() == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_item_means_and_answers_are_those_of_the_items():
    answers = six_by_four.copy()
    answers[0, 3] = np.nan
    reduction = reduce_answers(two_units, answers, 1, 5, 2)

    assert reduction.item_means() == pytest.approx(np.array([np.nanmean(answers[:3], 0), answers[3:].mean(0)]))
    assert reduction.answered().tolist() == [[3, 3, 3, 2], [3, 3, 3, 3]]


def test_six_respondents_and_four_items_get_r_s_agreement():
    # made by R multilevel 2.7 with rwg.j(as.data.frame(A), c(1, 1, 1, 2, 2, 2), ranvar = (5^2 - 1) / 12)
    scores = scale_scores(reduce_answers(two_units, six_by_four, 1, 5, 2))

    assert scores.agreement == pytest.approx([0.96551724137931, 0.0], abs=1e-13)
    assert scores.score == pytest.approx([25 * (six_by_four[:3].mean() - 1), 25 * (six_by_four[3:].mean() - 1)])


@given(people, st.integers(0, 40))
def test_parts_merge_to_the_whole(survey, cut):
    units, answers = survey
    parts = [reduce_answers(units[some], answers[some], 1, 5, 4) for some in (slice(cut), slice(cut, None))]
    merged, whole = merge_reductions(parts), reduce_answers(units, answers, 1, 5, 4)

    assert (merged.counts == whole.counts).all()
    assert merged.scores.mean == pytest.approx(whole.scores.mean, nan_ok=True)
    assert merged.scores.squares == pytest.approx(whole.scores.squares, abs=1e-9)


@given(people, st.permutations(range(4)))
def test_relabelled_units_get_the_same_numbers(survey, names):
    units, answers = survey
    relabelled = np.where(units >= 0, np.array(names)[units], -1)
    one, other = reduce_answers(units, answers, 1, 5, 4), reduce_answers(relabelled, answers, 1, 5, 4)

    assert (other.counts[list(names)] == one.counts).all()
    assert other.scores.mean[list(names)] == pytest.approx(one.scores.mean, nan_ok=True)


@given(people)
def test_a_scale_far_from_zero_gives_the_same_scores(survey):
    units, answers = survey
    near, far = (scale_scores(reduce_answers(units, answers + off, 1 + off, 5 + off, 4)) for off in (0, 1e8))

    for field in fields:
        assert getattr(near, field) == pytest.approx(getattr(far, field), rel=1e-12, nan_ok=True)


def test_many_blocks_give_what_one_block_gives():
    rng = np.random.default_rng(11)
    units, answers = rng.integers(-1, 5, 60_000), rng.integers(0, 11, (60_000, 3)).astype(float)
    answers[rng.random(answers.shape) < 0.2] = np.nan
    reduced, direct = scale_scores(reduce_answers(units, answers, 0, 10, 5)), service_climate(units, answers, 0, 10, 5)

    for field in fields:
        assert getattr(reduced, field) == pytest.approx(getattr(direct, field), rel=1e-11)


def test_small_integers_are_read_as_they_are():
    tiny = reduce_answers(two_units, six_by_four.astype(np.int8), 1, 5, 2)

    assert (tiny.counts == reduce_answers(two_units, six_by_four, 1, 5, 2).counts).all()


def test_units_without_respondents_have_no_scores():
    scores = scale_scores(reduce_answers(np.array([0]), np.array([[np.nan, np.nan]]), 1, 5, 2))

    assert scores.n.tolist() == [0, 0]
    assert np.isnan([scores.score, scores.standard_error, scores.agreement, scores.favourable]).all()


def test_no_respondents_at_all_are_an_empty_answer():
    reduction = reduce_answers(np.array([], dtype=int), np.empty((0, 3)), 1, 5, 2)

    assert reduction.counts.shape == (2, 3, 6)
    assert reduction.counts.sum() == 0


def test_a_unit_of_one_mind_has_no_error_and_full_agreement():
    scores = scale_scores(reduce_answers(np.zeros(50_000, dtype=int), np.full((50_000, 3), 4), 1, 7, 1))

    assert scores.score[0] == 50
    assert scores.standard_error[0] == 0
    assert scores.agreement[0] == 1


@pytest.mark.parametrize(
    ("answers", "ends", "rule"),
    [
        ([[4.5]], (1, 5), "answers must be whole steps from 1 to 5, but got 4.5"),
        ([[4.0]], (5, 5), "maximum must lie a whole number of steps, 1 to 100, above minimum, 5, but got 5"),
        ([[4.0]], (1, 5.5), "1 to 100, above minimum, 1, but got 5.5"),
        ([[4.0]], (0, 1000), "1 to 100, above minimum, 0, but got 1000"),
        ([[4.0], [3.0]], (1, 5), "units and answers must be equally long, but got units 1, answers 2"),
    ],
    ids=["half a step", "no scale", "ends off the steps", "too many steps", "lengths differ"],
)
def test_answers_that_do_not_fit_the_scale_are_refused(answers, ends, rule):
    with pytest.raises(ParameterError, match=rule):
        reduce_answers(np.array([0]), np.array(answers), *ends, 1)


@pytest.mark.parametrize(
    ("n_units", "rule"),
    [
        (1, "units must be less than n_units, 1, but got 1"),
        (-1, "n_units must be an integer not less than 0, but got -1"),
    ],
    ids=["unit beyond the last", "negative number of units"],
)
def test_units_that_cannot_be_are_refused(n_units, rule):
    with pytest.raises(ParameterError, match=rule):
        reduce_answers(two_units, six_by_four, 1, 5, n_units)


def test_parts_of_different_scales_do_not_merge():
    parts = [reduce_answers(two_units, six_by_four, 1, top, 2) for top in (5, 7)]

    with pytest.raises(ParameterError, match="parts must share minimum, maximum, units and items"):
        merge_reductions(parts)


def test_no_parts_at_all_are_refused():
    with pytest.raises(ParameterError, match="parts must hold at least one reduction, but got none"):
        merge_reductions([])
