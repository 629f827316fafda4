from __future__ import annotations

import numpy as np
import pytest

from frontline.agreement import unit_moments
from frontline.errors import ParameterError


@pytest.mark.parametrize("offset", [0.0, 1e8], ids=["small numbers", "offset by 1e8"])
def test_moments_are_those_of_each_unit_alone(offset):
    generator = np.random.default_rng(2)
    units, values = generator.integers(-1, 5, 200), generator.integers(1, 6, 200).astype(float)
    values[::9] = np.nan
    result = unit_moments(units, values + offset, 5)

    for unit in range(5):
        mine = values[(units == unit) & ~np.isnan(values)]
        assert result.n[unit] == mine.size
        assert result.mean[unit] == pytest.approx(mine.mean() + offset, rel=1e-15)
        assert result.offset[unit] + (result.centre - offset) == pytest.approx(mine.mean(), rel=1e-9)
        assert result.squares[unit] == pytest.approx(((mine - mine.mean()) ** 2).sum(), rel=1e-9)


def test_units_and_values_must_be_as_many():
    with pytest.raises(ParameterError, match="must be equally long, but got units 2, values 1"):
        unit_moments(np.array([0, 1]), np.array([1.0]), 2)


def test_a_unit_without_values_has_no_mean():
    result = unit_moments(np.array([0]), np.array([3.0]), 2)

    assert np.array_equal(result.mean, [3.0, np.nan], equal_nan=True)
    assert result.n.tolist() == [1, 0]
