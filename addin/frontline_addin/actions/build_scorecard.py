"""Build scorecard: from a folder or workbook of results to a scorecard workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.scorecard.model import Settings
from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

STEPS = ("Reading the data", "Scoring the units", "Describing the sheets", "Writing the workbook")


@dataclass(frozen=True, slots=True)
class Built:
    """A written scorecard.

    Parameters
    ----------
    path
        Where it lies.
    sheets
        Names of its sheets, in order.
    scorecard
        The numbers behind it.
    """

    path: Path
    sheets: tuple[str, ...]
    scorecard: Scorecard


def build_scorecard(
    data: Path,
    output: Path,
    settings: Settings | None = None,
    theme: str = "green-red",
    map_file: Path | None = None,
    step: Callable[[str], object] = lambda _: None,
) -> Built:
    """Read, score, describe and write; the output appears whole or not at all.

    Parameters
    ----------
    data
        Folder of CSV or Parquet files, or an .xlsx or .xlsm workbook.
    output
        The .xlsx to write; its folder must exist.
    settings
        The run's choices.
    theme
        ``"green-red"`` or ``"blue-orange"``.
    map_file
        A mapping of files and columns; None looks for ``frontline.toml`` beside the data.
    step
        Called with each of `STEPS` as it begins.

    Raises
    ------
    frontline.errors.FrontlineError
        Nothing is written then.
    """
    step(STEPS[0])
    tables = read_tables(data, map_file)
    step(STEPS[1])
    scorecard = score(tables, settings or Settings())
    step(STEPS[2])
    workbook = describe(scorecard, theme)
    step(STEPS[3])
    write_workbook(workbook, output)
    return Built(output, tuple(sheet.name for sheet in workbook.sheets), scorecard)
