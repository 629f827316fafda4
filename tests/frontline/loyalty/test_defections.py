from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.loyalty import defections
from frontline.satisfaction import wilson_interval

START, END = np.datetime64("2024-01-01"), np.datetime64("2025-01-01")
days = st.integers(-500, 700).map(lambda day: START + day)
customers = st.lists(
    st.tuples(
        st.integers(-1, 2),
        st.sampled_from([0.0, 1.0, np.nan]),
        days | st.just(np.datetime64("NaT")),
        days | st.just(np.datetime64("NaT")),
    ),
    min_size=1,
)


def dates(*texts):
    return np.array(texts, dtype="datetime64[D]")


def columns(rows):
    units, target, started, left = zip(*rows, strict=True)
    return np.array(units), np.array(target), dates(*started), dates(*left)


def test_a_customer_who_was_never_wanted_does_not_defect():
    gone = dates("2024-05-01", "2024-06-01", "2024-07-01", "NaT", "NaT")
    target = np.array([1.0, 0.0, np.nan, 1.0, 0.0])
    result = defections(np.zeros(5, dtype=int), target, dates(*["2020-01-01"] * 5), gone, START, END, n_units=1)

    assert (result.defected[0], result.n[0], result.rate[0]) == (1, 2, 0.5)
    assert (result.others_left[0], result.unknown_left[0]) == (1, 1)
    assert "nobody recorded whether they were target customers" in result.note[0]


@pytest.mark.parametrize(
    ("started", "left", "at_risk", "lost"),
    [
        ("2023-01-01", "2024-12-31", 1, 1),
        ("2023-01-01", "2025-01-01", 1, 1),
        ("2023-01-01", "2025-01-02", 1, 0),
        ("2023-01-01", "2024-01-01", 0, 0),
        ("2024-01-01", "NaT", 1, 0),
        ("2024-01-02", "2024-06-01", 0, 0),
        ("NaT", "2024-06-01", 1, 1),
    ],
    ids=["within", "last day", "day after", "before", "first day", "joined within", "always there"],
)
def test_who_was_there_at_the_start_is_at_risk(started, left, at_risk, lost):
    result = defections(np.array([0]), np.array([1.0]), dates(started), dates(left), START, END, n_units=1)

    assert (result.n[0], result.defected[0]) == (at_risk, lost)


@given(customers, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_units_names_matter(rows, random):
    plain = defections(*columns(rows), START, END, n_units=3)
    shuffled = random.sample(rows, len(rows))
    turned = [(2 - unit if unit >= 0 else -1, *rest) for unit, *rest in shuffled]
    other = defections(*columns(turned), START, END, n_units=3)

    assert other.rate[::-1] == pytest.approx(plain.rate, nan_ok=True)
    assert other.note[::-1].tolist() == plain.note.tolist()


@given(customers)
def test_the_interval_is_wilsons_and_contains_the_rate(rows):
    result = defections(*columns(rows), START, END, n_units=3)
    some = result.n > 0
    low, high = wilson_interval(result.defected, result.n)

    assert result.low == pytest.approx(low, nan_ok=True)
    assert result.high == pytest.approx(high, nan_ok=True)
    assert (result.low[some] <= result.rate[some]).all()
    assert (result.rate[some] <= result.high[some]).all()


def test_a_unit_without_target_customers_says_so():
    result = defections(np.array([0]), np.array([0.0]), dates("2020-01-01"), dates("NaT"), START, END, n_units=2)

    assert np.isnan(result.rate).all()
    assert result.note.tolist() == ["There were no customers of the target segment at the start."] * 2


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ParameterError, match="end must be later than start, 2025-01-01, but got 2024-01-01"):
        defections(np.array([0]), np.array([1.0]), dates("NaT"), dates("NaT"), END, START, n_units=1)
