"""A plain sheet put into real workbooks by us and by wolfxl: what two readers and the parts themselves show."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "frontline_workbooks" / "package"))

from plain_sheets import (
    PLAIN,
    in_wolfxls_years,
    put_by_us,
    put_by_wolfxl,
    read_by_calamine,
    read_by_openpyxl,
    removed_by_wolfxl,
)

from corpus.lossless import parts_of
from corpus.report import Section
from frontline_workbooks.package import PackageFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain_sheets import Look


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one workbook.

    Parameters
    ----------
    workbook
        Its name.
    refused
        Why we left it alone; "" where we did not.
    readers
        Which readers could open the original.
    differences
        What differs between the two programs or from the original, a sentence each.
    ours, theirs
        Parts of the original that we changed, and that wolfxl did.
    """

    workbook: str
    refused: str = ""
    readers: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


def wolfxl_section(paths: list[Path], folder: Path) -> Section:
    """Say what differs between our workbooks and wolfxl's."""
    section, ours, theirs = Section("wolfxl"), Counter[str](), Counter[str]()
    folder.mkdir()
    for each in (compare(path, folder) for path in paths):
        section.add("a plain sheet", "workbooks")
        section.add("a plain sheet", "refused by us, not by wolfxl", int(bool(each.refused)))
        for reader in each.readers:
            section.add("a plain sheet", f"compared by {reader}")
        section.add("a plain sheet", "with a difference", int(bool(each.differences)))
        section.differences += [f"{each.workbook}: {difference}" for difference in each.differences]
        ours.update(each.ours)
        theirs.update(each.theirs)
    for who, changed in {"we": ours, "wolfxl": theirs}.items():
        told = ", ".join(f"{part} {count}" for part, count in changed.most_common())
        section.remarks.append(f"parts of the original that {who} changed, and in how many workbooks: {told}")
    return section


def compare(path: Path, folder: Path) -> Comparison:
    """Put the plain sheet into a workbook by both programs and compare."""
    host = path.read_bytes()
    try:
        ours = put_by_us(host)
    except PackageFault as fault:
        return Comparison(path.name, fault.code)
    theirs = put_by_wolfxl(host, folder / path.name)
    readers, found = [], []
    for name, read in {"openpyxl": read_by_openpyxl, "calamine": read_by_calamine}.items():
        before, one, other, without = map(read, (host, ours, theirs, removed_by_wolfxl(ours, folder / path.name)))
        if before is None:
            continue
        readers.append(name)
        found += [f"{name}: {each}" for each in _between(before, one, other)]
        if without != before:
            found.append(f"{name}: ours taken out by wolfxl, the workbook is another")
        if name == "openpyxl" and one and other:
            found += _on_ours(path.name, one[PLAIN], other[PLAIN])
    changed = [tuple(sorted(_changed(host, data))) for data in (ours, theirs)]
    return Comparison(path.name, "", tuple(readers), tuple(found), *changed)


def _between(before: dict, one: dict | None, other: dict | None) -> Iterator[str]:  # type: ignore[type-arg]
    for who, after in {"ours": one, "wolfxl's": other}.items():
        if after is None:
            yield f"{who} cannot be opened"
        elif list(after) != [PLAIN, *before]:
            yield f"{who} has other tabs"
        else:
            yield from (f"{who} says otherwise on {tab}" for tab in before if before[tab] != after[tab])


def _on_ours(name: str, one: dict[str, Look], other: dict[str, Look]) -> Iterator[str]:
    expected = in_wolfxls_years(name, one)
    for place in expected.keys() | other.keys():
        if expected.get(place) != other.get(place):
            yield f"{place} of the new sheet: {expected.get(place)} and {other.get(place)}"


def _changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts_of(before), parts_of(after)
    return {part for part in old if new.get(part) != old[part]}
