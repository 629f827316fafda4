from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.comparison import benjamini_hochberg, peer_differences

values = np.array([71.2, 64.8, 80.1, 77.5, 58.9, 69.3])
errors = np.array([2.1, 3.4, 1.8, 2.6, 4.0, 3.1])

samples = st.lists(
    st.tuples(st.integers(0, 100).map(float), st.floats(0.5, 9), st.integers(-1, 3)), min_size=1, max_size=25
)


def test_six_peers_get_r_s_differences():
    result = peer_differences(values, errors)

    # R 4.2 with d <- sapply(1:6, \(i) y[i] - mean(y[-i])); se <- sapply(1:6, \(i) sqrt(s[i]^2 + sum(s[-i]^2) / 25)),
    # then with d - qnorm(.975) * se, p <- 2 * pnorm(-abs(d / se)) and p.adjust(p, "BH")
    low = [-3.838221009892375, -13.710321458794343, 7.301954312174089]
    p = [0.6669107908319553, 0.06886664983825716, 2.337906462965947e-07]
    q = [0.7209753888868879, 0.1032999747573857, 1.402743877779568e-06]
    assert result.difference == pytest.approx([1.08, -6.6, 11.76, 8.64, -13.68, -1.2], rel=1e-12)
    assert result.low[:3] == pytest.approx(low, rel=1e-12)
    assert result.p[:3] == pytest.approx(p, rel=1e-10)
    assert result.q[:3] == pytest.approx(q, rel=1e-10)
    assert result.peers.tolist() == [5] * 6
    assert result.notes == ("6 units were tested together.",)


@given(samples)
def test_each_group_is_compared_on_its_own_and_all_are_adjusted_together(rows):
    y, s, codes = np.array(rows).T
    codes = codes.astype(int)
    result = peer_differences(y, s, codes)

    for group in range(4):
        at = codes == group
        alone = peer_differences(y[at], s[at])
        assert result.difference[at] == pytest.approx(alone.difference, abs=1e-9, nan_ok=True)
        assert result.low[at] == pytest.approx(alone.low, abs=1e-9, nan_ok=True)
    assert np.isnan(result.difference[codes < 0]).all()
    assert np.array_equal(result.q, benjamini_hochberg(result.p), equal_nan=True)
    assert result.n == np.count_nonzero(~np.isnan(result.p))


@given(samples)
def test_the_interval_contains_the_difference_and_leaves_zero_out_where_p_is_small(rows):
    y, s, codes = np.array(rows).T
    result = peer_differences(y, s, codes.astype(int))
    tested = ~np.isnan(result.p) & (np.abs(result.p - 0.05) > 1e-9)

    assert (result.low[tested] <= result.difference[tested]).all()
    assert (result.difference[tested] <= result.high[tested]).all()
    assert ((result.low > 0) | (result.high < 0))[tested].tolist() == (result.p < 0.05)[tested].tolist()


@given(samples, st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_labels_of_groups_matter(rows, random):
    y, s, codes = np.array(rows).T
    order = np.array(random.sample(range(len(rows)), len(rows)))
    result = peer_differences(y, s, codes.astype(int))
    other = peer_differences(y[order], s[order], np.where(codes < 0, -1, 7 - codes).astype(int)[order])

    assert other.difference == pytest.approx(result.difference[order], abs=1e-9, nan_ok=True)
    assert other.q == pytest.approx(result.q[order], abs=1e-9, nan_ok=True)


def test_a_unit_without_an_error_has_a_difference_only():
    result = peer_differences(np.array([80.0, 70.0, 60.0, np.nan]), np.array([2.0, np.nan, 4.0, 1.0]))

    assert result.difference[:3].tolist() == [15.0, 0.0, -15.0]
    # the peer's unknown variance counts as that of the known peer: (16 + 16) / 4
    assert result.difference[0] - result.low[0] == pytest.approx(1.959963984540054 * np.sqrt(4 + 8))
    assert np.isnan([result.low[1], result.p[1], result.difference[3]]).all()
    assert result.n == 2


def test_a_unit_alone_has_no_difference_and_this_is_said():
    result = peer_differences(np.array([80.0, 70.0, 60.0]), np.ones(3), np.array([0, 1, 1]))

    assert np.isnan(result.difference[0])
    assert result.notes == ("1 unit has no peers and no difference.", "2 units were tested together.")


def test_equal_values_known_without_error_do_not_differ_and_unequal_ones_do():
    equal, unequal = (peer_differences(np.array([70.0, other]), np.zeros(2)) for other in (70.0, 71.0))

    assert equal.p.tolist() == [1.0, 1.0]
    assert unequal.p.tolist() == [0.0, 0.0]


def test_no_units_give_nothing():
    assert peer_differences(np.array([]), np.array([])).difference.size == 0


def test_values_offset_by_a_hundred_million_keep_their_differences():
    random = np.random.default_rng(6)
    small, noise, codes = random.integers(0, 800, 5000) / 8, random.uniform(1, 4, 5000), random.integers(0, 40, 5000)
    plain, far = peer_differences(small, noise, codes), peer_differences(small + 1e8, noise, codes)

    assert far.difference == pytest.approx(plain.difference, rel=1e-9, abs=1e-9)
    assert far.p == pytest.approx(plain.p, rel=1e-7)
