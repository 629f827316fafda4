"""Check data: read the tables and say what is wrong, writing nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.errors import DataFaultError
from frontline_addin.actions.in_workbook import counted
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.faults import Fault
    from frontline.scorecard.tables import SourceNote, Tables
    from frontline_workbooks.read.sources import OpenWorkbook


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the data.

    Parameters
    ----------
    faults
        The fatal ones first.
    sources
        What each file or sheet was taken for; empty where the data could not be read.
    counts
        Rows of each table; empty where a fault is fatal.
    """

    faults: tuple[Fault, ...]
    sources: tuple[SourceNote, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def usable(self) -> bool:
        """Whether a scorecard can be built."""
        return not any(fault.fatal for fault in self.faults)

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        fatal = sum(fault.fatal for fault in self.faults)
        warnings = counted(len(self.faults) - fatal, "warning")
        if fatal:
            return f"No scorecard can be built yet: {counted(fatal, 'fault')} to mend, {warnings}."
        found = ", ".join(f"{count:,} {name}" for name, count in self.counts if count)
        return f"A scorecard can be built: {found}; {warnings}."


def check_data(data: Path | OpenWorkbook, map_file: Path | None = None) -> Checked:
    """Read and check a folder, a file or an open workbook.

    Raises
    ------
    frontline.errors.FileFaultError
        The folder or file cannot be read at all.
    """
    try:
        tables = read_tables(data, map_file)
    except DataFaultError as error:
        return Checked(tuple(sorted(error.faults, key=lambda fault: not fault.fatal)))
    return Checked(tables.warnings, tables.source_notes, _counts(tables))


def _counts(tables: Tables) -> tuple[tuple[str, int], ...]:
    respondents = sum(len(frame) for frame in tables.responses)
    named = {
        "units": len(tables.units),
        "measures": len(tables.measures),
        "results": len(tables.results),
        "targets": len(tables.targets),
        "respondents": respondents,
    }
    return tuple(named.items())
