"""Trend: better or worse over time, and whether it is more than noise."""

__all__: list[str] = []
