"""Satisfaction: top box, Net Promoter Score, effort, sentiment, composite index, complaints."""

from frontline_udfs.satisfaction.topbox import FLS_TOPBOX

__all__ = ["FLS_TOPBOX"]
