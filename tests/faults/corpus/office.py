"""What LibreOffice makes of workbooks, and what differs between two of them."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "host"))

import calc

from corpus.report import Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus.merges import Merge

DRIVER = Path(__file__).with_name("driver.py")
PATIENCE = 240
"""Seconds that LibreOffice has for one workbook."""
LOOKS = ("shown", "values", "formulas", "calculated")
MOST = 3
"""So many differing cells are named."""


@dataclass(frozen=True, slots=True)
class Look:
    """What LibreOffice told of a workbook, and the folder of what its sheets show."""

    told: dict[str, Any]
    folder: Path

    def sheet(self, look: str, tab: str) -> Path:
        return self.folder / look / f"sheet-{tab}.csv"

    def tabs(self, without: Collection[str] = ()) -> list[dict[str, Any]]:
        return [sheet for sheet in self.told["sheets"] if sheet["name"] not in without]


def office_section(merges: list[Merge], programs: tuple[str, str], folder: Path) -> Section:
    """Say what LibreOffice shows otherwise of workbooks once our sheets are in them."""
    office = Office(folder, *programs)
    try:
        section = Section(f"LibreOffice {office.version}")
        for original in dict.fromkeys(merged.original for merged in merges if merged.merged):
            print(f"{section.title}: {original.name}", file=sys.stderr, flush=True)
            before = office.look(original, folder / "before")
            for merged in merges:
                if merged.merged and merged.original == original:
                    after = office.look(merged.merged, folder / "after")
                    _compare(section, merged, before, after)
    finally:
        office.stop()
    return section


def _compare(section: Section, merged: Merge, before: Look | None, after: Look | None) -> None:
    section.add(merged.donor, "workbooks")
    section.add(merged.donor, "opened before", int(before is not None))
    section.add(merged.donor, "opened after", int(after is not None))
    if before is None:
        section.remarks.append(f"{merged.workbook}, {merged.donor}: not opened before a merge either")
        return
    found = ["it is not opened any more"] if after is None else list(differences(before, after, merged.ours))
    section.add(merged.donor, "sheets compared", len(before.tabs()))
    section.add(merged.donor, "cells compared", sum(tab["cells"] for tab in before.tabs()))
    section.add(merged.donor, "with a difference", int(bool(found)))
    section.differences += [f"{merged.workbook}, {merged.donor}: {each}" for each in found]
    for difference in found:
        print(f"  {difference}", file=sys.stderr, flush=True)


def programs() -> tuple[str, str] | None:
    """Return LibreOffice and a Python that can drive it, as the tests find them; None where one is missing."""
    soffice, python = calc.find_soffice(), calc.find_python_with_uno()
    return (soffice, python) if soffice and python else None


class Office:
    """A headless LibreOffice that is started anew after a workbook has brought it down."""

    def __init__(self, folder: Path, soffice: str, python: str) -> None:
        self._folder, self._programs, self._starts = folder, (soffice, python), 0
        self._calc = self._start()

    @property
    def version(self) -> str:
        """Its version."""
        return str(self._calc("version"))

    def look(self, path: Path, folder: Path) -> Look | None:
        """Open a workbook and write what its sheets show into a folder; None where LibreOffice does not open it.

        Each is opened from the same place under the same name: what formulas link to may lie beside the workbook.
        """
        shutil.rmtree(folder, ignore_errors=True)
        copy = self._folder / f"workbook{path.suffix}"
        shutil.copyfile(path, copy)
        guard = Timer(PATIENCE, os.killpg, (self._calc.group, signal.SIGKILL))
        guard.start()
        try:
            told = self._calc("look", str(copy), str(folder))
        except AssertionError as error:
            if "com.sun.star" not in str(error) and "ended" not in str(error):
                raise
            guard.cancel()
            self._calc.stop()
            self._calc = self._start()
            return None
        finally:
            guard.cancel()
        return Look(told, folder) if told else None

    def stop(self) -> None:
        """End it."""
        self._calc.stop()

    def _start(self) -> calc.Calc:
        self._starts += 1
        home = self._folder / f"office{self._starts}"
        home.mkdir(parents=True)
        with patch.object(calc, "DRIVER", DRIVER):
            return calc.Calc(home, *self._programs)


def differences(before: Look, after: Look, ours: Collection[str]) -> Iterator[str]:
    """Yield, a sentence each, what LibreOffice shows otherwise of somebody's sheets once ours are there."""
    tabs, now = before.tabs(), after.tabs(without=ours)
    if [tab["name"] for tab in tabs] != [tab["name"] for tab in now]:
        yield f"tabs: {[tab['name'] for tab in tabs]} became {[tab['name'] for tab in now]}"
        return
    if missing := set(ours) - {tab["name"] for tab in after.tabs()}:
        yield f"our sheets {', '.join(sorted(missing))} are not there"
    for tab, then in zip(tabs, now, strict=True):
        yield from (f"{tab['name']}: {what} {tab[what]} became {then[what]}" for what in tab if tab[what] != then[what])
        for look in LOOKS:
            yield from _cells(before.sheet(look, tab["name"]), after.sheet(look, tab["name"]), f"{tab['name']}, {look}")
    names = [name for name in before.told["names"] if name not in after.told["names"]]
    if names:
        yield f"names {names[:MOST]} are gone or say something else"


def _cells(before: Path, after: Path, where: str) -> Iterator[str]:
    if before.read_bytes() == after.read_bytes():
        return
    found, nothing = [], list[str]()
    for number, (row, then) in enumerate(zip_longest(_rows(before), _rows(after), fillvalue=nothing), 1):
        for column, (cell, new) in enumerate(zip_longest(row, then, fillvalue=""), 1):
            if cell != new:
                found.append(f"R{number}C{column} {cell[:60]!r} became {new[:60]!r}")
    yield f"{where}: {len(found)} cells: {'; '.join(found[:MOST])}"


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t")
