"""Units: unique ids, parents that exist, no unit above itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.missing import MISSING
from frontline_workbooks.read.report import nearest

if TYPE_CHECKING:
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

COLUMNS = ["unit_id", "unit_name", "level", "parent_id", "peer_group", "leader"]


def check_units(given: Stack, report: Report) -> pd.DataFrame:
    """Check the units.

    Parameters
    ----------
    given
        The rows as read.
    report
        Takes the faults: empty and repeated ids, unknown parents, cycles.

    Returns
    -------
    pandas.DataFrame
        One row a unit in the order given; texts, NA where not known.
    """
    units = given.frame[COLUMNS].astype("str")
    _report_empty(given, units, report)
    units = _unique(given, units[units["unit_id"].notna()], report)
    units["unit_name"] = units["unit_name"].fillna(units["unit_id"])
    no_parent = units["parent_id"].isin(MISSING) & ~units["parent_id"].isin(units["unit_id"])
    units["parent_id"] = units["parent_id"].mask(no_parent)
    parent = _parents(given, units, report)
    top = _root(parent)
    _report_cycle(given, units, parent, top, report)
    units["level"] = _levels(given, units, parent, top, report)
    return units.reset_index(drop=True)


def units_of_results(unit_ids: pd.Index, source: str, report: Report) -> pd.DataFrame:
    """Make the units from the results where there is no table of them, with a warning."""
    if not report.fatal:
        report.add(
            source,
            f"there is no Units table; {len(unit_ids):,} units were made from the results",
            "Add a table Units with unit_id, unit_name, level and parent_id for names and a hierarchy.",
            fatal=False,
        )
    units = pd.DataFrame(dict.fromkeys(COLUMNS, pd.Series(pd.NA, index=range(len(unit_ids)), dtype="str")))
    units["unit_id"] = units["unit_name"] = unit_ids.astype("str")
    units["level"] = "unit"
    return units.astype("str")


def _report_empty(given: Stack, units: pd.DataFrame, report: Report) -> None:
    empty = units.index[units["unit_id"].isna()]
    given.add_fault(report, empty, "unit_id", "unit_id must not be empty", "Fill it in or delete the row.")


def _unique(given: Stack, units: pd.DataFrame, report: Report) -> pd.DataFrame:
    again = units["unit_id"].duplicated()
    given.add_fault(report, units.index[again], "unit_id", "unit_id must be unique", "Keep one of the rows.")
    return units[~again].copy()


def _parents(given: Stack, units: pd.DataFrame, report: Report) -> np.ndarray:
    """Return the row number of every unit's parent, -1 at the top; unknown parents are reported."""
    parent = pd.Index(units["unit_id"]).get_indexer(pd.Index(units["parent_id"]))
    unknown = units.index[(parent < 0) & units["parent_id"].notna()]
    if len(unknown):
        near = nearest(units.loc[unknown[0], "parent_id"], units["unit_id"])
        remedy = f'Did you mean "{near}"?' if near else "Add that unit, or leave parent_id empty at the top."
        given.add_fault(report, unknown, "parent_id", "parent_id must be the unit_id of a unit", remedy)
    return np.where(units["parent_id"].isna(), -1, parent)


def _root(parent: np.ndarray) -> np.ndarray:
    """Return the row number of the top above every unit, -1 where the chain never ends; by doubling of steps."""
    steps = np.where(parent < 0, np.arange(len(parent)), parent)
    for _ in range(len(parent).bit_length()):
        steps = steps[steps]
    return np.where(parent[steps] < 0, steps, -1) if len(parent) else steps


def _report_cycle(given: Stack, units: pd.DataFrame, parent: np.ndarray, top: np.ndarray, report: Report) -> None:
    endless = np.flatnonzero(top < 0)
    if not len(endless):
        return
    at = int(endless[0])
    for _ in range(len(parent)):
        at = int(parent[at])
    ring = [at]
    while int(parent[ring[-1]]) != at:
        ring.append(int(parent[ring[-1]]))
    names = [str(units["unit_id"].iloc[row]) for row in [*ring, at]]
    shown = names if len(names) <= 7 else [*names[:3], "…", *names[-3:]]  # noqa: PLR2004
    given.add_fault(
        report,
        units.index[[at]],
        "parent_id",
        f"no unit may stand above itself ({' -> '.join(shown)})",
        "Correct the parent_id of one of them.",
    )


def _levels(given: Stack, units: pd.DataFrame, parent: np.ndarray, top: np.ndarray, report: Report) -> pd.Series:
    """Return the levels; those not given are named after the depth."""
    empty = units["level"].isna()
    first = units["level"].groupby(units["level"].str.casefold()).transform("first")
    if not empty.any():
        return first
    given.add_fault(
        report,
        units.index[empty],
        "level",
        "level is not given",
        "Such units were named after their depth in the hierarchy.",
        fatal=False,
    )
    flat = bool((parent < 0).all())
    named = "unit" if flat else pd.Series(_depth(parent, top), index=units.index).map("level {}".format)
    return first.mask(empty, named)


def _depth(parent: np.ndarray, top: np.ndarray) -> np.ndarray:
    """Return the depth of every unit, 1 at the top (1 in a cycle, which is a fault of its own)."""
    depth = np.ones(len(parent), dtype=int)
    at = np.where(top < 0, -1, parent)
    while (at >= 0).any():
        depth += at >= 0
        at = np.where(at >= 0, parent[at], -1)
    return depth
