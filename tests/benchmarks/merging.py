"""What merging costs beside reading and zipping the package anew with Python's zipfile, on real workbooks.

The peer does the least that any program does that saves such a workbook: it unpacks every part and packs it again, in
the workbook with the sheets in it, as what goes in has to be packed too.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Row, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKBOOKS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "workbooks" / "good"
PEER = "zipfile: read and pack again"
TIMES = 3
"""Runs of each, of which the fastest counts."""

Pair = tuple[float, float]


def rows() -> list[Row | str]:
    """Return the lines of this suite."""
    if not WORKBOOKS.is_dir():
        return ["The real workbooks ../shared/data/workbooks are not beside this checkout: merging was not measured."]
    small, whole = _donors()
    return [
        _row("the sample's whole scorecard, 14 sheets, put in", (_put(host, whole) for host in _hosts(whole, 8)), 2),
        _row("its sheets taken out again", (_taken_out(host, whole) for host in _hosts(whole, 8)), 2),
        _row("two small sheets with everything on them put in", (_put(host, small) for host in _hosts(small, 2)), 4),
    ]


def _row(task: str, pairs: Iterator[Pair], limit: float) -> Row:
    times = list(pairs)
    ours, theirs = (statistics.median(pair[side] for pair in times) for side in (0, 1))
    ratio = statistics.median(a / b for a, b in times)
    return Row(f"{task}, median of {len(times)} workbooks", PEER, ours, theirs, ratio, limit)


def _put(host: bytes, donor: bytes) -> Pair:
    from frontline_workbooks.package import put_sheets

    return _fastest(partial(put_sheets, host, donor)), _fastest(partial(_zip_again, put_sheets(host, donor).data))


def _taken_out(host: bytes, donor: bytes) -> Pair:
    from frontline_workbooks.package import put_sheets, remove_sheets

    put = put_sheets(host, donor).data
    return _fastest(partial(remove_sheets, put)), _fastest(partial(_zip_again, put))


def _hosts(donor: bytes, step: int) -> Iterator[bytes]:
    """Yield the workbooks that sheets may be put into, of so many one."""
    from frontline_workbooks.package import PackageFault, put_sheets

    for path in sorted(WORKBOOKS.iterdir())[::step]:
        host = path.read_bytes()
        try:
            put_sheets(host, donor)
        except PackageFault:
            continue
        yield host


def _donors() -> tuple[bytes, bytes]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "frontline_workbooks" / "package"))
    from made_workbooks import a_workbook, draw_rich

    from frontline.scorecard.score import score
    from frontline_workbooks.read import read_tables
    from frontline_workbooks.sample import write_sample
    from frontline_workbooks.sheets import describe
    from frontline_workbooks.write import draw_workbook

    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder))
        whole = draw_workbook(describe(score(read_tables(Path(folder)))))
    return a_workbook(draw_rich), whole


def _fastest(function: Callable[[], object]) -> float:
    """Return the shortest of a few runs, each of which remembers nothing of the one before."""
    from frontline_workbooks.package.opc import relationships, xml_elements

    took = []
    for _ in range(TIMES):
        xml_elements.forget()
        relationships.forget()
        took.append(seconds(function))
    return min(took)


def _zip_again(data: bytes) -> bytes:
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in old.infolist():
            package.writestr(entry.filename, old.read(entry))
    return new.getvalue()
