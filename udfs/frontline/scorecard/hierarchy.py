"""Units in the order of their hierarchy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

WHOLE_ID = "(all)"
WHOLE_NAME = "All units"
WHOLE_LEVEL = "all"


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Units depth first, parents before children.

    Parameters
    ----------
    units
        unit_id, unit_name, level, depth, parent (row number, -1 at the top), peer_group, leader;
        exactly one unit has depth 0.
    levels
        Names of the levels, top first.
    """

    units: pd.DataFrame
    levels: tuple[str, ...]

    def rows_by_depth(self) -> list[np.ndarray]:
        """Return the row numbers of each depth, the deepest first."""
        depth = self.units["depth"].to_numpy()
        return [np.flatnonzero(depth == d) for d in range(int(depth.max()), -1, -1)]


def arrange(units: pd.DataFrame) -> Hierarchy:
    """Order checked units depth first and number their parents.

    Several tops, or a single level, get a whole above them, so that there is always one total.

    Parameters
    ----------
    units
        unit_id, unit_name, level, parent_id, peer_group, leader as in `Tables.units`.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "unit_id": ["b", "a", "top"],
    ...         "unit_name": ["B", "A", "Company"],
    ...         "level": ["shop", "shop", "company"],
    ...         "parent_id": ["top", "top", None],
    ...         "peer_group": [None, None, None],
    ...         "leader": [None, None, None],
    ...     }
    ... )
    >>> arrange(table).units[["unit_id", "depth", "parent"]].values.tolist()
    [['top', 0, -1], ['a', 1, 0], ['b', 1, 0]]
    """
    table = _with_one_top(units.reset_index(drop=True))
    parent = _parent_rows(table)
    depth = _depths(parent)
    order = np.argsort(_depth_first_positions(table, parent, depth))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    moved_parent = np.where(parent[order] < 0, -1, place[parent[order]])
    arranged = pd.DataFrame(
        {
            "unit_id": table["unit_id"].astype(str),
            "unit_name": table["unit_name"].fillna(table["unit_id"]).astype(str),
            "level": _level_names(table["level"], depth),
            "depth": depth,
            "parent": parent,
            "peer_group": table["peer_group"].fillna("").astype(str),
            "leader": table["leader"].fillna("").astype(str),
        }
    ).iloc[order]
    arranged = arranged.assign(parent=moved_parent).reset_index(drop=True)
    means = arranged.groupby("level", sort=False)["depth"].mean().sort_values(kind="stable")
    return Hierarchy(arranged, tuple(str(level) for level in means.index))


def _with_one_top(table: pd.DataFrame) -> pd.DataFrame:
    tops = table["parent_id"].isna()
    if int(tops.sum()) == 1 and len(table) > 1:
        return table
    whole = pd.DataFrame({"unit_id": [WHOLE_ID], "unit_name": [WHOLE_NAME], "level": [WHOLE_LEVEL]})
    below = table.assign(parent_id=table["parent_id"].astype(object).where(~tops, WHOLE_ID))
    return pd.concat([whole.reindex(columns=table.columns).astype(object), below.astype(object)], ignore_index=True)


def _parent_rows(table: pd.DataFrame) -> np.ndarray:
    return np.asarray(pd.Index(table["unit_id"].astype(str)).get_indexer(pd.Index(table["parent_id"])), dtype=np.intp)


def _depths(parent: np.ndarray) -> np.ndarray:
    depth = np.zeros(len(parent), dtype=np.int64)
    above = parent.copy()
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, parent[above], -1)
    return depth


def _depth_first_positions(table: pd.DataFrame, parent: np.ndarray, depth: np.ndarray) -> np.ndarray:
    """Position of each unit = its parent's position + 1 + the sizes of its elder siblings' subtrees."""
    size = np.ones(len(parent), dtype=np.int64)
    for level in range(int(depth.max()), 0, -1):
        rows = np.flatnonzero(depth == level)
        np.add.at(size, parent[rows], size[rows])
    names = table["unit_name"].fillna(table["unit_id"]).astype(str).str.casefold()
    by_name = np.lexsort((table["unit_id"].astype(str).to_numpy(), names.to_numpy()))
    position = np.zeros(len(parent), dtype=np.int64)
    for level in range(1, int(depth.max()) + 1):
        rows = by_name[depth[by_name] == level]
        rows = rows[np.argsort(parent[rows], kind="stable")]
        before = np.cumsum(size[rows]) - size[rows]
        first = np.r_[True, parent[rows][1:] != parent[rows][:-1]]
        offset = before - np.maximum.accumulate(np.where(first, before, 0))
        position[rows] = position[parent[rows]] + 1 + offset
    return position


def _level_names(levels: pd.Series, depth: np.ndarray) -> np.ndarray:
    names = levels.astype(object).to_numpy()
    return np.where(levels.isna().to_numpy(), [f"level {d}" for d in depth], names)
