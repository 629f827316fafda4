from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.loyalty import expected_lifetime, retention

counts = st.tuples(st.integers(1, 400), st.integers(0, 400), st.integers(0, 400)).map(
    lambda drawn: (drawn[0], min(drawn[0], drawn[1]) + drawn[2], drawn[2])
)


def one(*numbers):
    return [np.array([float(number)]) for number in numbers]


def test_new_customers_do_not_count_as_kept():
    result = retention(*one(200, 190, 30))

    # made by R 4.2 with prop.test(160, 200, correct = FALSE)$conf.int
    assert result.rate.tolist() == [0.8]
    assert [result.low[0], result.high[0]] == pytest.approx([0.7391448134346212, 0.8495479907390189], rel=1e-12)
    assert (result.kept.tolist(), result.n.tolist(), result.note.tolist()) == ([160], [200], [""])


@pytest.mark.parametrize(
    ("start", "end", "new", "reason"),
    [
        (0, 5, 5, "There were no customers at the start."),
        (10, 5, 6, "More customers are new than there are at the end."),
        (10, 15, 2, "More customers were kept than there were at the start."),
        (10, np.nan, 2, "A count is missing."),
        (10, 5, -1, "A count is negative."),
    ],
    ids=["nobody at the start", "too many new", "too many kept", "missing", "negative"],
)
def test_counts_that_give_no_rate_say_why(start, end, new, reason):
    result = retention(*one(start, end, new))

    assert np.isnan([result.rate[0], result.low[0], result.high[0], result.kept[0]]).all()
    assert result.note.tolist() == [reason]


@given(counts)
def test_kept_and_lost_add_up_and_the_interval_contains_the_rate(drawn):
    start, end, new = drawn
    result = retention(*one(start, end, new))

    assert result.rate[0] * start == pytest.approx(end - new)
    assert result.low[0] <= result.rate[0] <= result.high[0]


@pytest.mark.parametrize("rate", [0.0, 0.5, 0.8, 0.97])
def test_the_lifetime_is_the_sum_of_the_shares_that_are_still_there(rate):
    shares = rate ** np.arange(3000)

    assert float(expected_lifetime(rate).periods) == pytest.approx(shares.sum(), rel=1e-12)


def test_a_lifetime_without_an_end_is_words():
    result = expected_lifetime(np.array([1.0, np.nan, 1.2, 0.75]))

    assert result.note.tolist() == [
        "Nobody left, so the lifetime has no end to estimate.",
        "No retention rate is given.",
        "The retention rate does not lie between 0 and 1.",
        "",
    ]
    assert np.isnan(result.periods).tolist() == [True, True, True, False]
    assert result.notes[0].startswith("This is a model")
