"""Loyalty: retention, defections, lifetime value, share of wallet."""

__all__: list[str] = []
