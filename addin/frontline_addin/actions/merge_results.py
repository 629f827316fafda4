"""The results that are merged: tables, which are scored now, or a scorecard that was built before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from frontline.scorecard.score import score
from frontline_workbooks.finance.built_results import BuiltResults, built_results
from frontline_workbooks.finance.built_sheets import BuiltSheets
from frontline_workbooks.package import PackageFault, own_sheets
from frontline_workbooks.read import holds_results, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Scorecard, Settings
    from frontline_workbooks.finance.results import Results


@dataclass(frozen=True, slots=True)
class UnitValues:
    """The reported value of every unit in every measure.

    Parameters
    ----------
    names, levels
        What units are called, and their levels, by unit_id.
    values
        By measure_id and unit_id; None where a value is suppressed.
    """

    names: dict[str, str]
    levels: dict[str, str]
    values: dict[str, dict[str, float | None]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Results scored now.

    Parameters
    ----------
    scorecard
        The numbers.
    """

    scorecard: Scorecard

    def values(self) -> UnitValues:
        """Return the reported values."""
        return _values(self.scorecard)


@dataclass(frozen=True)
class Drawn:
    """A scorecard that was built before.

    Parameters
    ----------
    sheets
        Its sheets.
    kinds
        Their kinds.
    """

    sheets: BuiltSheets
    kinds: tuple[str, ...]

    @cached_property
    def results(self) -> BuiltResults:
        """What its sheets hold.

        Raises
        ------
        FileFaultError
            They cannot be read back.
        """
        return built_results(self.sheets)

    def values(self) -> UnitValues:
        """Return the reported values.

        Raises
        ------
        FileFaultError
            They cannot be read back.
        """
        return _values(self.results)


def _values(results: Results) -> UnitValues:
    units, measures, rows = results.units, results.measures["measure_id"].astype(str).tolist(), results.current
    ids = units["unit_id"].astype(str).tolist()
    values: dict[str, dict[str, float | None]] = {measure: {} for measure in measures}
    for measure, unit, value in zip(rows["measure"], rows["unit"], rows["value"], strict=True):
        values[measures[measure]][ids[unit]] = None if math.isnan(value) else float(value)
    names, levels = (dict(zip(ids, units[key].astype(str), strict=True)) for key in ("unit_name", "level"))
    return UnitValues(names, levels, values)


def read_results(results: Path, settings: Settings, step: Callable[[str], object]) -> Scored | Drawn:
    """Read what the user named.

    Parameters
    ----------
    results
        A folder or workbook of tables, or a scorecard that was built before.
    settings
        How tables are scored.
    step
        Called with what begins.

    Raises
    ------
    frontline.errors.FrontlineError
        It cannot be used.
    """
    step("Reading the results")
    drawn = _drawn(results)
    if drawn is not None:
        return drawn
    tables = read_tables(results)
    step("Scoring the units")
    return Scored(score(tables, settings))


def _drawn(results: Path) -> Drawn | None:
    """Return a scorecard that was built before; None for tables, and for what the reader of tables will refuse."""
    if not results.is_file():
        return None
    try:
        data = results.read_bytes()
        kinds = tuple(own.kind for own in own_sheets(data))
    except (OSError, PackageFault):
        return None
    return Drawn(BuiltSheets.of(results.name, data), kinds) if kinds and not holds_results(results) else None
