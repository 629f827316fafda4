"""The sample, merged into a finance workbook and opened in Excel: in front, and nothing of finance's changed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.checks_of_templates import compare_with_file
from excel.acceptance.formulas import bad_cells
from excel.acceptance.year_end_workbook import SHEETS, write_year_end_workbook
from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator


def checks_of_merge() -> Iterator[Check]:
    """Yield the checks of a merged workbook."""
    yield Check("Year-end", "Merge", "satisfaction stands in front, finance's sheets show what they showed", _merge)
    yield Check("Year-end", "Merge again", "Excel shows the same sheets in the same order", _merge_again)
    yield Check("Year-end", "No repair", "Excel wrote no log of a repaired file since the first check", _repairs)


def _merge(bench: Bench) -> str:
    folder = bench.folder / "year-end"
    folder.mkdir()
    results = bench.books["results"] = bench.write_results(folder)
    finance = write_year_end_workbook(folder / "finance.xlsx")
    merge_files(results, finance, folder / "merged.xlsx")
    book = bench.excel.open(folder / "merged.xlsx")
    bench.excel.recalculate()
    names = [sheet.name for sheet in book.sheets]
    insist(names[0] not in SHEETS and names[-len(SHEETS) :] == list(SHEETS), f"the sheets are {names}")
    compared = compare_with_file(book, finance)
    bad = bad_cells(book)
    insist(not bad, f"{len(bad)} cells, first {bad[:3]}")
    bench.books["merged names"] = names
    book.close()
    return (
        f"{len(names) - len(SHEETS)} sheets in front of finance's {len(SHEETS)}, {compared} cells of finance as before"
    )


def _merge_again(bench: Bench) -> str:
    folder = bench.folder / "year-end"
    merge_files(bench.books["results"], folder / "merged.xlsx", folder / "merged again.xlsx")
    book = bench.excel.open(folder / "merged again.xlsx")
    names = [sheet.name for sheet in book.sheets]
    insist(names == bench.books["merged names"], f"the sheets are {names}")
    compared = compare_with_file(book, folder / "finance.xlsx")
    book.close()
    return f"{len(names)} sheets as before, {compared} cells of finance as before"


def merge_files(results: Path, year_end: Path, output: Path) -> None:
    """Merge with the command, as finance does."""
    code = main(["merge", str(results), str(year_end), "-o", str(output)])
    insist(code == 0, f"frontline merge ended with code {code}")


def _repairs(bench: Bench) -> str:
    since = bench.folder.stat().st_ctime
    folder = Path(tempfile.gettempdir())
    logs = [log.name for log in folder.glob("error*_*.xml") if log.stat().st_mtime >= since]
    insist(not logs, f"{folder} holds {', '.join(logs)}")
    return "none"
