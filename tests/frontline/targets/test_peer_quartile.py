from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.targets import peer_quartile

units = st.lists(
    st.tuples(st.integers(0, 1000).map(float) | st.just(np.nan), st.integers(-1, 2)), min_size=1, max_size=30
)


def test_the_better_quarter_lies_above_or_below():
    values, groups = np.array([60.0, 71, 83, 90, 95.5, 64]), np.zeros(6, dtype=int)

    # made by R 4.2 with quantile(c(60, 71, 83, 90, 95.5, 64), c(.75, .25))
    assert peer_quartile(values, groups, "higher").tolist() == [88.25] * 6
    assert peer_quartile(values, groups, "lower").tolist() == [65.75] * 6


@given(units, st.sampled_from(["higher", "lower"]))
def test_every_group_gets_numpys_quartile_of_its_own_results(rows, better):
    values, groups = (np.array(column) for column in zip(*rows, strict=True))
    quartile = peer_quartile(values, groups, better)

    for group in range(-1, 3):
        mine = values[(groups == group) & ~np.isnan(values)]
        expected = np.quantile(mine, 0.75 if better == "higher" else 0.25) if group >= 0 and mine.size > 3 else np.nan
        assert quartile[groups == group] == pytest.approx(expected, nan_ok=True)


@given(units)
def test_mirrored_values_give_the_mirrored_quartile(rows):
    values, groups = (np.array(column) for column in zip(*rows, strict=True))

    assert peer_quartile(-values, groups, "lower") == pytest.approx(-peer_quartile(values, groups), nan_ok=True)


def test_three_peers_have_no_quarter():
    assert np.isnan(peer_quartile(np.array([1.0, 2.0, 3.0, np.nan]), np.zeros(4, dtype=int))).all()
