from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from frontline.errors import ParameterError
from frontline.satisfaction import Channel, composite_index

CHANNELS = [
    Channel("survey", 1, 5, weight=5),
    Channel("waiting", 0, 40, weight=3, better="lower"),
    Channel("web", -1, 1, weight=2),
]
tables = arrays(np.float64, (4, 3), elements=st.integers(-3, 45).map(float) | st.just(np.nan))


def test_channels_are_rescaled_turned_and_weighted():
    result = composite_index(np.array([[4.0, 10.0, 0.0]]), CHANNELS)

    # by hand: 75, 75 and 50 with weights .5, .3 and .2
    assert result.rescaled.tolist() == [[75, 75, 50]]
    assert result.weights[0] == pytest.approx([0.5, 0.3, 0.2])
    assert result.index[0] == pytest.approx(70)
    assert (result.n[0], result.note[0]) == (3, "")


def test_a_missing_channel_passes_its_weight_on_and_is_named():
    result = composite_index(np.array([[4.0, np.nan, 0.0]]), CHANNELS)

    assert result.weights[0] == pytest.approx([5 / 7, 0, 2 / 7])
    assert result.index[0] == pytest.approx((5 * 75 + 2 * 50) / 7)
    assert (result.n[0], result.note[0]) == (2, "Missing: waiting.")


def test_no_channel_is_no_index_rather_than_0():
    result = composite_index(np.full((1, 3), np.nan), CHANNELS)

    assert np.isnan(result.index[0])
    assert result.note[0] == "No channel that counts has a value."


def test_beyond_its_scale_a_value_counts_as_the_end_and_is_named():
    result = composite_index(np.array([[np.nan, 50.0, 2.0]]), CHANNELS)

    assert result.rescaled[0, 1:].tolist() == [0, 100]
    assert result.note[0] == "Missing: survey. Beyond its scale: waiting, web."


def test_the_interval_adds_up_the_errors_of_the_channels_that_are_there():
    values, errors = np.array([[4.0, 10.0, np.nan]]), np.array([[0.2, 4.0, 0.5]])
    result = composite_index(values, CHANNELS, errors)

    # by hand: 5 and 10 points with weights 5/8 and 3/8: sqrt(3.125^2 + 3.75^2) x 1.959963984540054
    half = 1.959963984540054 * np.hypot(3.125, 3.75)
    assert [result.low[0], result.high[0]] == pytest.approx([75 - half, 75 + half], rel=1e-12)


def test_an_unknown_error_is_an_unknown_interval():
    result = composite_index(np.array([[4.0, 10.0, 0.0]]), CHANNELS, np.array([[0.2, np.nan, 0.1]]))

    assert np.isnan([result.low[0], result.high[0]]).all()
    assert result.index[0] == pytest.approx(70)


@given(tables, st.permutations(range(3)))
def test_the_order_of_the_channels_does_not_matter(values, order):
    plain = composite_index(values, CHANNELS)
    turned = composite_index(values[:, order], [CHANNELS[place] for place in order])

    assert turned.index == pytest.approx(plain.index, rel=1e-12, abs=1e-12, nan_ok=True)


@given(tables, st.integers(1, 9))
def test_only_the_proportion_of_the_weights_matters(values, times):
    scaled = [channel._replace(weight=channel.weight * times) for channel in CHANNELS]

    assert composite_index(values, scaled).index == pytest.approx(
        composite_index(values, CHANNELS).index, abs=1e-12, nan_ok=True
    )


@given(tables)
def test_the_index_lies_between_its_channels_and_turned_directions_mirror_it(values):
    result = composite_index(values, CHANNELS)
    other = {"higher": "lower", "lower": "higher"}
    mirrored = composite_index(values, [channel._replace(better=other[channel.better]) for channel in CHANNELS])
    there = result.n > 0

    assert (np.nan_to_num(result.rescaled[there], nan=100).min(axis=1) <= result.index[there] + 1e-9).all()
    assert (result.index[there] <= np.nan_to_num(result.rescaled[there], nan=0).max(axis=1) + 1e-9).all()
    assert mirrored.index == pytest.approx(100 - result.index, abs=1e-9, nan_ok=True)
    assert result.weights[there].sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize(
    ("channels", "rule"),
    [
        ([Channel("a", 5, 5)], "highest of a must be greater than lowest, 5, but got 5"),
        ([Channel("a", 0, 1, weight=-1)], "weight of a must not be negative, but got -1"),
        ([Channel("a", 0, 1, weight=0)], "weight must be greater than 0 for one channel at least"),
        ([Channel("a", 0, 1, better="up")], "better must be"),
        ([Channel("a", 0, 1)] * 2, r"values must have one column a channel, 2, but got \(1, 1\)"),
    ],
    ids=["no width", "negative weight", "no weight", "no direction", "wrong columns"],
)
def test_a_channel_that_breaks_its_rule_is_refused(channels, rule):
    with pytest.raises(ParameterError, match=rule):
        composite_index(np.array([[0.5]]), channels)


def test_two_channels_of_one_name_are_refused():
    with pytest.raises(ParameterError, match="name must differ from channel to channel, but got 'a' twice"):
        composite_index(np.array([[0.5, 0.5]]), [Channel("a", 0, 1)] * 2)
