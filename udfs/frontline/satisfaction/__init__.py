"""Satisfaction and loyalty of customers: shares, net promoters and their intervals."""

from frontline.satisfaction.net_promoter import (
    NetPromoter,
    PromoterCounts,
    count_promoters,
    net_promoter,
)
from frontline.satisfaction.proportion import proportion_standard_error
from frontline.satisfaction.top_box import TopBox, top_box
from frontline.satisfaction.wilson import Interval, wilson_interval

__all__ = [
    "Interval",
    "NetPromoter",
    "PromoterCounts",
    "TopBox",
    "count_promoters",
    "net_promoter",
    "proportion_standard_error",
    "top_box",
    "wilson_interval",
]
