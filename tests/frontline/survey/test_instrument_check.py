from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from frontline.survey import cronbach_alpha, instrument_check, reverse_keyed

six_by_four = np.array(
    [[4, 5, 4, 4], [5, 5, 4, 4], [4, 4, 3, 4], [2, 4, 1, 5], [5, 2, 3, 1], [3, 3, 2, 4]], dtype=float
)
consistent = np.array([[4, 5, 4], [5, 5, 4], [4, 4, 3], [2, 3, 1], [3, 3, 2], [1, 2, 1]], dtype=float)
tables = arrays(np.float64, st.tuples(st.integers(3, 12), st.integers(3, 5)), elements=st.integers(1, 5).map(float))


def test_six_respondents_and_four_items_get_r_s_item_statistics():
    result = instrument_check(six_by_four, 1, 5)

    # made by R 4.2 with sapply(1:4, function(i) cor(A[, i], rowSums(A[, -i])))
    rest = [0.02145211600700721, 0.72501848820717685, 0.50156549348103174, -0.10690449676496976]
    assert result.item_rest == pytest.approx(rest, rel=1e-12)
    # made by R psych 2.2.9 with alpha(A, check.keys = FALSE)$alpha.drop$raw_alpha
    dropped = [0.52358490566037741, -0.28448275862068939, 0.02142857142857169, 0.68]
    assert result.alpha_if_dropped == pytest.approx(dropped, rel=1e-12)
    assert result.alpha == pytest.approx(0.404669260700389, rel=1e-12)


@given(tables)
def test_alpha_if_dropped_is_alpha_of_the_other_items(table):
    result = instrument_check(table, 1, 5)

    for item in range(table.shape[1]):
        others = cronbach_alpha(np.delete(table, item, axis=1)).alpha
        assert result.alpha_if_dropped[item] == pytest.approx(others, rel=1e-8, abs=1e-8, nan_ok=True)


@pytest.mark.parametrize("item", [0, 1, 2])
def test_an_item_keyed_the_other_way_is_found_and_turning_it_back_clears_it(item):
    reverse = np.arange(3) == item
    turned = reverse_keyed(consistent, reverse, 1, 5)

    assert instrument_check(turned, 1, 5).suspected_reverse.tolist() == reverse.tolist()
    assert not instrument_check(reverse_keyed(turned, reverse, 1, 5), 1, 5).suspected_reverse.any()


def test_two_opposite_items_are_both_suspected():
    turned = reverse_keyed(consistent[:, :2], np.array([False, True]), 1, 5)

    assert instrument_check(turned, 1, 5).suspected_reverse.tolist() == [True, True]


def test_shares_at_the_ends_use_every_answer_on_the_scale():
    answers = np.array([[1.0, 5.0], [1.0, 99.0], [2.0, np.nan], [5.0, 4.0]])
    result = instrument_check(answers, 1, 5)

    assert result.floor == pytest.approx([0.5, 0.0])
    assert result.ceiling == pytest.approx([0.25, 0.5])
    assert result.n.tolist() == [4, 2]
    assert result.mean == pytest.approx([2.25, 4.5])
    assert result.method == "listwise, respondents behind the correlations: 2"


def test_each_item_gets_the_advice_it_needs():
    answers = np.column_stack([consistent, [5, 5, 5, 5, 4, 5], [3] * 6, [np.nan] * 6, [1, 1, 1, 2, 1, 1.0]])
    result = instrument_check(answers, 1, 5, list("abcdefg"), missing="pairwise")

    assert result.advice[:3] == ((), (), ())
    assert (
        result.advice[3][-1]
        == "83% chose the highest answer, so it tells few people apart. Use a wording that asks more."
    )
    assert result.advice[4] == ("Everybody answered alike, so it tells nobody apart. Reword it or leave it out.",)
    assert result.advice[5] == ("Nobody answered. Check the column in the item map.",)
    assert (
        result.advice[6][-1]
        == "83% chose the lowest answer, so it tells few people apart. Use a wording that asks less."
    )


def test_a_weak_item_is_told_with_what_leaving_it_out_gains():
    weak = np.column_stack([consistent, [3, 2, 4, 2, 4, 3]])
    result = instrument_check(weak, 1, 5)
    gain = result.alpha_if_dropped[3] - result.alpha

    told = (
        f"(correlation {result.item_rest[3]:.2f} with them). Reword it or leave it out: alpha would rise by {gain:.2f}."
    )
    assert result.advice[3] == (f"Says little about what the other items measure {told}",)


@pytest.mark.parametrize(
    "answers",
    [np.full((3, 2), 5.0), np.full((3, 2), np.nan), np.full((1, 2), 3.0), np.empty((0, 2)), np.ones((4, 1))],
    ids=["all alike", "all missing", "one respondent", "nobody", "one item"],
)
def test_an_instrument_that_cannot_be_checked_says_why(answers):
    result = instrument_check(answers, 1, 5)

    assert np.isnan(result.item_rest).all()
    assert not result.suspected_reverse.any()
    assert result.notes[0].startswith("Not available: ")
