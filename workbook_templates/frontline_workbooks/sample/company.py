"""Who and when: the units of the synthetic company and the months it reports."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

TITLE = "Fernhill Stores (synthetic sample)"
SOURCE = "Synthetic data made by Frontline Scorecards: no real company, branch, person or answer"

MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13))
"""The 24 months reported, ending in a fixed one."""

QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in range(1, 5))
"""The eight waves of the employee survey."""

WHOLE = "FS"
REGIONS = ("North", "East", "South", "West", "Lakes", "Coast")
PEER_GROUPS = ("City", "Town", "Retail park")
BRANCHES = tuple(f"B{number:02d}" for number in range(1, 49))

_STEMS = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Maple", "Oak", "Willow")
_ENDINGS = ("brook", "gate", "ford", "wick", "field", "mere")
_FIRST_NAMES = ("Amira", "Ben", "Chloe", "Daniel", "Esther", "Farid", "Grace", "Hugo")
_LAST_NAMES = ("Ashworth", "Bello", "Castellan", "Dunmore", "Eriksen", "Fairweather")


def peer_positions() -> np.ndarray:
    """Return the position of each branch's peer group in `PEER_GROUPS`, shape (48,)."""
    return np.arange(len(BRANCHES)) % len(PEER_GROUPS)


def branch_names() -> list[str]:
    """Return the name of each branch; the ending tells the region."""
    return [stem + ending for ending, stem in product(_ENDINGS, _STEMS)]


def branch_leaders() -> list[str]:
    """Return the leader of each branch; everyone leads two branches of one region.

    >>> branch_leaders()[:3]
    ['Amira Ashworth', 'Amira Ashworth', 'Chloe Ashworth']
    """
    return [f"{_FIRST_NAMES[number % 8 // 2 * 2]} {_LAST_NAMES[number // 8]}" for number in range(48)]


def make_units() -> pd.DataFrame:
    """Return the company, its 6 regions and their 48 branches, parents first."""
    regions = [f"R{number}" for number in range(1, len(REGIONS) + 1)]
    return pd.DataFrame(
        {
            "unit_id": [WHOLE, *regions, *BRANCHES],
            "unit_name": ["Fernhill Stores", *REGIONS, *branch_names()],
            "level": ["Company"] + ["Region"] * 6 + ["Branch"] * 48,
            "parent_id": [None] + [WHOLE] * 6 + list(np.repeat(regions, 8)),
            "peer_group": [None] * 7 + [PEER_GROUPS[position] for position in peer_positions()],
            "leader": ["Ines Quill", *(f"Theo {name}" for name in _LAST_NAMES), *branch_leaders()],
        }
    )
