"""Guide: a workbook that says what each button does and what each worksheet function takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_addin.actions.buttons import BUTTONS
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Workbook
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontline_udfs.core.metadata import WorksheetFunction

SHEETS = GUIDE, FUNCTIONS, ARGUMENTS = "Guide", "Functions", "Arguments"

STEPS = (
    (
        "1. Put your results into Excel tables named Units, Measures, Results and Targets, or onto sheets of these "
        "names. Columns are found by their headers."
    ),
    "2. Click Check data, and mend what the sheet Data faults names.",
    "3. Click Build scorecard. The new sheets stand in front of yours; the sheet ReadMe says how to read them.",
    "4. When the data have changed, click Refresh rankings.",
    "5. Undo last run brings our sheets back as they were before the last click.",
)


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide, written; and that in a sentence."""

    path: Path
    functions: int
    sentence: str


def guide(output: Path) -> Guide:
    """Write the guide.

    Parameters
    ----------
    output
        The .xlsx to make or replace.

    Raises
    ------
    frontline.errors.FileFaultError
        The file cannot be written.
    """
    from frontline_udfs import functions

    found = functions()
    write_workbook(describe_guide(found), output)
    return Guide(output, len(found), f"The guide is {output}: {len(BUTTONS)} buttons and {len(found)} functions.")


def describe_guide(functions: Sequence[WorksheetFunction]) -> Workbook:
    """Describe the guide to the buttons and to these functions."""
    return Workbook("Frontline Scorecards: guide", (_buttons(), _functions(functions), _arguments(functions)))


def _buttons() -> Sheet:
    rows = [(button.group, button.label, button.does, button.command or "–") for button in BUTTONS]
    return Sheet(
        GUIDE,
        "What each button does",
        "The tab Scorecards, from left to right; the command does the same on closed files, without Excel",
        (
            Lines(STEPS, "body"),
            _table("Guide_buttons", ("Group", 12), ("Button", 22), ("What it does", 104), ("Command", 20), rows=rows),
        ),
        tab="front",
        freeze=0,
    )


def _functions(functions: Sequence[WorksheetFunction]) -> Sheet:
    by_area = sorted(functions, key=lambda each: each.area)
    rows = [(each.area, each.usage, each.summary, each.returns, each.example) for each in by_area]
    heads = (("Area", 13), ("Function", 46), ("What it gives", 50), ("In the cell", 50), ("Example", 40))
    return Sheet(
        FUNCTIONS,
        "What each function gives",
        "Arguments in [brackets] may be left out; results that are tables spill over the cells below and beside",
        (_table("Guide_functions", *heads, rows=rows),),
    )


def _arguments(functions: Sequence[WorksheetFunction]) -> Sheet:
    rows = [
        (each.name, given.name, _when_left_out(given.optional, given.default), given.help)
        for each in functions
        for given in each.arguments
    ]
    heads = (("Function", 26), ("Argument", 18), ("When left out", 20), ("What it takes", 90))
    return Sheet(
        ARGUMENTS, "What each function takes", "One row an argument", (_table("Guide_arguments", *heads, rows=rows),)
    )


def _when_left_out(optional: bool, default: str) -> str:  # noqa: FBT001 - read by its name above
    if not optional:
        return "must be given"
    return default or "not used"


def _table(name: str, *heads: tuple[str, float], rows: Sequence[tuple[str, ...]]) -> Table:
    texts = np.array(rows, dtype=object).reshape(len(rows), len(heads))
    columns = (Column(header, texts[:, at], align="left", width=width) for at, (header, width) in enumerate(heads))
    return Table(name, tuple(columns))
