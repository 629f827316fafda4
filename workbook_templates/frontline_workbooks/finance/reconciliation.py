"""What was found when the results were held against finance's workbook."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

_FACTORS = (1_000.0, 1_000_000.0, 0.001, 0.000001)
"""Thousands beside single ones, millions beside thousands."""

Verdict: TypeAlias = Literal["agrees", "part", "differs"]
"""Of a total; "part" where fewer have answered than finance counts."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A unit that only one side has.

    Parameters
    ----------
    text
        Its id in finance, or ours.
    name
        What we call it; "" where only finance has it.
    where
        Its row in finance's table; "" where only the results have it.
    nearest
        What the other side has that is most like it, or "".
    """

    text: str
    name: str = ""
    where: str = ""
    nearest: str = ""


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
    """

    what: str
    column: str
    results: float
    finance: float
    units: int
    counts: bool

    @property
    def difference(self) -> float:
        """Results less finance."""
        return self.results - self.finance

    @property
    def share(self) -> float:
        """Results as a share of finance; NaN where finance has nothing."""
        return self.results / self.finance if self.finance else math.nan

    def factor(self, tolerance: float) -> float:
        """Return the round factor by which finance counts in a smaller unit than we do, 1 where there is none."""
        found = (by for by in _FACTORS if self.results and abs(self.finance / self.results / by - 1) <= tolerance)
        return next(found, 1.0)

    def verdict(self, tolerance: float) -> Verdict:
        """Say whether they differ by no more than a share of finance's total, and if so, how."""
        if abs(self.difference) <= tolerance * abs(self.finance) + 1e-9:
            return "agrees"
        return "part" if self.counts and self.results < self.finance else "differs"


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
        Units of that level in the results.
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

    def sentences(self) -> tuple[str, ...]:
        """Return what was compared, and what did not match, a sentence each."""
        if self.nothing:
            return (self.nothing,)
        found = [f"{self.matched:,} of {self.listed:,} units of the level {self.level} are in finance's {self.table}."]
        if self.only_finance:
            found.append(f"Not in the results: {_some(self.only_finance)}.")
        if self.only_results:
            found.append(f"Not in finance: {_some(self.only_results)}.")
        found += [self.total_sentence(total) for total in self.totals if total.verdict(self.tolerance) != "agrees"]
        if self.periods.agree is False:
            found.append(self.period_sentence)
        return tuple(found)

    @property
    def period_sentence(self) -> str:
        """The periods compared, in words."""
        if not self.periods.finance:
            return f"The results are of {self.periods.results}; finance's table names no period."
        listed = self.periods.finance
        named = (
            listed[0]
            if len(listed) == 1
            else f"{listed[0]} to {listed[-1]}, of which {self.periods.compared} is compared"
        )
        tail = "they fit." if self.periods.agree else "they do not overlap, so check that both mean the same time."
        return f"The results are of {self.periods.results}, finance's table of {named} ({self.periods.said}): {tail}"

    def total_sentence(self, total: Total) -> str:
        """Return one comparison of totals in words."""
        said = (
            f"{total.what}: {total.results:,.0f} in the results, {total.finance:,.0f} in finance's column "
            f"{total.column}, over {total.units:,} units"
        )
        verdict = total.verdict(self.tolerance)
        if verdict == "part":
            return f"{said}: {total.share:.1%} of them answered."
        if total.factor(self.tolerance) != 1:
            return f"{said}; they agree but for a factor of {total.factor(self.tolerance):,g}: compare the units."
        return f"{said}; they differ by {'no more' if verdict == 'agrees' else 'more'} than {self.tolerance:.1%}."


def _some(units: tuple[Unmatched, ...]) -> str:
    """Name the first three, with what they may have meant, and count the rest."""
    named = [
        (f"{unit.name} ({unit.text})" if unit.name and unit.name != unit.text else unit.text)
        + (f" (is it {unit.nearest}?)" if unit.nearest else "")
        for unit in units[:3]
    ]
    rest = len(units) - len(named)
    return ", ".join(named) + (f" and {rest:,} more" if rest else "")
