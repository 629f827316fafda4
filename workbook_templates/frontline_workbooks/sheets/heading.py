"""What the grey line under a title says: whose results, of when, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose results these are; what is not known is "".

    Parameters
    ----------
    title
        Name of the data.
    period
        Label of the reported period.
    source
        Who published them.
    """

    title: str
    period: str
    source: str

    @classmethod
    def of(cls, scorecard: Scorecard) -> Heading:
        """Return the heading of a scorecard."""
        return cls(scorecard.tables.title, scorecard.period.label, scorecard.tables.source or "")

    def line(self, *parts: str) -> str:
        """Return the line, with what a sheet adds."""
        source = f"source: {self.source}" if self.source else ""
        return " · ".join(part for part in (self.title, self.period, *parts, source) if part)
