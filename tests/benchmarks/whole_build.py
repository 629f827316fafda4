"""Whole builds against the floor: read the same input with pandas, write the same cells with XlsxWriter."""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path

import python_calamine
from measure import PAIRS, Row, in_turn, process
from synthetic import write_company

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc_schools"


def rows() -> list[Row]:
    """Return the table's lines; the real schools only where their data lie beside the project."""
    with tempfile.TemporaryDirectory() as folder:
        company = Path(folder) / "company"
        write_company(company, units=10_000, measures=12, periods=24)
        found = [_row("build: 526 schools, 52 measures", REAL, Path(folder), PAIRS)] if REAL.is_dir() else []
        return [*found, _row("build: 10,000 units x 12 measures x 24 periods", company, Path(folder), 2)]


def _row(task: str, data: Path, folder: Path, pairs: int) -> Row:
    output, cells = folder / "ours.xlsx", folder / "cells.pickle"
    peaks = [process("ours_build.py", data, output)["megabytes"]]
    cells.write_bytes(pickle.dumps(_cells(output)))

    def ours() -> float:
        measured = process("ours_build.py", data, output)
        peaks.append(measured["megabytes"])
        return measured["seconds"]

    mine, theirs, ratio = in_turn(
        ours, lambda: process("floor_build.py", data, cells, folder / "floor.xlsx")["seconds"], pairs
    )
    return Row(task, "pandas + XlsxWriter, same cells", mine, theirs, ratio, 2.0, max(peaks))


def _cells(path: Path) -> dict[str, list[list[object]]]:
    """Return every cell of a workbook as the floor writes it: floats and texts."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {
        name: [
            [float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell) for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }
