"""What an audit trail says of results, whether they were scored now or read from a scorecard that was built before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.sheets.heading import Heading
from frontline_workbooks.sheets.measure_definitions import measure_definitions, suppressed_counts

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Audited:
    """Rules and definitions behind results.

    Parameters
    ----------
    heading
        Whose results.
    minimum_n
        Smallest group that is shown; `NOT_KNOWN` where nothing says it.
    choices
        Every choice of the run, as a text that differs where one does.
    measures
        As from `measure_definitions`; none where nothing says them.
    suppressed
        For every measure how many results are suppressed in the reported period and in earlier ones.
    built_with
        Version that built the scorecard they were read from; "" for results scored now.
    """

    heading: Heading
    minimum_n: str
    choices: str
    measures: tuple[dict[str, str], ...]
    suppressed: tuple[tuple[float, float], ...]
    built_with: str = ""

    @classmethod
    def of(cls, scorecard: Scorecard) -> Audited:
        """Return what is said of results scored now."""
        return cls(
            Heading.of(scorecard),
            str(scorecard.settings.minimum_n),
            repr(scorecard.settings),
            tuple(measure_definitions(scorecard)),
            tuple(suppressed_counts(scorecard)),
        )

    @property
    def all_suppressed(self) -> float:
        """How many results are suppressed in all; NaN where nothing says it."""
        return sum(reported + earlier for reported, earlier in self.suppressed) if self.measures else math.nan
