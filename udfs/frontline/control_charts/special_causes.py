"""Special causes on control charts, many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.control_charts.gaps import observed_first
from frontline.control_charts.points import points_of
from frontline.control_charts.profiles import profile_named
from frontline.control_charts.rules import UNDIRECTED

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, TextArray
    from frontline.control_charts.chart import ControlChart
    from frontline.control_charts.points import SignArray
    from frontline.control_charts.profiles import Profile


@dataclass(frozen=True, slots=True)
class SpecialCauses:
    """Which rules flag which points.

    Parameters
    ----------
    rules
        Name of each rule of the profile.
    signals
        Whether a rule flags a point, shape (rules, series, periods).
    direction
        1 where a point is flagged as high or rising, -1 as low or falling, by the first rule that has a
        direction; 0 elsewhere. Shape (series, periods).
    """

    rules: tuple[str, ...]
    signals: BoolArray
    direction: SignArray

    @property
    def flagged(self) -> BoolArray:
        """Whether any rule flags a point, shape (series, periods)."""
        return np.asarray(self.signals.any(axis=0))

    @property
    def names(self) -> TextArray:
        """Name of the first rule that flags a point, "" where none does, shape (series, periods)."""
        first = np.where(self.flagged, self.signals.argmax(axis=0), len(self.rules))
        return np.array([*self.rules, ""], dtype=np.object_)[first]


def special_causes(chart: ControlChart) -> SpecialCauses:
    """Apply the rules of the chart's profile to every point.

    Parameters
    ----------
    chart
        Any control chart; each of its phases is judged on its own.

    Returns
    -------
    SpecialCauses

    Notes
    -----
    Missing periods are skipped: rules count points. A phase without limits or without variation has no
    special cause. Distances that are rounding noise count as none. "Beyond" a line excludes the line.

    Examples
    --------
    >>> from frontline.control_charts import xmr_chart
    >>> causes = special_causes(xmr_chart(np.array([[5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 19.0]])))
    >>> causes.names[0, -1], int(causes.direction[0, -1])
    ('beyond a limit', 1)
    """
    profile = profile_named(chart.profile)
    codes = np.zeros((len(profile.rules), *chart.values.shape), dtype=np.int8)
    for periods in chart.phases:
        lines = (chart.values[:, periods], chart.centre[:, periods], chart.sigma[:, periods])
        codes[:, :, periods] = _codes(profile, *lines)
    direction = np.zeros(chart.values.shape, dtype=np.int8)
    for code in codes:
        np.copyto(direction, code, where=(direction == 0) & (code != UNDIRECTED))
    return SpecialCauses(tuple(rule.name for rule in profile.rules), codes != 0, direction)


def _codes(profile: Profile, values: FloatArray, centre: FloatArray, sigma: FloatArray) -> SignArray:
    """Apply every rule to the points of one phase, shape (rules, series, periods of the phase)."""
    order = observed_first(values)
    points = points_of(*(np.take_along_axis(x, order, axis=1).T for x in (values, centre, sigma)))
    codes = np.empty((len(profile.rules), *values.shape), dtype=np.int8)
    for rule, code in zip(profile.rules, codes, strict=True):
        np.put_along_axis(code, order, rule.flags(points).T, axis=1)
    return codes
