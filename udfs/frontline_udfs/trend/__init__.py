"""Trend: better or worse over time, control charts, changes."""

from frontline_udfs.trend.change import FLS_CHANGE
from frontline_udfs.trend.control_chart import FLS_CONTROL_CHART
from frontline_udfs.trend.trend import FLS_TREND

__all__ = ["FLS_CHANGE", "FLS_CONTROL_CHART", "FLS_TREND"]
