"""Fourteen invented pharmacies in three regions: three measures in four quarters, with targets."""

from __future__ import annotations

import numpy as np

PHARMACIES = {
    "Anchor Street": ("Coast", "M. Adeyemi"),
    "Harbour Lane": ("Coast", "J. Brandt"),
    "Lighthouse": ("Coast", "P. Costa"),
    "Old Pier": ("Coast", "S. Dahl"),
    "Sandgate": ("Coast", "T. Eriksen"),
    "Beacon Hill": ("Hills", "A. Farrow"),
    "Castle Road": ("Hills", "R. Gupta"),
    "Fern Bank": ("Hills", "L. Hughes"),
    "Moor View": ("Hills", "N. Ivers"),
    "Bridge End": ("Valley", "C. Jansen"),
    "Mill Green": ("Valley", "O. Kovac"),
    "Orchard Park": ("Valley", "E. Lindqvist"),
    "Station Square": ("Valley", "B. Moreau"),
    "Weir Side": ("Valley", "H. Novak"),
}
MEASURES = {
    "Customer satisfaction": ("satisfaction", "higher", 1.0),
    "Prescriptions ready on time": ("service", "higher", 0.5),
    "Waiting time, minutes": ("service", "lower", 0.5),
}
TARGETS = (
    ("Customer satisfaction", None, 82.0),
    ("Customer satisfaction", "Station Square", 78.0),
    ("Prescriptions ready on time", None, 95.0),
    ("Waiting time, minutes", None, 8.0),
    ("Waiting time, minutes", "Station Square", 10.0),
)
QUARTERS = ("Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025")
CHOSEN_MEASURE, CHOSEN_PERIOD = "Customer satisfaction", "Q4 2025"
_LEVEL, _SPREAD, _RISE, _NOISE, _ANSWER = (
    (81.0, 94.5, 8.6),
    (5.5, 2.2, 1.8),
    (0.8, 0.3, -0.25),
    (1.2, 0.5, 0.4),
    (18, 12, 4),
)
_JUMPS = {("Sandgate", "Customer satisfaction"): 7.5, ("Lighthouse", "Customer satisfaction"): -8.0}
"""What changed in the last quarter by more than chance."""
_HIGHEST = (100.0, 100.0, 60.0)
_ANSWERS = (80, 220)

Row = tuple[str, str, str, float | None, int | None, float | None]


def results() -> list[Row]:
    """Return period, unit, measure, value, n and standard error, oldest first; one result is missing."""
    draw = np.random.default_rng(31)
    quality = draw.permutation(np.linspace(-1.2, 1.2, len(PHARMACIES)))
    rows = [
        _row(draw, quarter, pharmacy, measure, float(quality[pharmacy]))
        for quarter in range(len(QUARTERS))
        for pharmacy in range(len(PHARMACIES))
        for measure in range(len(MEASURES))
    ]
    missing = ("Q4 2025", "Moor View", "Customer satisfaction")
    return [(*row[:3], None, None, None) if row[:3] == missing else row for row in rows]


def _row(draw: np.random.Generator, quarter: int, pharmacy: int, measure: int, quality: float) -> Row:
    sign = -1 if list(MEASURES.values())[measure][1] == "lower" else 1
    value = _LEVEL[measure] + sign * quality * _SPREAD[measure] + _RISE[measure] * quarter
    unit, name = list(PHARMACIES)[pharmacy], list(MEASURES)[measure]
    value += _JUMPS.get((unit, name), 0.0) * (quarter == len(QUARTERS) - 1)
    value = min(value + _NOISE[measure] * draw.normal(), _HIGHEST[measure])
    n = int(draw.integers(*_ANSWERS))
    error = round(_ANSWER[measure] / n**0.5, 2)
    return QUARTERS[quarter], unit, name, round(value, 1), n, error
