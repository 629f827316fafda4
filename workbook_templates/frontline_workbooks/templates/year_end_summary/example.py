"""Eighteen invented hotels in the year that ends: climate, satisfaction, revenue, guests, and what is being done."""

from __future__ import annotations

import datetime as dt

import numpy as np

HOTELS = {
    "Alder House": "City",
    "Beech Court": "City",
    "Birch Lodge": "City",
    "Cedar Place": "City",
    "Elm Terrace": "City",
    "Hazel House": "City",
    "Holly Gate": "Coast",
    "Juniper Bay": "Coast",
    "Larch View": "Coast",
    "Linden Quay": "Coast",
    "Maple Sands": "Coast",
    "Myrtle Cove": "Coast",
    "Oak Manor": "Country",
    "Pine Ridge": "Country",
    "Rowan Mill": "Country",
    "Spruce Hall": "Country",
    "Willow Park": "Country",
    "Yew Tree Inn": "Country",
}
TARGET = 80.0
ACTIONS = (
    ("Spruce Hall", "Second receptionist from 4 to 8 pm", "D. Okafor", dt.datetime(2026, 2, 27), "under way"),  # noqa: DTZ001
    ("Hazel House", "Rooms 11-18: new heating", "F. Lange", dt.datetime(2026, 4, 30), "planned"),  # noqa: DTZ001
    ("Elm Terrace", "Coach the new duty managers", "I. Santos", dt.datetime(2026, 1, 30), "done"),  # noqa: DTZ001
)
STATUSES = ("planned", "under way", "done", "stopped")
_REGULARS, _GUESTS = (260, 620), 9
_LEVELS = np.array([0.04, 0.1, 0.22, 0.38, 0.26])
_SPEND = np.array([150.0, 175.0, 215.0, 280.0, 430.0])

Row = tuple[str, str, float, float, float, float, float, int, int, int]


def units() -> list[Row]:
    """Return unit, region, climate, satisfaction, standard error, target, revenue, and guests before, after, new."""
    draw = np.random.default_rng(51)
    climate = draw.normal(66, 8, len(HOTELS))
    satisfaction = 80.5 + 0.5 * (climate - 66) + draw.normal(0, 2.5, len(HOTELS))
    revenue = 1180 + 26 * (satisfaction - 80) + draw.normal(0, 55, len(HOTELS))
    before = draw.integers(*_REGULARS, len(HOTELS))
    kept = np.round(before * np.clip(0.7 + 0.008 * (satisfaction - 80), 0, 0.95))
    new = draw.integers(40, 130, len(HOTELS))
    error = draw.uniform(1.0, 1.8, len(HOTELS))
    return [
        (
            name,
            region,
            round(float(climate[row]), 1),
            round(float(satisfaction[row]), 1),
            round(float(error[row]), 2),
            TARGET,
            round(float(revenue[row])),
            int(before[row]),
            int(kept[row] + new[row]),
            int(new[row]),
        )
        for row, (name, region) in enumerate(HOTELS.items())
    ]


def guests() -> list[tuple[str, int, float]]:
    """Return unit, satisfaction (1-5) and what the guest spent in the year."""
    draw = np.random.default_rng(52)
    level = np.searchsorted(np.cumsum(_LEVELS)[:-1], draw.random(len(HOTELS) * _GUESTS))
    spent = np.round(_SPEND[level] * draw.lognormal(-0.08, 0.4, len(level)))
    hotels = np.repeat(list(HOTELS), _GUESTS).tolist()
    return list(zip(hotels, (level + 1).tolist(), spent.tolist(), strict=True))
