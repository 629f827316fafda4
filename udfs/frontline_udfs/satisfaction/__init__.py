"""Satisfaction: top box, Net Promoter Score, effort, sentiment, composite index, complaints, shares."""

from frontline_udfs.satisfaction.complaint_rate import FLS_COMPLAINT_RATE
from frontline_udfs.satisfaction.effort import FLS_EFFORT
from frontline_udfs.satisfaction.index import FLS_INDEX
from frontline_udfs.satisfaction.nps import FLS_NPS
from frontline_udfs.satisfaction.sentiment import FLS_SENTIMENT
from frontline_udfs.satisfaction.sentiment_units import FLS_SENTIMENT_UNITS
from frontline_udfs.satisfaction.share import FLS_SHARE
from frontline_udfs.satisfaction.topbox import FLS_TOPBOX

__all__ = [
    "FLS_COMPLAINT_RATE",
    "FLS_EFFORT",
    "FLS_INDEX",
    "FLS_NPS",
    "FLS_SENTIMENT",
    "FLS_SENTIMENT_UNITS",
    "FLS_SHARE",
    "FLS_TOPBOX",
]
