"""What a workbook says of the merge that put our sheets into it: its records, and where the results came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.actions.data_faults import NAME as DATA_FAULTS
from frontline_addin.actions.kinds import RECORDS, of_scorecard
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.read import holds_results
from frontline_workbooks.sheets import audit_trail, read_me
from frontline_workbooks.sheets.description import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frontline_addin.hosts.host import Host
    from frontline_workbooks.own_sheets import OwnSheet

_SOURCES_HAVE = "SHA-256"
_SHOWN = 3


def records(own: Iterable[OwnSheet]) -> tuple[OwnSheet, ...]:
    """Return the sheets that tell of a merge."""
    return tuple(sheet for sheet in own if sheet.kind in RECORDS)


def refuse_merged_without_results(host: Host) -> None:
    """Refuse to score a workbook that holds our sheets and no results: they were merged into it.

    Raises
    ------
    NotNowError
        It is such a workbook.
    """
    own = host.own_sheets()
    data = host.data()
    if not host.holds_data or not set(of_scorecard(own)) - {DATA_FAULTS} or holds_results(data):
        return
    if not records(own) and isinstance(data, Path):  # perhaps built, not merged; a closed file says how to name results
        return
    trail = next((sheet for sheet in own if sheet.kind == audit_trail.NAME), None)
    files = list(_sources(host.cells_of(trail.name))) if trail else []
    more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
    came = f": they came from {', '.join(files[:_SHOWN])}{more} (see the sheet {trail.name})" if trail and files else ""
    raise NotNowError(
        f"{host.name} holds a scorecard, but not the results it was made from{came}. Merge again with the results as "
        f"they are now: the button Merge into year-end, or the command frontline merge RESULTS {_quoted(host.name)}."
    )


def described_records(host: Host) -> tuple[Sheet, ...]:
    """Return the sheets that tell of a merge as far as the list of sheets on the ReadMe needs them."""
    own = host.own_sheets()
    listed = next((host.cells_of(sheet.name) for sheet in own if sheet.kind == read_me.NAME), ())
    return tuple(
        Sheet(sheet.name, _title(sheet.name, listed) or _first_text(host.cells_of(sheet.name)), "", ())
        for sheet in records(own)
    )


def _title(tab: str, listed: Sequence[Sequence[object]]) -> str:
    """Return what the list of sheets says of one, "" where it is not on it."""
    for row in listed:
        texts = [str(cell) for cell in row if cell not in {None, ""}]
        if len(texts) > 1 and texts[0] == tab:
            return texts[1]
    return ""


def _first_text(cells: Sequence[Sequence[object]]) -> str:
    return next((str(cell) for row in cells for cell in row if cell not in {None, ""}), "")


def _sources(cells: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield the names of the files that the audit trail lists."""
    column = None
    for row in cells:
        if column is not None:
            if row[column] in {None, ""}:
                return
            yield str(row[column])
        elif _SOURCES_HAVE in row:
            column = row.index(_SOURCES_HAVE) - 1


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
