"""The results that are merged: tables, which are scored now, or a scorecard that was built before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from frontline.errors import FileFaultError
from frontline.scorecard.score import score
from frontline_workbooks.package import PackageFault, own_sheets
from frontline_workbooks.read import holds_results, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frontline.scorecard.model import Scorecard, Settings

_DATA, _TABLE = "Data", "ScorecardData"


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
        units, measures = self.scorecard.units, self.scorecard.measures["measure_id"].astype(str).tolist()
        ids = units["unit_id"].astype(str).tolist()
        values: dict[str, dict[str, float | None]] = {measure: {} for measure in measures}
        rows = self.scorecard.current
        for measure, unit, value in zip(rows["measure"], rows["unit"], rows["value"], strict=True):
            values[measures[measure]][ids[unit]] = None if math.isnan(value) else float(value)
        names, levels = (dict(zip(ids, units[key].astype(str), strict=True)) for key in ("unit_name", "level"))
        return UnitValues(names, levels, values)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scorecard that was built before.

    Parameters
    ----------
    name
        Of its file.
    data
        The bytes of the file.
    kinds
        Its sheets, by kind.
    """

    name: str
    data: bytes
    kinds: tuple[str, ...]

    def values(self) -> UnitValues:
        """Return the reported values, from the sheet Data.

        Raises
        ------
        FileFaultError
            There is no such sheet.
        """
        found = UnitValues({}, {}, {})
        for row in self._rows():
            unit, value = str(row["unit id"]), row["value"]
            found.names[unit], found.levels[unit] = str(row["unit"]), str(row["level"])
            number = float(value) if isinstance(value, int | float) else None
            # the reported period of every measure stands before its earlier ones
            found.values.setdefault(str(row["measure id"]), {}).setdefault(unit, number)
        return found

    def _rows(self) -> Iterator[dict[str, Any]]:
        import python_calamine as calamine

        try:
            book = calamine.CalamineWorkbook.from_filelike(BytesIO(self.data), load_tables=True)
            table = book.get_table_by_name(_TABLE)
        except calamine.CalamineError as error:
            raise FileFaultError(
                f"{self.name} has no sheet {_DATA} with its results, so no column can be filled from it; "
                "name the folder or workbook the scorecard was built from."
            ) from error
        return (dict(zip(table.columns, row, strict=True)) for row in table.to_python())


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
    return Drawn(results.name, data, kinds) if kinds and not holds_results(results) else None
