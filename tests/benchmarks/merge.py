"""How long putting sheets into a workbook takes, beside reading and re-zipping its package with Python's zipfile.

    python tests/benchmarks/merge.py NEW.xlsx WORKBOOK.xlsx [WORKBOOK.xlsx ...]

NEW is a workbook that we wrote, of which every sheet is put into each of the others. Two ratios are shown: to
re-zipping the workbook as it was, and to re-zipping it with the sheets in it, as much data as a merge has to write.
Nothing is remembered from one workbook to the next. Workbooks that may not be changed are passed over.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_workbooks.package import PackageFault, put_sheets
from frontline_workbooks.package.opc import relationships, xml_elements

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 3


def rezipped(data: bytes) -> bytes:
    """Read every entry and write every entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def seconds(action: Callable[[], object]) -> float:
    """Return the least processor time of a few runs, each of which remembers nothing."""
    took = []
    for _ in range(_ROUNDS):
        xml_elements.forget()
        relationships.forget()
        start = time.process_time()
        action()
        took.append(time.process_time() - start)
    return min(took)


def measured(host: bytes, new: bytes) -> tuple[float, float, float]:
    """Return the times of a merge, of re-zipping the workbook, and of re-zipping what the merge gave."""
    result = put_sheets(host, new).data
    return seconds(lambda: put_sheets(host, new)), seconds(lambda: rezipped(host)), seconds(lambda: rezipped(result))


def main(new: Path, workbooks: list[Path]) -> None:
    """Print the medians."""
    rows = []
    for path in workbooks:
        try:
            rows.append(measured(path.read_bytes(), new.read_bytes()))
        except PackageFault as fault:
            sys.stderr.write(f"{path.name} is passed over: {fault}\n")
    merges, before, after = (statistics.median(column) * 1000 for column in zip(*rows, strict=True))
    to_before = statistics.median(row[0] / row[1] for row in rows)
    to_after = statistics.median(row[0] / row[2] for row in rows)
    sys.stdout.write(
        f"{len(rows)} workbooks, medians: merge {merges:.1f} ms, re-zip {before:.1f} ms as it was and {after:.1f} ms "
        f"with the sheets; ratio {to_before:.2f} to the one, {to_after:.2f} to the other.\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
