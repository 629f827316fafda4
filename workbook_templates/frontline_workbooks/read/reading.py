"""Reading and checking: everything is read before anything is judged, and one report says it all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from frontline.scorecard.tables import SourceNote, Tables
from frontline_workbooks.read.check_measures import check_measures
from frontline_workbooks.read.check_results import check_kinds, check_limits, check_results
from frontline_workbooks.read.check_scales import scale_results
from frontline_workbooks.read.check_survey import check_items, check_responses, read_responses
from frontline_workbooks.read.check_targets import COLUMNS as TARGET_COLUMNS
from frontline_workbooks.read.check_targets import check_targets, targets_of_map
from frontline_workbooks.read.check_units import check_units, units_of_results
from frontline_workbooks.read.mapping import read_map
from frontline_workbooks.read.missing import report_missing
from frontline_workbooks.read.origin import origin_of
from frontline_workbooks.read.other_tables import check_other
from frontline_workbooks.read.read_periods import read_periods
from frontline_workbooks.read.recognise import recognise
from frontline_workbooks.read.report import Report
from frontline_workbooks.read.schema import RESULTS, TABLES, TARGETS
from frontline_workbooks.read.sheet_parts import is_scorecard
from frontline_workbooks.read.sources import open_sources
from frontline_workbooks.read.stack import Extract, Stack, extract, stack
from frontline_workbooks.read.wide import read_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_workbooks.read.mapping import Map
    from frontline_workbooks.read.origin import Origin
    from frontline_workbooks.read.recognise import Role
    from frontline_workbooks.read.sources import OpenWorkbook

OTHERS = ("Comments", "Customers", "Financials", "Actions", "Recognition")


@dataclass(frozen=True, slots=True)
class _Raw:
    """Everything read, nothing judged."""

    stacks: dict[str, Stack]
    responses: tuple[Stack, ...]
    items: pd.DataFrame | None
    measures: pd.DataFrame


def read_tables(data: Path | OpenWorkbook, map_file: Path | None = None) -> Tables:
    """Read and check the tables of a scorecard.

    Parameters
    ----------
    data
        A folder of CSV, TSV or Parquet files, or a workbook with Excel tables or plain sheets: closed (.xlsx,
        .xlsm) or open. Sheets of ours in it are results, never data.
    map_file
        A map of files and headers; None looks for ``frontline.toml`` beside the data.

    Returns
    -------
    Tables
        The tables under canonical names. In ``results`` and ``targets`` the categories of ``unit_id`` and
        ``measure_id`` are the ids of ``units`` and ``measures`` in that order, so that the codes are row
        numbers; those of ``period`` are labels as time runs.

    Raises
    ------
    DataFaultError
        The data cannot be used; it carries every fault found, warnings too.
    FileFaultError
        A file cannot be read at all.
    """
    origin = origin_of(data)
    report = Report()
    chart = read_map(origin.folder, map_file, report)
    sources = open_sources(data, chart.headers, report)
    if not sources:
        _refuse_scorecard(data, report)
    roles = recognise(sources, chart, report)
    raw = _read(roles, chart, report)
    report_missing(roles, raw.stacks, chart, origin, report)
    tables = _check(raw, roles, chart, origin, report)
    report.stop_if_fatal()
    return tables


def holds_results(data: Path | OpenWorkbook, map_file: Path | None = None) -> bool:
    """Return whether any file, sheet or Excel table is taken for Results or Responses.

    Parameters
    ----------
    data, map_file
        As for `read_tables`.
    """
    report = Report()
    chart = read_map(origin_of(data).folder, map_file, report)
    roles = recognise(open_sources(data, chart.headers, report), chart, report)
    return any(role.table is not None and role.table.name in {"Results", "Responses"} for role in roles)


def _refuse_scorecard(data: Path | OpenWorkbook, report: Report) -> None:
    if isinstance(data, Path) and data.is_file() and is_scorecard(data):
        report.add(
            data.name,
            "this is a scorecard that was built, and no data",
            "Name the folder or workbook it was built from.",
        )
        report.stop_if_fatal()


def _read(roles: Sequence[Role], chart: Map, report: Report) -> _Raw:
    """Read every source that has the columns of its table."""
    usable = [(role, role.table.name) for role in roles if role.table and not report.fatal_for(role.source.name)]
    parts: dict[str, list[Extract]] = {}
    for role, name in usable:
        if name != "Responses":
            parts.setdefault(name, []).extend(_extracts(role, report))
    stacks = {name: stack(found, TABLES[name]) for name, found in parts.items() if found}
    measures = check_measures(stacks.get("Measures"), chart, report)
    if "Items" not in stacks:
        return _Raw(stacks, (), None, measures)
    items = check_items(stacks["Items"], measures, report)
    responses = [read_responses(role, items, report) for role, name in usable if name == "Responses"]
    return _Raw(stacks, tuple(answer for answer in responses if answer is not None), items, measures)


def _extracts(role: Role, report: Report) -> list[Extract]:
    if role.table is None:
        return []
    wide = role.entry is not None and bool(role.entry.measures)
    return read_wide(role, report) if wide else [extract(role.source, role.table, role.places, report)]


def _check(raw: _Raw, roles: Sequence[Role], chart: Map, origin: Origin, report: Report) -> Tables:
    results_given = raw.stacks.get("Results") or stack([], RESULTS)
    targets_given = raw.stacks.get("Targets") or stack([], TARGETS)
    long = [results_given, targets_given, *raw.responses]
    columns, periods = read_periods(long, report)
    units = _units(raw, long, report)
    results = check_results(results_given, columns[0], units, raw.measures, report)
    source = results_given.extracts[0].source.name if results_given.extracts else ""
    results = scale_results(results, raw.measures, source, report)
    check_limits(results_given, results, "value", raw.measures, report)
    check_kinds(results_given, results, periods, raw.measures, report)
    targets = check_targets(targets_given, columns[1], units, raw.measures, results, report)
    mapped = targets_of_map(chart, raw.measures, units, results)
    return Tables(
        units=units,
        measures=_statistics(raw, results),
        results=results.reset_index(drop=True),
        targets=pd.concat([targets[TARGET_COLUMNS], mapped], ignore_index=True)
        if len(mapped)
        else targets.reset_index(drop=True),
        items=raw.items,
        responses=tuple(
            check_responses(given, period, units, raw.items, report)
            for given, period in zip(raw.responses, columns[2:], strict=True)
            if raw.items is not None
        ),
        **{
            name.lower(): check_other(raw.stacks[name], TABLES[name], units, report)
            for name in OTHERS
            if name in raw.stacks
        },
        title=chart.title or origin.title,
        source=chart.source,
        source_notes=_notes(roles, raw),
        warnings=report.warnings,
    )


def _units(raw: _Raw, long: Sequence[Stack], report: Report) -> pd.DataFrame:
    if "Units" in raw.stacks:
        return check_units(raw.stacks["Units"], report)
    with_units = [given for given in (long[0], *long[2:]) if given.extracts]
    found = pd.Index([], dtype="str").append([pd.Index(given.frame["unit_id"].cat.categories) for given in with_units])
    source = with_units[0].extracts[0].source.name if with_units else "the data"
    return units_of_results(found.unique().sort_values(), source, report)


def _statistics(raw: _Raw, results: pd.DataFrame) -> pd.DataFrame:
    """Say how a measure is scored from respondent rows, where it has no results of its own."""
    own = raw.measures["measure_id"].isin(
        results["measure_id"].cat.categories[results["measure_id"].cat.codes.unique()]
    )
    asked = raw.measures["measure_id"].isin(raw.items["scale"]) if raw.items is not None else ~own & own
    statistic = raw.measures["statistic"].fillna("mean").where(asked & ~own)
    return raw.measures.assign(statistic=statistic)


def _notes(roles: Sequence[Role], raw: _Raw) -> tuple[SourceNote, ...]:
    rows: dict[str, int] = {}
    for given in (*raw.stacks.values(), *raw.responses):
        for part in given.extracts:
            rows[part.source.name] = rows.get(part.source.name, 0) + len(part.frame)
    return tuple(
        SourceNote(role.source.name, role.table.name if role.table else "", role.why, rows.get(role.source.name, 0))
        for role in roles
    )
