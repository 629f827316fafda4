"""Errors that two validators find: the Open XML SDK's own, and openxml-audit."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

from corpus.report import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.merges import Merge

EVERY = 12
"""Of so many scorecards one is checked with the sheet Data too."""
Errors = Counter[tuple[str, str, str]]
"""How often each error was found: the part, where in it but for places in lists, which our sheets move, and what."""


def sdk_section(merges: list[Merge], program: str) -> Section:
    """Say which errors the Open XML SDK finds that were not there before."""
    return _section("Open XML SDK's validator", partial(sdk_errors, program), merges)


def audit_section(merges: list[Merge]) -> Section:
    """Say which errors openxml-audit finds that were not there before."""
    return _section("openxml-audit", audit_errors, merges)


def _section(title: str, find: Callable[[Path], Errors], merges: list[Merge]) -> Section:
    """Compare errors; the sheet Data, long and slow to check, is left out of most scorecards."""
    section, find_once = Section(title), cache(find)
    for merged in merges:
        if merged.light:
            _compare(section, merged.workbook, merged.donor, find_once(merged.original), find(merged.light))
    whole = [(merged, merged.merged) for merged in merges if merged.donor == "scorecard" and merged.merged]
    for merged, path in whole[::EVERY]:
        _compare(section, merged.workbook, "scorecard with Data", find_once(merged.original), find(path))
    return section


def _compare(section: Section, workbook: str, row: str, before: Errors, after: Errors) -> None:
    new = after - before
    section.add(row, "workbooks")
    section.add(row, "with errors before", int(bool(before)))
    section.add(row, "errors before", before.total())
    section.add(row, "with new errors", int(bool(new)))
    section.differences += [f"{workbook}, {row}: {' '.join(error)}" for error in new]


def sdk_errors(program: str, path: Path) -> Errors:
    """Return what the Open XML SDK finds in a copy of a workbook: it rewrites links in it that are no valid address."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copyfile(path, Path(folder) / path.name)
        copy.chmod(0o600)
        done = subprocess.run([program, str(copy)], capture_output=True, text=True, check=False)
    return Counter(
        (error["path"] or "", _without_places(error["xPath"] or ""), error["description"])
        for error in json.loads(done.stdout)["errors"]
    )


def audit_errors(path: Path) -> Errors:
    """Return what openxml-audit finds in a workbook; what it only warns of, Excel will write in a form of its own."""
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    errors = [error for error in found if error.severity is ValidationSeverity.ERROR]
    return Counter((error.part_uri, _without_places(error.path), error.description) for error in errors)


def _without_places(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)
