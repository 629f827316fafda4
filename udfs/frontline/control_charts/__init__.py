"""Control charts: limits, special causes, and the words for variation and assurance."""

from frontline.control_charts.assurance import (
    CONSISTENTLY_FAILING,
    CONSISTENTLY_MET,
    HIT_AND_MISS,
    assurance_words,
)
from frontline.control_charts.chart import ControlChart
from frontline.control_charts.p_chart import p_chart
from frontline.control_charts.profiles import PROFILES, Profile, Rule, profile_named
from frontline.control_charts.special_causes import SpecialCauses, special_causes
from frontline.control_charts.u_chart import u_chart
from frontline.control_charts.variation import (
    NO_SPECIAL_CAUSE,
    TOO_FEW_POINTS,
    UNCLEAR_DIRECTION,
    variation_words,
)
from frontline.control_charts.xmr_chart import xmr_chart

__all__ = [
    "CONSISTENTLY_FAILING",
    "CONSISTENTLY_MET",
    "HIT_AND_MISS",
    "NO_SPECIAL_CAUSE",
    "PROFILES",
    "TOO_FEW_POINTS",
    "UNCLEAR_DIRECTION",
    "ControlChart",
    "Profile",
    "Rule",
    "SpecialCauses",
    "assurance_words",
    "p_chart",
    "profile_named",
    "special_causes",
    "u_chart",
    "variation_words",
    "xmr_chart",
]
