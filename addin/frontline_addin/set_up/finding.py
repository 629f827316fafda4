"""One sentence of the check of the set-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Parameters
    ----------
    weight
        "pass"; "warning": works, but see to it; "fault": buttons or functions will fail.
    sentence
        What was found.
    remedy
        What to do, "" where nothing need be done.
    """

    weight: Literal["pass", "warning", "fault"]
    sentence: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return the sentence with its remedy."""
        return f"{self.sentence} {self.remedy}".strip()
