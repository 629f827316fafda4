from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.linkage import cross_lagged


def paths(result):
    return [result.x_to_x, result.y_to_x, result.x_to_y, result.y_to_y]


def test_twenty_four_units_get_r_s_standardised_paths(climate, revenue, satisfaction, answers):
    result = cross_lagged(climate, revenue, answers[:, 0], satisfaction, lag=4)

    # R 4.2, z <- function(v) c(scale(v)): f <- lm(z(d[, 1]) ~ z(x) + z(y)); g <- lm(z(o) ~ z(x) + z(y));
    # coef and confint of both
    assert [path.estimate for path in paths(result)] == pytest.approx(
        [-0.6683846101552131, 0.4473914765139057, -0.6321569299770236, 0.5345476387622641], rel=1e-12
    )
    assert [path.low for path in paths(result)] == pytest.approx(
        [-1.3274238800059728, -0.2116477933368540, -1.3001014454128437, -0.1333968766735563], rel=1e-12
    )
    assert [path.high for path in paths(result)] == pytest.approx(
        [-0.009345340304453442, 1.106430746364665207, 0.03578758545879668, 1.20249215419808442], rel=1e-10
    )
    assert result.first_wave == pytest.approx(0.7816176734756614, rel=1e-12)


def test_every_path_says_lag_and_units(climate, revenue, satisfaction, answers):
    for path in paths(cross_lagged(climate, revenue, answers[:, 0], satisfaction, lag=4)):
        assert path.notes == ("24 units, lag 4 periods: an association, not proof of an effect.",)
        assert "21 degrees of freedom" in path.method
        assert path.low <= path.estimate <= path.high


def test_the_paths_that_made_the_data_come_back():
    rng = np.random.default_rng(3)
    x1 = rng.normal(size=50_000)
    y1 = 0.5 * x1 + rng.normal(size=50_000) * 0.75**0.5
    x2, y2 = 0.6 * x1 + rng.normal(size=50_000) * 0.8, 0.3 * x1 + 0.4 * y1 + rng.normal(size=50_000) * 0.63**0.5
    result = cross_lagged(x1, y1, x2, y2)

    # all four variables have variance 1; 4 standard errors of about .9 / sqrt(.75 * 50,000)
    assert [path.estimate for path in paths(result)] == pytest.approx([0.6, 0, 0.3, 0.4], abs=4 * 0.0047)


def test_exchanging_the_measures_exchanges_the_paths(climate, revenue, satisfaction, answers):
    plain = cross_lagged(climate, revenue, answers[:, 0], satisfaction)
    turned = cross_lagged(revenue, climate, satisfaction, answers[:, 0])

    assert turned.y_to_x.estimate == pytest.approx(plain.x_to_y.estimate, rel=1e-10)
    assert turned.x_to_x.low == pytest.approx(plain.y_to_y.low, rel=1e-10)


def test_order_of_units_shift_and_scale_do_not_matter(climate, revenue, satisfaction, answers):
    waves = [climate, revenue, answers[:, 0], satisfaction]
    order = np.random.default_rng(1).permutation(24)
    plain, moved = cross_lagged(*waves), cross_lagged(*(1e6 + 20 * wave[order] for wave in waves))

    assert [path.high for path in paths(moved)] == pytest.approx([path.high for path in paths(plain)], rel=1e-9)


@pytest.mark.parametrize(
    ("x1", "y1", "reason"),
    [
        ([5.0], [6.0], "A measure is the same for all units, or there are too few."),
        ([], [], "A measure is the same for all units, or there are too few."),
        ([np.nan] * 6, [1.0, 2, 3, 4, 5, 6], "A measure is the same for all units, or there are too few."),
        ([0.1] * 6, [1.0, 2, 3, 4, 5, 6], "A measure is the same for all units, or there are too few."),
        ([1.0, 3, 2], [1.0, 2, 3], "A cross-lagged panel needs 4 units whose two measures do not move in step."),
        ([1.0, 3, 2, 5], [2.0, 6, 4, 10], "A cross-lagged panel needs 4 units whose two measures do not move in step."),
    ],
    ids=["one unit", "no unit", "all missing", "constant", "three units", "in step"],
)
def test_a_panel_without_answer_says_so_in_words(x1, y1, reason):
    later = np.arange(len(x1)) ** 2.0
    result = cross_lagged(np.array(x1), np.array(y1), later, later[::-1])

    for path in paths(result):
        assert np.isnan([path.estimate, path.low, path.high]).all()
        assert reason in path.notes


def test_waves_at_no_distance_are_refused(climate, revenue):
    with pytest.raises(ParameterError, match="lag must be an integer not less than 1, but got 0"):
        cross_lagged(climate, revenue, climate, revenue, lag=0)
