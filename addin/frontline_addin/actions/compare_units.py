"""Compare units: one measure's units beside the unit above and their peers, for a terminal or a new workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontline.errors import ParameterError
from frontline.scorecard.score import score
from frontline_addin.actions.choices import Choices, fitted
from frontline_addin.actions.part_of_workbook import part_of
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe
from frontline_workbooks.sheets.compare import NAME
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

    from frontline.scorecard.model import Scorecard

COLUMNS = [
    "level", "unit_id", "unit_name", "value", "n", "parent_name", "parent_value", "parent_gap", "peer_group",
    "peer_value", "peer_gap", "peer_rank", "peer_of", "hidden",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ComparedUnits:
    """The comparison of one measure.

    Parameters
    ----------
    measure
        The measure's row of `Scorecard.measures`, by column.
    levels
        Levels below the whole, top first.
    rows
        One row a unit (`COLUMNS`), by level, best first.
    scorecard
        The numbers behind it.
    """

    measure: dict[str, Any]
    levels: tuple[str, ...]
    rows: pd.DataFrame
    scorecard: Scorecard


def compare_units(
    data: Path, choices: Choices, map_file: Path | None = None, step: Callable[[str], object] = lambda _: None
) -> ComparedUnits:
    """Score the data and return the comparison of the headline measure, the one chosen or the first.

    Raises
    ------
    frontline.errors.FrontlineError
        The data cannot be used, or a choice is not in them.
    """
    step("Reading the data")
    tables = read_tables(data, map_file)
    step("Scoring the units")
    chosen, _ = fitted(choices, {}, tables)
    scorecard = score(tables, chosen.settings())
    levels = levels_below(scorecard)
    rows = scorecard.rows(scorecard.headline)
    below = rows[(rows["depth"] > 0) & rows["level"].isin(levels)]
    named = below.assign(parent_name=scorecard.units["unit_name"].reindex(below["parent"]).to_numpy())
    measure = {str(key): item for key, item in scorecard.measures.loc[scorecard.headline].items()}
    return ComparedUnits(measure, levels, named[COLUMNS].reset_index(drop=True), scorecard)


def levels_below(scorecard: Scorecard) -> tuple[str, ...]:
    """Return the levels of a scorecard at which units stand beside others, top first.

    Raises
    ------
    ParameterError
        There is none, as only the whole was chosen.
    """
    rows = scorecard.rows(scorecard.headline)
    below = set(rows.loc[rows["depth"] > 0, "level"])
    levels = tuple(level for level in scorecard.levels if level in below)
    if not levels:
        known = list(dict.fromkeys(scorecard.units.loc[scorecard.units["depth"] > 0, "level"].astype(str)))
        asked = " and ".join(scorecard.levels)
        raise ParameterError(f"level must be {' or '.join(known)}: {asked} is the whole, and nothing stands beside it.")
    return levels


def write_comparison(compared: ComparedUnits, output: Path) -> None:
    """Write a workbook of the sheet Compare alone, of every measure featured.

    Raises
    ------
    frontline.errors.FileFaultError
        The file cannot be written.
    """
    write_workbook(part_of(describe(compared.scorecard), {NAME}), output)
