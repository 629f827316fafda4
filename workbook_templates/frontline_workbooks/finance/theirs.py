"""The numbers of finance's table: those of a column by unit, and of which time they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.finance.periods import make_up, overlap, periods_of, within
from frontline_workbooks.finance.unit_names import plain
from frontline_workbooks.read.schema import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from frontline.scorecard.periods import Period
    from frontline_workbooks.finance.periods import PeriodsOfList
    from frontline_workbooks.finance.unit_list import UnitList


@dataclass(frozen=True, slots=True)
class Finance:
    """Finance's table, ready to be added up.

    Parameters
    ----------
    listed
        Its units.
    periods
        Its periods.
    compared
        The period to compare, or None where the table names none.
    parts
        The periods of rows that make it up, ascending: itself, or the months of a year.
    units
        The units of ours that are compared.
    left_out
        Numbers of columns that hold no numbers of finance's.
    """

    listed: UnitList
    periods: PeriodsOfList
    compared: Period | None
    parts: tuple[Period, ...]
    units: Collection[int]
    left_out: Collection[int]

    @classmethod
    def of(
        cls, listed: UnitList, reported: Period, units: Collection[int], filled: Collection[tuple[str, str]] = ()
    ) -> Finance:
        """Choose the period to compare with the reported one, and leave out the columns that were filled by us."""
        periods = periods_of(listed)
        parts = _compared(periods, reported)
        ours = {normal(column) for table, column in filled if plain(table) == plain(listed.block.table)}
        left_out = {listed.column} | {at for at, header in enumerate(listed.headers) if normal(header) in ours}
        return cls(listed, periods, _whole(parts, reported), parts, units, left_out)

    def columns(self) -> Iterator[tuple[int, str]]:
        """Yield the columns of the period compared, with what their headers say beside it."""
        named = set(self.periods.headers.values())
        for column, header in enumerate(self.listed.headers):
            of = self.periods.headers.get(column)
            if column not in self.left_out and (not named or of is None or of == self.compared):
                yield column, header

    def period_of(self, column: int, *, latest: bool) -> Period | None:
        """Return of which period the numbers of a column are: the one its header names, else the one compared."""
        part = self.parts[-1] if latest and self.parts else self.compared
        return self.periods.headers.get(column, part)

    def by_unit(self, column: int, *, latest: bool) -> dict[int, float]:
        """Return the sum of a column for each unit; units without a number are left out.

        Parameters
        ----------
        latest
            Whether only rows of the last part count: twelve months of heads are no year's heads.
        """
        found: dict[int, float] = {}
        for place, unit in self._rows(latest=latest):
            cell = self.listed.cell(place, column)
            if isinstance(cell, float):
                found[unit] = found.get(unit, 0.0) + cell
        return found

    def texts(self, column: int, *, latest: bool) -> tuple[str, ...]:
        """Return the addresses of cells that say something which is no number."""
        rows = self._rows(latest=latest)
        return tuple(
            self.listed.address(place, column)
            for place, _ in rows
            if not isinstance(cell := self.listed.cell(place, column), float) and str(cell or "").strip()
        )

    def repeated(self) -> dict[int, tuple[str, ...]]:
        """Return the cells of units in several rows, where most stand in one: in a ledger it is no fault."""
        times = Counter(unit for _, unit in self._rows(latest=True))
        several = {unit for unit, rows in times.items() if rows > 1}
        if 2 * len(several) > len(times):
            return {}
        cells: dict[int, list[str]] = {unit: [] for unit in sorted(several)}
        for place, unit in self._rows(latest=True):
            if unit in several:
                cells[unit].append(self.listed.address(place, self.listed.column))
        return {unit: tuple(found) for unit, found in cells.items()}

    def _rows(self, *, latest: bool) -> Iterator[tuple[int, int]]:
        """Yield the rows of the units and the period compared."""
        wanted = self.parts[-1:] if latest else self.parts
        for place, unit in zip(self.listed.places, self.listed.units, strict=True):
            if unit in self.units and (not self.periods.rows or self.periods.rows.get(place) in wanted):
                yield place, unit


def _compared(periods: PeriodsOfList, reported: Period) -> tuple[Period, ...]:
    """Return the reported period, else rows that make it up, else one that holds it or lies in it, else the latest."""
    found = periods.all
    if reported in found:
        return (reported,)
    parts = tuple(period for period in found if within(period, reported))
    if periods.rows and make_up(parts, reported):
        return parts
    near = [period for period in found if overlap(period, reported)]
    return tuple((near or list(found))[-1:])


def _whole(parts: tuple[Period, ...], reported: Period) -> Period | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else reported
