"""Six invented delivery depots: parcels on time, every month for two years, with targets."""

from __future__ import annotations

import datetime as dt

import numpy as np

DEPOTS = ("Abbey Wharf", "Canal Yard", "Eastgate", "North Quay", "Ridge Park", "Southfield")
MONTHS = tuple(dt.datetime(2024 + month // 12, month % 12 + 1, 1) for month in range(24))  # noqa: DTZ001 - Excel's dates
CHOSEN_UNIT = "Southfield"
_START = (92.0, 88.0, 94.5, 90.5, 86.0, 91.0)
_SLOPE = (0.02, 0.22, -0.16, 0.0, 0.12, -0.02)
_SLUMP = {(5, 20): -6.5}
"""Southfield's accident of September 2025."""
_NOISE, _TARGET, _RISE = 0.9, 90.0, 1.0

Row = tuple[dt.datetime, str, float | None, float]


def months() -> list[Row]:
    """Return month, unit, value and target, oldest first; one value is missing."""
    draw = np.random.default_rng(41)
    noise = draw.normal(0, _NOISE, (len(DEPOTS), len(MONTHS)))
    return [
        (month, depot, None if (unit, time) == (3, 7) else _value(unit, time, noise[unit, time]), _target(time))
        for time, month in enumerate(MONTHS)
        for unit, depot in enumerate(DEPOTS)
    ]


def _value(unit: int, time: int, noise: float) -> float:
    return round(min(_START[unit] + _SLOPE[unit] * time + noise + _SLUMP.get((unit, time), 0.0), 100.0), 1)


def _target(time: int) -> float:
    return _TARGET + _RISE * (time // 12)
