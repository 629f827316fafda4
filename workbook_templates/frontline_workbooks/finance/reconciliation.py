"""What was found when the results were held against finance's workbook."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from frontline_workbooks.finance import sentences

_FACTORS = (1_000.0, 1_000_000.0, 0.001, 0.000001)
"""Thousands beside single ones, millions beside thousands."""
_NEARLY = 1e-9
"""What two sums of the same numbers may differ by."""

Verdict: TypeAlias = Literal["agrees", "part", "differs", "other period"]
"""Of a total; "part" where fewer have answered than finance counts."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A unit that only one side has, or one side has otherwise.

    Parameters
    ----------
    text
        Its id in finance, or ours.
    name
        What we call it; "" where only finance has it.
    where
        Its cells in finance's table; "" where only the results have it.
    nearest
        What the other side has that is most like it, or "".
    """

    text: str
    name: str = ""
    where: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """The number of one unit on both sides.

    Parameters
    ----------
    text, name
        Its id and its name.
    results, finance
        The numbers.
    """

    text: str
    name: str
    results: float
    finance: float

    def differs(self, tolerance: float) -> bool:
        """Whether they differ by more than a share of finance's."""
        return abs(self.results - self.finance) > tolerance * abs(self.finance) + _NEARLY


@dataclass(frozen=True, slots=True)
class Total:
    """A total of the results beside finance's, over the units that both have.

    Parameters
    ----------
    what
        What is added up in the results, ``"n of Customer satisfaction"``.
    column
        The header of finance's column.
    results, finance
        The totals.
    units
        How many units were added up.
    counts
        Whether it is a number of people who answered, seldom all that finance counts.
    results_period, finance_period
        Of which time each is, in words; "" where finance does not say.
    same_time
        Whether that is the same time; if not, the totals are not compared.
    texts
        Addresses of cells of finance's column that hold no number and were left out.
    by_unit
        What was added up, where it is no number of people; the units in which it differs most first.
    """

    what: str
    column: str
    results: float
    finance: float
    units: int
    counts: bool
    results_period: str = ""
    finance_period: str = ""
    same_time: bool = True
    texts: tuple[str, ...] = ()
    by_unit: tuple[UnitNumbers, ...] = ()

    @property
    def difference(self) -> float:
        """Results less finance; NaN where they are of another time."""
        return self.results - self.finance if self.same_time else math.nan

    @property
    def share(self) -> float:
        """Results as a share of finance; NaN where finance has nothing or another time."""
        return self.results / self.finance if self.finance and self.same_time else math.nan

    def factor(self, tolerance: float) -> float:
        """Return the round factor by which finance counts in a smaller unit than we do, 1 where there is none."""
        if not self.same_time or not self.results:
            return 1.0
        return next((by for by in _FACTORS if abs(self.finance / self.results / by - 1) <= tolerance), 1.0)

    def verdict(self, tolerance: float) -> Verdict:
        """Say whether they differ by no more than a share of finance's total, and if so, how."""
        if not self.same_time:
            return "other period"
        if abs(self.difference) <= tolerance * abs(self.finance) + _NEARLY:
            return "agrees"
        return "part" if self.counts and self.results < self.finance else "differs"

    def differing(self, tolerance: float) -> tuple[UnitNumbers, ...]:
        """Return the units that differ, unless all do because finance counts in another unit."""
        compared = self.same_time and self.factor(tolerance) == 1
        return tuple(unit for unit in self.by_unit if unit.differs(tolerance)) if compared else ()


@dataclass(frozen=True, slots=True)
class Periods:
    """The period of the results beside those of finance.

    Parameters
    ----------
    results
        The reported period.
    finance
        The periods that finance's table names, in order; () where it names none.
    said
        Where it names them, in words.
    compared
        The one that totals were compared with, "" for none of its own.
    agree
        Whether one lies within the other; None where finance names none.
    """

    results: str
    finance: tuple[str, ...] = ()
    said: str = ""
    compared: str = ""
    agree: bool | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The results held against finance's workbook.

    Parameters
    ----------
    table
        Which table lists the units, as users call it; "" where none does.
    level
        The level of units that it lists.
    matched
        Units of that level that both have.
    listed
        Units of that level with a reported result, suppressed ones too.
    only_finance, only_results
        The others.
    totals
        What could be added up on both sides.
    periods
        The periods compared.
    tolerance
        Share of finance's total by which totals may differ.
    nothing
        Why nothing could be compared, a sentence; "" where something was.
    without_result
        Units of finance that the results know, but report nothing of.
    repeated
        Units that finance lists in several rows, which are added up, where most have one.
    not_compared
        What the results do not hold and could so not be compared, a sentence each.
    """

    table: str
    level: str
    matched: int
    listed: int
    only_finance: tuple[Unmatched, ...]
    only_results: tuple[Unmatched, ...]
    totals: tuple[Total, ...]
    periods: Periods
    tolerance: float
    nothing: str = ""
    without_result: tuple[Unmatched, ...] = ()
    repeated: tuple[Unmatched, ...] = ()
    not_compared: tuple[str, ...] = ()

    def sentences(self) -> tuple[str, ...]:
        """Return what was compared, what agrees and what does not, a sentence each."""
        return (self.nothing,) if self.nothing else sentences.all_of(self)

    def outside(self) -> int:
        """Return how many totals differ."""
        return sum(total.verdict(self.tolerance) == "differs" for total in self.totals)

    def compared(self) -> int:
        """Return how many totals are of the same time on both sides."""
        return sum(total.same_time for total in self.totals)
