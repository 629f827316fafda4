"""Merges into real workbooks: once, again, and taken out; what came of each."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "frontline_workbooks" / "package"))

from made_workbooks import a_workbook, draw_rich

from corpus.lossless import losses, parts_of
from corpus.report import Section
from frontline.errors import FrontlineError
from frontline_addin.actions.build_scorecard import build_scorecard
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_workbooks.package import own_sheets, probe, put_sheets, remove_sheets
from frontline_workbooks.package.signature import without_signature
from frontline_workbooks.sample import write_sample

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of one merge.

    Parameters
    ----------
    workbook, donor
        What was merged into, and what with: ``"rich"`` or ``"scorecard"``.
    original
        The workbook before; without its signature where that was taken off.
    merged, light
        The workbook after, None where it was refused; the same without the long sheet Data.
    ours
        What our tabs say.
    refused
        Why nothing was done; "" where it was.
    faults
        What was lost, a sentence each.
    """

    workbook: str
    donor: str
    original: Path
    merged: Path | None = None
    light: Path | None = None
    ours: tuple[str, ...] = ()
    refused: str = ""
    faults: tuple[str, ...] = ()


class Donors:
    """What is merged: two sheets with everything on them, and the scorecard of the sample."""

    def __init__(self, folder: Path) -> None:
        self.rich = {day_one: a_workbook(draw_rich, date_1904=day_one) for day_one in (False, True)}
        self.sample = folder / "sample"
        self.sample.mkdir(parents=True)
        write_sample(self.sample)
        self.scorecard = build_scorecard(self.sample, folder / "scorecard.xlsx").path
        self.light = [sheet.kind for sheet in own_sheets(self.scorecard.read_bytes()) if sheet.kind != "Data"]

    def results(self, host: bytes) -> Path:
        """Return what to merge into a workbook: a scorecard that was built counts its days from 1900."""
        return self.sample if probe(host).date_1904 else self.scorecard


def merges_section(merges: list[Merge], folder: str) -> Section:
    """Say what was merged, refused and lost."""
    section = Section(f"Merges into the {folder} workbooks: once, again, taken out")
    for merged in merges:
        section.add(merged.donor, "workbooks")
        section.add(merged.donor, f"refused, {merged.refused}" if merged.refused else "merged")
        section.add(merged.donor, "with a loss", int(bool(merged.faults)))
    section.differences = [f"{each.workbook}, {each.donor}: {fault}" for each in merges for fault in each.faults]
    return section


def merge_all(path: Path, donors: Donors, folder: Path) -> list[Merge]:
    """Return what came of both merges into a workbook."""
    original, note = path, ""
    data = path.read_bytes()
    try:
        unsigned = without_signature(data)
    except FrontlineError as error:
        return [Merge(path.name, donor, path, refused=_code(error)) for donor in ("rich", "scorecard")]
    if unsigned != data:
        original, note = _kept(unsigned, folder / "unsigned" / path.name), "signed"
    rich = _attempt(path.name, "rich", original, lambda: _merge_rich(original, donors, folder))
    real = _attempt(path.name, "scorecard", original, lambda: _merge_scorecard(original, donors, folder))
    return [_refused_first(each, path, note) for each in (rich, real)]


def _refused_first(merged: Merge, path: Path, note: str) -> Merge:
    """Return a merge with one more fault where a signed workbook was not refused before its owner agreed."""
    if not note:
        return merged
    try:
        put_sheets(path.read_bytes(), a_workbook(draw_rich))
    except FrontlineError as error:
        if _code(error) == note:
            return merged
    return Merge(path.name, merged.donor, merged.original, faults=("it is signed, and was not refused",))


def _attempt(name: str, donor: str, original: Path, action: Callable[[], Merge]) -> Merge:
    try:
        return action()
    except FrontlineError as error:
        return Merge(name, donor, original, refused=_code(error))


def _merge_rich(original: Path, donors: Donors, folder: Path) -> Merge:
    host = original.read_bytes()
    donor = donors.rich[probe(host).date_1904]
    put = put_sheets(host, donor)
    faults = _faults(host, put.data, put_sheets(put.data, donor).data, remove_sheets(put.data))
    merged = _kept(put.data, folder / "rich" / original.name)
    return Merge(original.name, "rich", original, merged, merged, _tabs(put.data), faults=tuple(faults))


def _merge_scorecard(original: Path, donors: Donors, folder: Path) -> Merge:
    """Merge as the command does: once, again, and out; the audit trail names the file, so its name stays."""
    host = original.read_bytes()
    results = donors.results(host)
    merged, light = folder / "scorecard" / original.name, folder / "light" / original.name
    with tempfile.TemporaryDirectory() as other:
        again, out = _kept(b"", Path(other) / "again" / original.name), _kept(b"", Path(other) / "out" / original.name)
        _merge(original, results, merged, Wanted())
        _merge(merged, results, again, Wanted())
        unmerge(ClosedFile(again, output=out), NOON)
        faults = _faults(host, *(each.read_bytes() for each in (merged, again, out)))
    _merge(original, results, light, Wanted(sheets=tuple(donors.light)))
    return Merge(original.name, "scorecard", original, merged, light, _tabs(merged.read_bytes()), faults=tuple(faults))


def _merge(workbook: Path, results: Path, output: Path, wanted: Wanted) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    merge(ClosedFile(workbook, results, output=output), results, wanted, NOON)


def _faults(host: bytes, once: bytes, again: bytes, out: bytes) -> list[str]:
    faults = list(losses(host, once, _tabs(once)))
    if again != once:
        faults.append("merged again it is another file")
    if list(parts_of(out).items()) != list(parts_of(host).items()):
        faults.append("taken out it is not the original, part by part")
    return faults


def _tabs(data: bytes) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in own_sheets(data))


def _kept(data: bytes, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _code(error: FrontlineError) -> str:
    return getattr(error, "code", type(error).__name__)
