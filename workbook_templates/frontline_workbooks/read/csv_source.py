"""CSV and TSV files: encoding, delimiter, header row, and fast typed reading of the columns wanted."""

from __future__ import annotations

import codecs
import csv
import io
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from frontline_workbooks.missing import MISSING
from frontline_workbooks.read.headers import HEADER_ROWS, header_row, known_headers
from frontline_workbooks.read.schema import table_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from frontline_workbooks.read.report import Report

HEAD_BYTES = 1 << 16
LARGEST = 4 << 30
_TEXT = pa.dictionary(pa.int32(), pa.string())


def open_csv(path: Path, extra_headers: Collection[str], report: Report) -> Iterator[CsvSource]:
    """Open a CSV or TSV file, or report why it cannot be read.

    Parameters
    ----------
    path
        The file; UTF-8 (with or without byte order mark) or UTF-16 with one.
    extra_headers
        Headers the map file knows.
    report
        Takes the faults.
    """
    problem = _unreadable(path)
    if problem:
        report.add(path.name, *problem)
        return
    encoding = _encoding(path)
    try:
        lines = _head(path, encoding)
    except UnicodeError:
        _report_encoding(path, encoding, report)
        return
    found = _dialect(lines, extra_headers)
    if found:
        yield CsvSource(path, encoding, *found)
    else:
        ours = table_named(path.stem) is not None
        report.add(path.name, "a file must not be empty", "Fill it or take it away.", fatal=ours)


class CsvSource:
    """One CSV file with its encoding, delimiter and header row known."""

    def __init__(self, path: Path, encoding: str, delimiter: str, header: list[str], line: int, record: int) -> None:
        self.path = path
        self.name = self.key = path.name
        self.stem = path.stem
        self.encoding = encoding
        self.delimiter = delimiter
        self.headers = tuple(cell.strip() for cell in header)
        self._lines_above = line
        self._record = record

    def read(self, places: Sequence[int], numbers: Collection[int], report: Report) -> dict[int, pd.Series]:
        """Read columns by position; see `Source`."""
        try:
            return self._read_fast(places, numbers, report)
        except UnicodeError:
            _report_encoding(self.path, self.encoding, report)
        except pa.ArrowInvalid as error:
            if "UTF8" not in str(error):
                return self._read_slowly(places, report)
            _report_encoding(self.path, self.encoding, report)
        return {place: pd.Series([], dtype="category") for place in places}

    def row_number(self, position: int) -> int:
        """Return the row of a record, counting empty lines as a spreadsheet does."""
        rows = self._record_rows
        return int(rows[position]) if position < len(rows) else self._record + 2 + position

    def _read_fast(self, places: Sequence[int], numbers: Collection[int], report: Report) -> dict[int, pd.Series]:
        """Numbers as numbers; with a decimal comma if that fails, as texts if both fail."""
        try:
            return self._read_arrow(places, numbers, ".")
        except pa.ArrowInvalid as error:
            if "conversion error" not in str(error):
                raise
        if self.delimiter == ";":
            try:
                columns = self._read_arrow(places, numbers, ",")
            except pa.ArrowInvalid:
                pass
            else:
                report.add(self.name, "numbers have a decimal comma", "They were read so; nothing to do.", fatal=False)
                return columns
        return self._read_arrow(places, (), ".")

    def _read_arrow(self, places: Sequence[int], numbers: Collection[int], decimal: str) -> dict[int, pd.Series]:
        names = [str(place) for place in range(len(self.headers))]
        table = arrow_csv.read_csv(
            self.path,
            read_options=arrow_csv.ReadOptions(
                column_names=names, skip_rows=self._lines_above, encoding=self.encoding, block_size=1 << 24
            ),
            parse_options=arrow_csv.ParseOptions(delimiter=self.delimiter, newlines_in_values=self._quotes),
            convert_options=arrow_csv.ConvertOptions(
                column_types={str(place): pa.float64() if place in numbers else _TEXT for place in places},
                include_columns=[str(place) for place in places],
                null_values=sorted(MISSING),
                strings_can_be_null=False,
                decimal_point=decimal,
            ),
        )
        return {place: _to_pandas(table.column(str(place))) for place in places}

    def _read_slowly(self, places: Sequence[int], report: Report) -> dict[int, pd.Series]:
        """Rows of unequal length: short ones are filled up, long ones are faults unless the rest is empty."""
        width = len(self.headers)
        rows: list[list[str]] = []
        long: list[int] = []
        for row in self._data_records():
            if any(cell.strip() for cell in row[width:]):
                long.append(len(rows))
            rows.append([*row[:width], *[""] * (width - len(row))])
        if long:
            report.add(
                self.name,
                f"a row must have {width} cells as the header has",
                "Put texts that hold the delimiter in double quotes.",
                row=self.row_number(long[0]),
                count=len(long),
            )
        return {place: pd.Series([row[place] for row in rows], dtype="category") for place in places}

    def _data_records(self) -> Iterator[list[str]]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            for at, record in enumerate(csv.reader(file, delimiter=self.delimiter)):
                if at > self._record and record:
                    yield record

    @cached_property
    def _quotes(self) -> bool:
        """Whether the file holds quotes at all; without them a line end always ends a row, which is faster."""
        with self.path.open("rb") as file:
            return any(b'"' in block for block in iter(lambda: file.read(1 << 24), b""))

    @cached_property
    def _record_rows(self) -> np.ndarray:
        with self.path.open(encoding=self.encoding, newline="", errors="replace") as file:
            filled = [bool(record) for record in csv.reader(file, delimiter=self.delimiter)]
        return np.flatnonzero(filled[self._record + 1 :]) + self._record + 2


def _to_pandas(column: pa.ChunkedArray) -> pd.Series:
    return pd.Series(column.unify_dictionaries().to_pandas())


def _unreadable(path: Path) -> tuple[str, str] | None:
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        return f"the file cannot be opened ({error.strerror})", "Close it in other programs and run again."
    if size > LARGEST:
        return "a file must not be larger than 4 GB", "Split it, or save it as Parquet."
    return None


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"


def _head(path: Path, encoding: str) -> list[str]:
    """Return the first lines, with their ends."""
    with path.open("rb") as file:
        block = file.read(HEAD_BYTES)
        whole = not file.read(1)
    text = codecs.getincrementaldecoder(encoding)().decode(block, final=whole)
    lines = io.StringIO(text, newline="").readlines()
    return lines if whole or len(lines) == 1 else lines[:-1]


def _dialect(lines: list[str], extra: Collection[str]) -> tuple[str, list[str], int, int] | None:
    """Return delimiter, header, physical lines up to and with it, and its record number."""
    tried = []
    for delimiter in (",", ";", "\t", "|"):
        reader = csv.reader(lines, delimiter=delimiter)
        records, ends = [], []
        for record in reader:
            records.append(record)
            ends.append(reader.line_num)
            if len(records) == HEADER_ROWS:
                break
        at = header_row(records, extra)
        if records and records[at]:
            tried.append((known_headers(records[at]), len(records[at]), delimiter, records[at], ends[at], at))
    if not tried:
        return None
    return max(tried, key=lambda entry: entry[:2])[2:]


def _report_encoding(path: Path, encoding: str, report: Report) -> None:
    row, found = _bad_row(path, encoding)
    report.add(
        path.name,
        "the text must be UTF-8",
        'Open the file in Excel and save it as "CSV UTF-8 (comma delimited)".',
        row=row,
        found=found,
    )


def _bad_row(path: Path, encoding: str) -> tuple[int, str]:
    """Return the first row that cannot be decoded and what an old Windows program would have meant by it."""
    with path.open("rb") as file:
        for row, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeError as error:
                start = getattr(error, "start", 0)
                return row, line[max(start - 20, 0) : start + 20].decode("cp1252", "replace").strip()
    return 1, ""
