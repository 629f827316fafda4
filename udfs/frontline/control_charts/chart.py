"""What every control chart consists of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from frontline.checks import whole_number
from frontline.control_charts.profiles import profile_named
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontline.arrays import FloatArray, IntArray

    Lines: TypeAlias = tuple[FloatArray, FloatArray]

FIRM_POINTS = 13
"""Points from which limits are firm; with fewer they are trial limits."""


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Control chart of each series; arrays have shape (series, periods) unless told.

    Parameters
    ----------
    kind
        ``"XmR"``, ``"p"``, ``"u"``, ``"Laney p'"`` or ``"Laney u'"``.
    profile
        Name of the rule set: print it beside the chart.
    values
        The points; NaN where missing.
    centre
        Mean of the phase each period lies in.
    sigma
        One standard deviation of common-cause variation: a third of the way to a limit; NaN where the phase
        has too few points for limits.
    low, high
        Control limits, three standard deviations from the centre, cut at what the values can be.
    points
        Observed points of each phase, shape (series, phases).
    starts
        Position of the first period of each phase.
    """

    kind: str
    profile: str
    values: FloatArray
    centre: FloatArray
    sigma: FloatArray
    low: FloatArray
    high: FloatArray
    points: IntArray
    starts: tuple[int, ...]

    @property
    def phases(self) -> tuple[slice, ...]:
        """Periods of each phase."""
        return tuple(slice(*ends) for ends in pairwise((*self.starts, self.values.shape[1])))

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the series whose limits in the latest phase are missing, provisional or none apart."""
        points, least = self.points[:, -1], profile_named(self.profile).minimum_points
        sigma = self.sigma[:, self.phases[-1]]
        flat = (points >= least) & ~(sigma > 0).any(axis=1)
        found = {
            f"have no limits: fewer than {least} points.": points < least,
            f"have trial limits: fewer than {FIRM_POINTS} points.": (points >= least) & (points < FIRM_POINTS),
            "do not vary: their limits equal the mean.": flat,
        }
        counts = {text: int(np.count_nonzero(which)) for text, which in found.items()}
        return tuple(f"{count} of {points.size} series {text}" for text, count in counts.items() if count)


def draw(
    kind: str,
    profile: str,
    values: FloatArray,
    rebase: Sequence[int],
    lines: Callable[[slice], Lines],
    ends: tuple[float, float] = (-np.inf, np.inf),
) -> ControlChart:
    """Put a chart together phase by phase.

    Parameters
    ----------
    kind, profile, values
        As in `ControlChart`.
    rebase
        Positions of the periods at which the limits start anew, ascending.
    lines
        Gives centre and sigma of the periods of one phase, both of shape (series, periods).
    ends
        Least and largest value there can be.

    Raises
    ------
    ParameterError
        When the profile has no such name, there are no periods, or `rebase` is not ascending positions after
        the first period.
    """
    least = profile_named(profile).minimum_points
    if not values.shape[1]:
        raise ParameterError(f"values must have at least one period, but got the shape {values.shape}")
    starts = (0, *_checked(rebase, values.shape[1]))
    centre, sigma = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    points = np.zeros((len(values), len(starts)), dtype=np.int64)
    for phase, (start, stop) in enumerate(pairwise((*starts, values.shape[1]))):
        periods = slice(start, stop)
        points[:, phase] = np.count_nonzero(~np.isnan(values[:, periods]), axis=1)
        centre[:, periods], width = lines(periods)
        sigma[:, periods] = np.where(points[:, [phase]] >= least, width, np.nan)
    low, high = np.maximum(centre - 3 * sigma, ends[0]), np.minimum(centre + 3 * sigma, ends[1])
    return ControlChart(kind, profile, values, centre, sigma, low, high, points, starts)


def _checked(rebase: Sequence[int], periods: int) -> tuple[int, ...]:
    positions = tuple(whole_number("rebase", position, 1) for position in rebase)
    if any(after <= before for before, after in pairwise((0, *positions, periods))) and positions:
        rule = f"rebase must be ascending positions between 1 and {periods - 1}"
        raise ParameterError(f"{rule}, but got {list(rebase)}")
    return positions
