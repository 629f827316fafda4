"""Drivers of an outcome, and links between what employees say, what customers say and what units earn."""

from frontline.linkage.association import Association, Bounds
from frontline.linkage.cross_lagged import CrossLagged, cross_lagged
from frontline.linkage.disattenuation import disattenuate
from frontline.linkage.drivers import Drivers, drivers_of
from frontline.linkage.elasticity import elasticity
from frontline.linkage.indirect_effect import IndirectEffect, indirect_effect
from frontline.linkage.lagged_correlations import lagged_correlations
from frontline.linkage.lmg import lmg
from frontline.linkage.priority import Priorities, priorities
from frontline.linkage.rate_ratio import RateRatio, rate_ratio
from frontline.linkage.relative_weights import relative_weights
from frontline.linkage.revenue_by_level import RevenueByLevel, revenue_by_level
from frontline.linkage.unit_correlation import unit_correlation
from frontline.linkage.within_between import WithinBetween, within_between

__all__ = [
    "Association",
    "Bounds",
    "CrossLagged",
    "Drivers",
    "IndirectEffect",
    "Priorities",
    "RateRatio",
    "RevenueByLevel",
    "WithinBetween",
    "cross_lagged",
    "disattenuate",
    "drivers_of",
    "elasticity",
    "indirect_effect",
    "lagged_correlations",
    "lmg",
    "priorities",
    "rate_ratio",
    "relative_weights",
    "revenue_by_level",
    "unit_correlation",
    "within_between",
]
