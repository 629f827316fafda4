"""Named sets of rules: tools differ, so the name belongs on every chart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from frontline.control_charts import rules
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline.control_charts.points import Points, SignArray


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a profile.

    Parameters
    ----------
    name
        What the rule looks for, in words.
    flags
        Gives 1, -1, `UNDIRECTED` or 0 for every point.
    """

    name: str
    flags: Callable[[Points], SignArray]


@dataclass(frozen=True, slots=True)
class Profile:
    """Rules and conventions of one school.

    Parameters
    ----------
    name
        Name to print beside the chart.
    rules
        The rules, the one that names a point first first.
    screened
        Whether large moving ranges are left out of the limits of an XmR chart.
    minimum_points
        Points of a phase from which it has limits and flags.
    """

    name: str
    rules: tuple[Rule, ...]
    screened: bool = False
    minimum_points: int = 2


_BEYOND = Rule("beyond a limit", rules.beyond_limits)
_TWO_OF_THREE = Rule("2 of 3 points beyond two sigma", partial(rules.most_beyond, needed=2, length=3, lines=2))
_FOUR_OF_FIVE = Rule("4 of 5 points beyond one sigma", partial(rules.most_beyond, needed=4, length=5, lines=1))
_NHS = (
    _BEYOND,
    Rule("7 points rising or falling", partial(rules.trend, length=7, whole=True)),
    Rule("2 of 3 points close to a limit", rules.two_of_three_near_limits),
    Rule("7 points on one side of the mean", partial(rules.shift, length=7, whole=True)),
)
_WESTERN_ELECTRIC = (
    _BEYOND,
    _TWO_OF_THREE,
    _FOUR_OF_FIVE,
    Rule("8 points on one side of the mean", partial(rules.shift, length=8)),
)
_NELSON = (
    _BEYOND,
    Rule("9 points on one side of the mean", partial(rules.shift, length=9)),
    Rule("6 points rising or falling", partial(rules.trend, length=6)),
    Rule("14 points up and down in turn", partial(rules.alternation, length=14)),
    _TWO_OF_THREE,
    _FOUR_OF_FIVE,
    Rule("15 points within one sigma", partial(rules.hugging, length=15)),
    Rule("8 points none within one sigma", partial(rules.mixture, length=8)),
)

PROFILES = {
    profile.name: profile
    for profile in (
        Profile("nhs", _NHS, screened=True),
        Profile("nhs-excel", _NHS, minimum_points=13),
        Profile("western-electric", _WESTERN_ELECTRIC),
        Profile("nelson", _NELSON),
    )
}
"""Every profile by its name.

``nhs``
    NHSRplotthedots 0.2.2: moving ranges screened; every point of a pattern is flagged.
``nhs-excel``
    The same rules without screening, limits and flags only from 13 points.
``western-electric``
    Western Electric (1956), *Statistical Quality Control Handbook*, pp. 25-28; a point that completes a
    pattern is flagged.
``nelson``
    Nelson, L. S. (1984). The Shewhart control chart: tests for special causes. *Journal of Quality
    Technology* 16:237-239; a point that completes a pattern is flagged.
"""


def profile_named(name: str) -> Profile:
    """Return a profile by its name.

    Raises
    ------
    ParameterError
        When there is none of that name.

    Examples
    --------
    >>> [rule.name for rule in profile_named("western-electric").rules][-1]
    '8 points on one side of the mean'
    """
    if name not in PROFILES:
        raise ParameterError(f"profile must be one of {', '.join(PROFILES)}, but got {name!r}")
    return PROFILES[name]
