"""Satisfaction and loyalty of customers: shares, net promoters and their intervals."""

from frontline.satisfaction.complaint_rate import ComplaintRate, complaint_rate
from frontline.satisfaction.composite_index import Channel, CompositeIndex, composite_index
from frontline.satisfaction.effort import CustomerEffort, customer_effort
from frontline.satisfaction.net_promoter import (
    NetPromoter,
    PromoterCounts,
    count_promoters,
    net_promoter,
)
from frontline.satisfaction.proportion import proportion_standard_error
from frontline.satisfaction.sentiment import Sentiment, sentiment
from frontline.satisfaction.top_box import TopBox, top_box
from frontline.satisfaction.wilson import Interval, wilson_interval

__all__ = [
    "Channel",
    "ComplaintRate",
    "CompositeIndex",
    "CustomerEffort",
    "Interval",
    "NetPromoter",
    "PromoterCounts",
    "Sentiment",
    "TopBox",
    "complaint_rate",
    "composite_index",
    "count_promoters",
    "customer_effort",
    "net_promoter",
    "proportion_standard_error",
    "sentiment",
    "top_box",
    "wilson_interval",
]
