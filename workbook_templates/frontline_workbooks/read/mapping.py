"""The map file ``frontline.toml``: which file is which table, which header is which column."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from frontline.errors import FileFaultError
from frontline_workbooks.read.report import listing, nearest
from frontline_workbooks.read.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from frontline_workbooks.read.report import Report

NAME = "frontline.toml"
_TOP = {"title": str, "source": str, "files": dict, "measures": dict, "aliases": dict}
_FILE = {"table": str, "columns": dict, "measures": list}
_WIDE = {"measure_id": str, "value": str, "numerator": str, "denominator": str, "n": str}
_NUMBER = (int, float)
_MEASURE = {
    "name": str,
    "area": str,
    "better": str,
    "unit": str,
    "scale": str,
    "combine": str,
    "statistic": str,
    "target": _NUMBER,
    "weight": _NUMBER,
    "minimum_n": _NUMBER,
    "tolerance": _NUMBER,
}


@dataclass(frozen=True, slots=True)
class WideMeasure:
    """A measure that is a column of its own, or two: a numerator and a denominator."""

    measure_id: str
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    n: str | None = None


@dataclass(frozen=True, slots=True)
class FileMap:
    """What the map says of one file, sheet or Excel table."""

    table: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[WideMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """A whole map file; empty where there is none."""

    name: str = NAME
    title: str | None = None
    source: str = ""
    files: Mapping[str, FileMap] = field(default_factory=dict)
    measures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def file(self, key: str) -> FileMap | None:
        """Return what is said of a file, found by its name without regard to case."""
        return next((entry for name, entry in self.files.items() if name.casefold() == key.casefold()), None)

    @property
    def headers(self) -> set[str]:
        """Every header the map names."""
        named = {name for names in self.aliases.values() for name in names}
        for entry in self.files.values():
            named |= set(entry.columns.values())
            for measure in entry.measures:
                named |= {measure.value, measure.numerator, measure.denominator, measure.n} - {None}  # type: ignore[arg-type]
        return named


def read_map(folder: Path | None, map_file: Path | None, report: Report) -> Map:
    """Read the map file given, or the one beside the data if there is one.

    Parameters
    ----------
    folder
        Where the data lie; None where they lie in no folder.
    map_file
        The map file; None looks for ``frontline.toml`` in the folder.
    report
        Takes what is wrong with it.

    Raises
    ------
    FileFaultError
        The map file given does not exist.
    """
    path = map_file or (folder / NAME if folder else None)
    if path is None or not path.is_file():
        if map_file:
            raise FileFaultError(f"The map file {map_file} does not exist. Check the spelling of the path.")
        return Map()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        report.add(path.name, f"the map must be TOML in UTF-8 ({error})", "Correct that line.")
        return Map(path.name)
    return _Reader(path.name, report).map(content)


class _Reader:
    """Checks every key and type while it builds the map."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self.report = report

    def map(self, content: dict[str, Any]) -> Map:
        top = self.keys(content, _TOP, "the map")
        return Map(
            self.name,
            top.get("title"),
            top.get("source", ""),
            {name: self.file(name, entry) for name, entry in self.entries(top.get("files", {}), "files").items()},
            {
                name: self.keys(entry, _MEASURE, f"[measures.{name}]")
                for name, entry in self.entries(top.get("measures", {}), "measures").items()
            },
            {name: self.names(name, given) for name, given in top.get("aliases", {}).items()},
        )

    def file(self, name: str, entry: dict[str, Any]) -> FileMap:
        where = f'[files."{name}"]'
        checked = self.keys(entry, _FILE, where)
        table = checked.get("table")
        known = {known.casefold(): known for known in (*TABLES, "ignore")}
        if table is not None and table.casefold() not in known:
            self.fault(f"table in {where} must be {listing(known.values())}", table, known.values())
        wide = [self.wide(where, measure) for measure in checked.get("measures", [])]
        columns = {column: header for column, header in checked.get("columns", {}).items() if isinstance(header, str)}
        measures = tuple(measure for measure in wide if measure)
        return FileMap(known.get(table.casefold()) if table else None, columns, measures)

    def wide(self, where: str, entry: object) -> WideMeasure | None:
        checked = self.keys(entry if isinstance(entry, dict) else {}, _WIDE, f"measures of {where}")
        measure = WideMeasure(**{"measure_id": "", **checked})
        ratio = measure.numerator is not None and measure.denominator is not None
        if not measure.measure_id or (measure.value is None) == (not ratio):
            self.fault(
                f"each of the measures of {where} must have a measure_id and either value or numerator and denominator",
                measure.measure_id,
                (),
            )
            return None
        return measure

    def entries(self, given: dict[str, Any], where: str) -> dict[str, dict[str, Any]]:
        for name, entry in given.items():
            if not isinstance(entry, dict):
                self.fault(f'{where} must hold tables such as [{where}."{name}"]', entry, ())
        return {name: entry for name, entry in given.items() if isinstance(entry, dict)}

    def names(self, name: str, given: object) -> tuple[str, ...]:
        columns = {column.name for table in TABLES.values() for column in table.columns}
        if name not in columns:
            self.fault("a key of [aliases] must be the name of a column of ours", name, columns)
        return (given,) if isinstance(given, str) else tuple(map(str, given)) if isinstance(given, list) else ()

    def keys(self, given: dict[str, Any], allowed: Mapping[str, Any], where: str) -> dict[str, Any]:
        for key in [key for key in given if key not in allowed]:
            self.fault(f"a key of {where} must be {listing(allowed)}", key, allowed)
        for key, kind in allowed.items():
            if key in given and (not isinstance(given[key], kind) or isinstance(given[key], bool)):
                self.fault(f"{key} of {where} must be {_KINDS[kind]}", given[key], ())
        return {
            key: value
            for key, value in given.items()
            if key in allowed and isinstance(value, allowed[key]) and not isinstance(value, bool)
        }

    def fault(self, problem: str, found: object, known: Collection[str]) -> None:
        close = nearest(str(found), known)
        self.report.add(
            self.name, problem, f'Did you mean "{close}"?' if close else "Correct the map.", found=str(found)
        )


_KINDS = {str: "a text in quotes", dict: "a table", list: "a list of tables [[...]]", _NUMBER: "a number"}
