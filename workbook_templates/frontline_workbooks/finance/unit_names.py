"""How a text in somebody's table is known for a unit of ours, and which unit it may have meant."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from frontline.scorecard.period_readings import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import pandas as pd

MOST_PAIRS = 200_000
"""Texts compared with texts when near ones are looked for: some three seconds."""
_ALIKE = 0.8


@lru_cache(maxsize=1 << 16, typed=True)
def plain(cell: object) -> str:
    """Return a cell as a text without case and doubled spaces.

    >>> plain("  North   Region "), plain(12.0), plain(None)
    ('north region', '12', '')
    """
    return "" if cell is None else text_of(cell).casefold()


def unit_of(cell: object, keys: Mapping[str, int]) -> int:
    """Return the row of the unit that a cell means, -1 for none.

    Zeros in front of a number do not matter: Excel drops them where an id is not kept as a text.

    Parameters
    ----------
    cell
        What somebody's table says.
    keys
        From `unit_keys`.
    """
    key = plain(cell)
    return keys.get(key, keys.get(key.lstrip("0"), -1) if key.isdecimal() else -1)


def unit_keys(units: pd.DataFrame) -> dict[str, int]:
    """Return the row of every unit by its id and, where only one unit of its level is called so, by its name.

    Parameters
    ----------
    units
        `Scorecard.units`.
    """
    names, depths = [plain(name) for name in units["unit_name"]], units["depth"].tolist()
    called = Counter(zip(names, depths, strict=True))
    by_depth = sorted(range(len(names)), key=depths.__getitem__)  # of a region and a branch, the branch
    once = {names[row]: row for row in by_depth if called[names[row], depths[row]] == 1}
    ids = {plain(unit): row for row, unit in enumerate(units["unit_id"])}
    return _by_number(ids) | once | ids


def _by_number(ids: Mapping[str, int]) -> dict[str, int]:
    """Return the rows of ids that are numbers with zeros in front, by the number; where two are the same, none."""
    numbers = {key: key.lstrip("0") for key in ids if key.isdecimal()}
    times = Counter(numbers.values())
    return {number: ids[key] for key, number in numbers.items() if number and times[number] == 1}


def nearest(texts: Iterable[str], among: Collection[str]) -> dict[str, str]:
    """Return for each text the one it is most like, "" where none is like it.

    Parameters
    ----------
    texts
        As found.
    among
        What they may have meant; so many texts are looked up that it takes no more than a few seconds.
    """
    by_key: Mapping[str, str] = {plain(text): text for text in among}
    found: dict[str, str] = {}
    for place, text in enumerate(texts):
        near = get_close_matches(plain(text), by_key, 1, _ALIKE) if (place + 1) * len(by_key) <= MOST_PAIRS else []
        found[text] = by_key[near[0]] if near else ""
    return found
