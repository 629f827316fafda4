"""Which table a file or sheet is: by the map, by its name, otherwise by its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.read.headers import match_columns, missing_columns
from frontline_workbooks.read.report import listing, nearest
from frontline_workbooks.read.schema import TABLES, normal, table_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.read.mapping import FileMap, Map
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.schema import Table
    from frontline_workbooks.read.sources import Source


@dataclass(frozen=True, slots=True)
class Role:
    """What one source was taken for.

    Parameters
    ----------
    source
        The source.
    table
        The table, or None where the source is left alone.
    why
        How it was recognised, or why it is left alone.
    places
        Position of the header by canonical column name.
    entry
        What the map says of it, or None.
    """

    source: Source
    table: Table | None
    why: str
    places: Mapping[str, int]
    entry: FileMap | None = None


def recognise(sources: Sequence[Source], chart: Map, report: Report) -> list[Role]:
    """Decide for every source which table it is.

    Parameters
    ----------
    sources
        What the data hold.
    chart
        The map file.
    report
        Takes missing columns, tables given twice, and files of the map that are not there.

    Returns
    -------
    list of Role
        One a source, in the same order.
    """
    _check_files(sources, chart, report)
    named = {source.name: _by_map(source, chart) or _by_name(source, chart) for source in sources}
    taken = {role.table.name for role in named.values() if role and role.table and not _lacking(role)}
    roles = [_settle(source, named[source.name], chart, taken) for source in sources]
    roles = _responses(roles, chart)
    _check_columns(roles, report)
    _check_once(roles, report)
    return roles


def columns_of(source: Source, table: Table, chart: Map, entry: FileMap | None = None) -> dict[str, int]:
    """Find the columns of a table in a source, the map's own names first."""
    own = {name: (header,) for name, header in entry.columns.items()} if entry else {}
    return match_columns(source.headers, table, {**chart.aliases, **own})


def suggestions(headers: Sequence[str], lacking: Sequence[str]) -> str:
    """Return a sentence that names the nearest header for every column that is lacking, or ""."""
    pairs = [(column, nearest(column, [header for header in headers if header], 0.7)) for column in lacking]
    near = [f'"{header}" to {column}' for column, header in pairs if header]
    return f"Rename the header {' and '.join(near)}." if near else ""


def _by_map(source: Source, chart: Map) -> Role | None:
    entry = chart.file(source.key)
    if entry is None or (entry.table is None and not entry.measures):
        return None
    if entry.table == "ignore":
        return Role(source, None, f"{chart.name} says to ignore it", {}, entry)
    table = TABLES[entry.table or "Results"]
    return Role(source, table, f"{chart.name} says so", columns_of(source, table, chart, entry), entry)


def _by_name(source: Source, chart: Map) -> Role | None:
    table = table_named(source.stem)
    if table is None:
        return None
    entry = chart.file(source.key)
    return Role(source, table, "by its name", columns_of(source, table, chart, entry), entry)


def _settle(source: Source, role: Role | None, chart: Map, taken: set[str]) -> Role:
    """Keep a role that the name gives if the columns bear it out; otherwise look at the columns."""
    if role and (role.table is None or not _lacking(role) or role.why != "by its name"):
        return role
    fitting = _by_columns(source, chart)
    if fitting and fitting.table and fitting.table.name not in taken:
        return fitting
    if role and role.table and role.table.name not in taken:
        return role
    if fitting and fitting.table:
        why = f"its columns fit {fitting.table.name}, but another file or sheet has that name"
        return Role(source, None, why, {})
    return Role(source, None, _why_left(source, chart), {})


def _by_columns(source: Source, chart: Map) -> Role | None:
    for table in TABLES.values():
        places = columns_of(source, table, chart, chart.file(source.key))
        other = [name for name in table.never if name in _all_columns(source, chart)]
        if table.telling and not missing_columns(places, table.telling) and not other:
            told = [name if isinstance(name, str) else next(n for n in name if n in places) for name in table.telling]
            why = f"by its columns {listing(dict.fromkeys(told)).replace(' or ', ' and ')}"
            return Role(source, table, why, places, chart.file(source.key))
    return None


def _all_columns(source: Source, chart: Map) -> set[str]:
    """Canonical columns that the headers name outright (no generic alias such as "name")."""
    names = {normal(header) for header in source.headers}
    own = {name for name, given in chart.aliases.items() if names & {normal(header) for header in given}}
    sure = {column.name for table in TABLES.values() for column in table.columns if normal(column.name) in names}
    levels = {column.name for column in TABLES["Targets"].columns[3:] if names & set(column.aliases)}
    return own | sure | levels


def _why_left(source: Source, chart: Map) -> str:
    table = nearest_table(source, chart)
    if table is None:
        return "its columns fit no table"
    lacking = missing_columns(columns_of(source, table, chart), table.telling)
    return f"its columns fit no table; for {table.name} it lacks {listing(lacking).replace(' or ', ' and ')}"


def nearest_table(source: Source, chart: Map) -> Table | None:
    """Return the table whose columns a source nearly has (two at least), or None."""
    best: tuple[int, Table | None] = (99, None)
    for table in TABLES.values():
        places = columns_of(source, table, chart)
        lacking = len(missing_columns(places, table.telling))
        if table.telling and lacking < best[0] and len(set(places) & _flat(table)) > 1:
            best = (lacking, table)
    return best[1]


def _flat(table: Table) -> set[str]:
    return {name for choice in table.telling for name in ((choice,) if isinstance(choice, str) else choice)}


def _lacking(role: Role) -> list[str]:
    if role.table is None:
        return []
    wanted = role.table.required
    if role.entry and role.entry.measures:
        wanted = ("period", "unit_id")
    return missing_columns(role.places, wanted)


def _responses(roles: list[Role], chart: Map) -> list[Role]:
    """Take files with the survey's items as headers for responses, once the items are known to be there."""
    if not any(role.table is TABLES["Items"] for role in roles) or any(r.table is TABLES["Responses"] for r in roles):
        return roles
    table = TABLES["Responses"]
    return [
        Role(role.source, table, "by its columns, the items of the survey", places)
        if role.table is None and not missing_columns(places := columns_of(role.source, table, chart), table.required)
        else role
        for role in roles
    ]


def _check_columns(roles: Sequence[Role], report: Report) -> None:
    for role in roles:
        lacking = _lacking(role)
        if role.table is not None and lacking:
            many = "s" if len(lacking) > 1 else ""
            report.add(
                role.source.name,
                f"{role.table.name} must have the column{many} {listing(lacking).replace(' or ', ' and ')}",
                suggestions(role.source.headers, lacking) or "Add it, or name the header to use in frontline.toml.",
                found=", ".join(header for header in role.source.headers if header)[:60],
            )
        for header in _named(role) - set(role.source.headers):
            near = nearest(header, role.source.headers)
            report.add(
                role.source.name,
                f'the map names the column "{header}", which must be there',
                f'Did you mean "{near}"?' if near else "Correct the map.",
            )


def _named(role: Role) -> set[str]:
    if role.entry is None or role.table is None:
        return set()
    wide = {(m.value, m.numerator, m.denominator, m.n) for m in role.entry.measures}
    return {*role.entry.columns.values(), *(name for names in wide for name in names if name)}


def _check_once(roles: Sequence[Role], report: Report) -> None:
    first: dict[str, str] = {}
    for role in roles:
        if role.table is None or role.table.several:
            continue
        if role.table.name in first:
            report.add(
                role.source.name,
                f"{role.table.name} must be given once, but {first[role.table.name]} holds it too",
                'Take one of them away, or say table = "ignore" for it in frontline.toml.',
            )
        first.setdefault(role.table.name, role.source.name)


def _check_files(sources: Sequence[Source], chart: Map, report: Report) -> None:
    keys = {source.key.casefold(): source.key for source in sources}
    for name in chart.files:
        if name.casefold() not in keys:
            near = nearest(name, keys.values())
            report.add(
                chart.name,
                "a file or sheet that the map names must be there",
                f'Did you mean "{near}"?' if near else "Correct the name or take it out of the map.",
                found=name,
            )
