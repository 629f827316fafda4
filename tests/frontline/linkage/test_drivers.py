from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.linkage import drivers_of, lmg, relative_weights

ITEMS = ["staffing", "training", "pay", "pride"]


@pytest.mark.parametrize(("method", "weigh"), [("johnson", relative_weights), ("lmg", lmg)])
def test_drivers_carry_weight_share_sign_and_n(answers, satisfaction, method, weigh):
    joint = np.corrcoef(np.column_stack([answers, satisfaction]), rowvar=False)
    result = drivers_of(satisfaction, answers, ITEMS, method=method)

    assert result.available
    assert result.n == 24
    assert result.weight == pytest.approx(weigh(joint[:-1, :-1], joint[:-1, -1]), rel=1e-10)
    # R 4.2: summary(lm(o ~ d))$r.squared; c(cor(d, o))
    assert result.r_squared == pytest.approx(0.5978918083208373, rel=1e-12)
    assert result.correlation == pytest.approx(
        [0.593971503161528025, 0.134131601208674150, 0.001974046717454098, 0.109033241042441220], rel=1e-10
    )
    assert result.share.sum() == pytest.approx(1)
    assert result.notes == ("24 respondents, lag 0 periods: an association, not proof of an effect.",)


def test_a_share_does_not_tell_the_sign_but_the_correlation_does(answers, satisfaction):
    turned = answers * [1, -1, 1, 1]
    plain, other = (drivers_of(satisfaction, part, ITEMS) for part in (answers, turned))

    assert other.share == pytest.approx(plain.share, rel=1e-9)
    assert other.sign.tolist() == [1.0, -1.0, 1.0, 1.0]


@pytest.mark.parametrize("method", ["johnson", "lmg"])
def test_the_interval_contains_the_share_and_agrees_with_refitting_each_sample(answers, satisfaction, method):
    result = drivers_of(satisfaction, answers, ITEMS, method=method, draws=400, seed=7)
    weigh = {"johnson": relative_weights, "lmg": lmg}[method]
    rng, rows, shares = np.random.default_rng(7), np.column_stack([answers, satisfaction]), []
    for drawn in rng.integers(24, size=(400, 24)):
        joint = np.corrcoef(rows[drawn], rowvar=False)
        weights = weigh(joint[:-1, :-1], joint[:-1, -1])
        shares.append(weights / weights.sum())
    low, high = np.quantile(shares, [0.025, 0.975], axis=0)

    assert result.low == pytest.approx(np.minimum(low, result.share), rel=1e-9)
    assert result.high == pytest.approx(np.maximum(high, result.share), rel=1e-9)
    assert "percentile bootstrap" in result.method


def test_the_same_seed_gives_the_same_interval(answers, satisfaction):
    first, second, other = (drivers_of(satisfaction, answers, ITEMS, seed=seed) for seed in (3, 3, 4))

    assert first.low.tolist() == second.low.tolist()
    assert first.low.tolist() != other.low.tolist()


def test_the_interval_covers_the_true_share_about_as_often_as_it_says():
    rng, covered = np.random.default_rng(11), 0
    for _ in range(200):
        items = rng.normal(size=(150, 2))
        outcome = items @ [1.0, 0.7] + rng.normal(size=150)
        result = drivers_of(outcome, items, ["a", "b"], draws=200)
        covered += result.low[0] <= 1 / 1.49 <= result.high[0]

    # binomial(200, .95) with its 4 standard errors of .0154
    assert covered / 200 == pytest.approx(0.95, abs=4 * 0.0154)


def test_shifting_scaling_and_reordering_leave_the_weights(answers, satisfaction):
    order = np.random.default_rng(2).permutation(24)
    plain = drivers_of(satisfaction, answers, ITEMS)
    moved = drivers_of(1e8 + 1000 * satisfaction[order], answers[order] / 5 + 1e6, ITEMS)

    assert moved.weight == pytest.approx(plain.weight, rel=1e-8)


def test_an_item_that_everybody_answers_alike_is_dropped_with_a_note(answers, satisfaction):
    with_constant = np.column_stack([answers, np.full(24, 4.0), np.full(24, np.nan)])
    result = drivers_of(satisfaction, with_constant, [*ITEMS, "lunch", "rent"])

    assert result.dropped == ("lunch", "rent")
    assert result.names == tuple(ITEMS)
    assert result.notes[1] == "lunch is left out: everybody gave the same answer."
    assert result.share == pytest.approx(drivers_of(satisfaction, answers, ITEMS).share)


def test_an_item_that_is_constant_among_complete_respondents_is_dropped(answers, satisfaction):
    answers[:2, 0] = np.nan
    almost_constant = np.where(np.arange(24) < 2, 1.0, 4.0)
    result = drivers_of(satisfaction, np.column_stack([answers, almost_constant]), [*ITEMS, "lunch"])

    assert result.dropped == ("lunch",)
    assert result.notes[-1] == "2 of 24 respondents left out: a value is missing."


def test_a_duplicate_item_is_refused_and_the_pair_is_named(answers, satisfaction):
    twice = np.column_stack([answers, 6 - answers[:, 1]])

    with pytest.raises(
        ParameterError, match="must not repeat each other, but training and lessons correlate -1: drop one"
    ):
        drivers_of(satisfaction, twice, [*ITEMS, "lessons"])


def test_items_that_add_up_to_another_are_refused_and_named(answers, satisfaction):
    total = np.column_stack([answers, answers[:, 0] + answers[:, 2]])

    with pytest.raises(ParameterError, match="but staffing, pay, total add up to one another: drop one"):
        drivers_of(satisfaction, total, [*ITEMS, "total"])


def test_nineteen_respondents_are_too_few_in_words(answers, satisfaction):
    result = drivers_of(satisfaction[:19], answers[:19], ITEMS)

    assert not result.available
    assert np.isnan(result.r_squared)
    assert result.notes[1] == "Drivers need 20 respondents who answered everything, and there are 19."


@pytest.mark.parametrize(
    ("outcome", "items", "reason"),
    [
        (np.full(24, 70.0), None, "Everybody gave the same answer to the outcome."),
        (None, np.full((24, 4), 3.0), "No driver varies."),
        (np.full(24, np.nan), None, "Drivers need 20 respondents who answered everything, and there are 0."),
        (None, np.random.default_rng(1).normal(size=(24, 23)), "23 drivers need 25 respondents, and there are 24."),
        (np.empty(0), np.empty((0, 4)), "Drivers need 20 respondents who answered everything, and there are 0."),
    ],
    ids=["constant outcome", "constant items", "all missing", "more items than people allow", "nobody"],
)
def test_what_cannot_be_weighed_is_said_in_words(answers, satisfaction, outcome, items, reason):
    outcome = satisfaction if outcome is None else outcome
    items = answers if items is None else items
    result = drivers_of(outcome, items, [f"item {place}" for place in range(items.shape[1])])

    assert not result.available
    assert result.share.size == 0
    assert reason in result.notes


def test_an_outcome_that_the_drivers_do_not_explain_has_no_shares():
    driver = np.tile([1.0, 1.0, -1.0, -1.0], 6)
    result = drivers_of(np.tile([1.0, -1.0], 12), driver[:, None], ["coin"])

    assert np.isnan([result.share, result.low, result.high]).all()
    assert "The drivers explain nothing of the outcome, so that there is nothing to share." in result.notes


def test_bootstrap_samples_without_spread_are_left_out_and_counted(answers, satisfaction):
    rare = np.where(np.arange(24) == 5, 1.0, 3.0)
    result = drivers_of(satisfaction, np.column_stack([answers, rare]), [*ITEMS, "rare"])

    assert "bootstrap samples left out: a driver had no spread of its own." in result.notes[1]
    assert np.isfinite(result.low).all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "beta"}, 'method must be "johnson" or "lmg", but got \'beta\''),
        ({"draws": 10}, "draws must be an integer not less than 100, but got 10"),
        ({"level": 1.0}, "level must lie between 0 and 1, but got 1.0"),
        ({"seed": -1}, "seed must be an integer not less than 0, but got -1"),
    ],
    ids=["method", "draws", "level", "seed"],
)
def test_an_argument_outside_its_rule_is_refused(answers, satisfaction, options, message):
    with pytest.raises(ParameterError, match=message):
        drivers_of(satisfaction, answers, ITEMS, **options)


def test_names_and_shapes_must_fit(answers, satisfaction):
    with pytest.raises(ParameterError, match="names must be 4 different names"):
        drivers_of(satisfaction, answers, ["a", "b", "b", "c"])
    with pytest.raises(ParameterError, match=r"one row a respondent of the outcome, 24, but got shape \(23, 4\)"):
        drivers_of(satisfaction, answers[1:], ITEMS)


def test_fifteen_drivers_are_too_many_for_lmg_but_not_for_johnson():
    rng = np.random.default_rng(8)
    items, names = rng.normal(size=(60, 15)), [f"item {place}" for place in range(15)]

    assert drivers_of(items.sum(axis=1), items, names, draws=100).r_squared == pytest.approx(1)
    with pytest.raises(ParameterError, match="drivers of LMG must be 1 to 14, but got 15"):
        drivers_of(items.sum(axis=1), items, names, method="lmg")
