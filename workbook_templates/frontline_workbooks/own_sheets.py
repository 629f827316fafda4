"""How sheets of ours are known again: a hidden name on each, which goes where the sheet goes."""

from __future__ import annotations

from dataclasses import dataclass

SHEET_NAME = "Frontline_sheet"
"""Hidden defined name, local to each sheet of ours; its text is the sheet's kind."""

CHOICE_NAME = "Frontline_choice_"
"""Beginning of the hidden names, local to the ReadMe, that keep the choices of the last run."""

INPUT_NAME = "Frontline_input_"
"""Beginning of the names, local to a sheet of ours, of the cells that people type into."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours in somebody's workbook.

    Parameters
    ----------
    name
        What its tab says now.
    kind
        What it was described as, e.g. ``"Rankings"``: the tab's name when it was first put there.
    place
        Its position among all tabs, counted from 0.
    """

    name: str
    kind: str
    place: int
