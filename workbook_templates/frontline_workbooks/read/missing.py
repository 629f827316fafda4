"""Tables that are not there: which file comes nearest, and what it lacks."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from frontline_workbooks.read.headers import missing_columns
from frontline_workbooks.read.recognise import columns_of, suggestions
from frontline_workbooks.read.report import listing
from frontline_workbooks.read.schema import TABLES, normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.read.mapping import Map
    from frontline_workbooks.read.origin import Origin
    from frontline_workbooks.read.recognise import Role
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack


def report_missing(
    roles: Sequence[Role], read: Mapping[str, Stack], chart: Map, origin: Origin, report: Report
) -> None:
    """Report tables that a scorecard cannot do without, and warn of those it is poorer without.

    Parameters
    ----------
    roles
        What every source was taken for.
    read
        The tables that were read.
    chart
        The map file.
    origin
        Where the data lie.
    report
        Takes the faults. A table whose own file could not be opened is not reported again.
    """
    there = {role.table.name for role in roles if role.table} | _unopened(report)
    place = origin.name
    if not there & {"Results", "Responses"}:
        problem = f"there is no Results table (and no Responses){_nearest(roles, 'Results', chart)}"
        report.add(place, problem, _remedy(roles, "Results", chart, origin))
    if "Responses" in there and "Items" not in there:
        report.add(
            place, "there is no Items table for the Responses", "Add item_id, scale, minimum, maximum and reverse."
        )
    if "Measures" not in there and not chart.measures:
        problem = f"there is no Measures table{_nearest(roles, 'Measures', chart)}"
        remedy = _remedy(roles, "Measures", chart, origin)
        report.add(place, problem, f"{remedy} Or describe each measure under [measures.ID] in frontline.toml.")
    if "Targets" not in there and not any("target" in entry for entry in chart.measures.values()):
        remedy = f"Add {_new('Targets', origin)} with measure_id and target (period and unit_id where they differ)."
        report.add(place, "there is no Targets table, so nothing is met or missed", remedy, fatal=False)
    _report_empty(read, report)


def _unopened(report: Report) -> set[str]:
    stems = {normal(PurePath(fault.source).stem) for fault in report.faults if fault.fatal}
    return {name for name in TABLES if normal(name) in stems}


def _report_empty(read: Mapping[str, Stack], report: Report) -> None:
    for name in ("Units", "Measures", "Results"):
        if name in read and not len(read[name].frame):
            source = read[name].extracts[0].source.name
            report.add(source, f"{name} must have a row below its headers", "Fill it in or take the file away.")


def _nearest(roles: Sequence[Role], table: str, chart: Map) -> str:
    found = _candidate(roles, table, chart)
    if found is None:
        return ""
    role, lacking = found
    return f"; {role.source.name} comes nearest but lacks {listing(lacking).replace(' or ', ' and ')}"


def _new(table: str, origin: Origin) -> str:
    return f"{table.lower()}.csv" if origin.in_files else f"a sheet {table}"


def _remedy(roles: Sequence[Role], table: str, chart: Map, origin: Origin) -> str:
    found = _candidate(roles, table, chart)
    hint = suggestions(found[0].source.headers, found[1]) if found else ""
    wanted = {
        "Results": "period, unit_id, measure_id and value",
        "Measures": "measure_id, measure_name, area and better",
    }
    return hint or f"Add {_new(table, origin)} with {wanted[table]}."


def _candidate(roles: Sequence[Role], table: str, chart: Map) -> tuple[Role, list[str]] | None:
    """Return the file left alone that lacks the fewest columns of a table, and those columns."""
    tried = []
    for role in roles:
        places = columns_of(role.source, TABLES[table], chart, role.entry)
        if role.table is None and places:
            tried.append((missing_columns(places, TABLES[table].required), role))
    if not tried:
        return None
    lacking, role = min(tried, key=lambda entry: len(entry[0]))
    return role, lacking
