"""Where tables come from: the files of a folder, or the sheets and Excel tables of a workbook, open or closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from frontline.errors import FileFaultError
from frontline_workbooks.read.csv_source import open_csv
from frontline_workbooks.read.parquet_source import open_parquet
from frontline_workbooks.read.sheet_parts import is_scorecard
from frontline_workbooks.read.workbook_source import open_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import pandas as pd

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.sheet_source import SheetSource

TEXT_FILES = {".csv", ".tsv", ".txt"}
WORKBOOKS = {".xlsx", ".xlsm"}
_TABLES = TEXT_FILES | {".parquet"}
_IN_EXCEL = "Open it in Excel and save it as .xlsx."
_OTHERS = {
    **dict.fromkeys((".xls", ".xlsb", ".ods"), f"is not an .xlsx or .xlsm workbook. {_IN_EXCEL}"),
    **dict.fromkeys((".xltx", ".xltm"), f"is a template, of which Excel makes workbooks. {_IN_EXCEL}"),
    **dict.fromkeys((".xlam", ".xla"), "is an add-in of Excel, which holds no results. Name your data instead."),
}
_NO_DATA = (
    "is no file of data. Name a folder of CSV or Parquet files, a workbook (.xlsx or .xlsm), "
    "or a .csv, .tsv, .txt or .parquet file."
)


class Source(Protocol):
    """One table as it lies in a file or sheet, not yet known for what it is.

    Attributes
    ----------
    name
        As shown to the user, ``"units.csv"`` or ``"sheet Units"``.
    key
        As named in the map file, ``"units.csv"`` or ``"Units"``.
    stem
        What may be the name of a table of ours, ``"units"``.
    headers
        Headers as found, "" where empty.
    """

    name: str
    key: str
    stem: str
    headers: tuple[str, ...]

    def read(self, places: Sequence[int], numbers: Collection[int], report: Report) -> dict[int, pd.Series]:
        """Read columns by position: numbers as float64 where every cell is one, all else as categories of cells."""
        ...

    def row_number(self, position: int) -> int:
        """Return the row as the user counts it of the record at this position (0 = first below the header)."""
        ...


class OpenWorkbook(Protocol):
    """A workbook that a program holds open, which gives its tables itself.

    Attributes
    ----------
    name
        As messages call it, ``"results.xlsx"``.
    folder
        Where it lies and where a map file may lie; None where it was never saved.
    """

    name: str
    folder: Path | None

    def sources(self, extra_headers: Collection[str], report: Report) -> Iterable[SheetSource]:
        """Give its Excel tables, and the sheets that have none; sheets of ours are left out.

        `sheet_source.table_source` and `sheet_source.sheet_source` make them of blocks of cells.
        """
        ...


def open_sources(data: Path | OpenWorkbook, extra_headers: Collection[str], report: Report) -> list[Source]:
    """Open what may hold tables.

    Parameters
    ----------
    data
        A folder of CSV, TSV or Parquet files, one workbook (.xlsx, .xlsm) or such file, or an open workbook.
    extra_headers
        Headers the map file knows, which help to find the header row.
    report
        Takes the faults of single files of a folder.

    Returns
    -------
    list of Source
        In alphabetical order of files, in the order of sheets.

    Raises
    ------
    FileFaultError
        There is nothing to read, or the workbook cannot be opened.
    """
    if not isinstance(data, Path):
        return list(data.sources(extra_headers, report))
    if not data.exists():
        raise FileFaultError(f"{data} does not exist. Check the spelling of the path.")
    if data.is_dir():
        return _open_folder(data, extra_headers, report)
    if data.suffix.lower() in WORKBOOKS:
        return list(open_workbook(data, extra_headers, report))
    if data.suffix.lower() not in _TABLES:
        raise FileFaultError(f"{data.name} {_OTHERS.get(data.suffix.lower(), _NO_DATA)}")
    return _open_file(data, extra_headers, report)


def _open_folder(folder: Path, extra: Collection[str], report: Report) -> list[Source]:
    files = _files(folder)
    if not files:
        raise FileFaultError(f"The folder {folder} holds no CSV or Parquet file. {_where_else(folder)}")
    return [source for file in files for source in _open_file(file, extra, report)]


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold a table each."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in _TABLES and not file.name.startswith("."))


def _where_else(folder: Path) -> str:
    """Say where the tables may be: in a folder within, else in a workbook that is no scorecard of ours."""
    within = [inner for inner in sorted(folder.iterdir()) if inner.is_dir() and _files(inner)]
    if within:
        return f"Name the folder in it that does, e.g. {within[0]}."
    books = sorted(file for file in folder.iterdir() if file.suffix.lower() in WORKBOOKS)
    books = [book for book in books if not is_scorecard(book)]
    if books:
        return f"Name the workbook itself, e.g. {books[0]}."
    return "Put units.csv, measures.csv and results.csv there."


def _open_file(file: Path, extra: Collection[str], report: Report) -> list[Source]:
    if file.suffix.lower() == ".parquet":
        return list(open_parquet(file, report))
    return list(open_csv(file, extra, report))
