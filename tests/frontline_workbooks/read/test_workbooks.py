from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from frontline.errors import DataFaultError, FileFaultError
from frontline_workbooks.read import read_tables, workbook_source

if TYPE_CHECKING:
    from pathlib import Path

UNITS = [["unit_id", "unit_name"], ["007", "Bond"], [8, "Eight"]]
MEASURES = [
    ["measure_id", "measure_name", "area", "better", "unit"],
    ["sat", "Satisfied", "satisfaction", "higher", "%"],
]
RESULTS = [["period", "unit_id", "measure_id", "value"], [2024, "007", "sat", 80.5], [2024, 8, "sat", 70]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def write(path: Path, sheets: dict[str, list[list[Any]]], merge: str | None = None, **options: Any) -> Path:
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(at, column, cell, day if isinstance(cell, dt.date) else None)
            if merge and name == "Results":
                sheet.merge_range(merge, "value")
    return path


def test_sheets_are_tables(tmp_path: Path) -> None:
    tables = read_tables(write(tmp_path / "a.xlsx", {"Units": UNITS, "Measures": MEASURES, "Results": RESULTS}))

    assert tables.units["unit_id"].tolist() == ["007", "8"]
    assert tables.results["value"].tolist() == [80.5, 70.0]
    assert tables.results["period"].tolist() == ["2024", "2024"]
    assert tables.title == "a"


@pytest.mark.parametrize("date_1904", [False, True], ids=["counted from 1900", "counted from 1904"])
def test_dates_are_periods_in_both_date_systems(tmp_path: Path, date_1904: bool) -> None:  # noqa: FBT001
    rows = [RESULTS[0], [dt.date(2024, 1, 1), "007", "sat", 80], [dt.date(2024, 2, 1), "007", "sat", 81]]
    sheets = {"Units": UNITS, "Measures": MEASURES, "Results": rows}

    tables = read_tables(write(tmp_path / "a.xlsx", sheets, date_1904=date_1904))

    assert tables.results["period"].tolist() == ["Jan 2024", "Feb 2024"]


def test_a_table_below_title_rows_is_found_and_its_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [["Results of the year"], [], *RESULTS, [2024, "008", "sat", "abc"]]
    book = write(tmp_path / "a.xlsx", {"Units": UNITS, "Measures": MEASURES, "Results": rows})

    with pytest.raises(
        DataFaultError, match='sheet Results, row 6, column value: value must be a number, but found "abc"'
    ):
        read_tables(book)


def test_merged_headers_are_rejected_with_their_address(tmp_path: Path) -> None:
    sheets = {"Units": UNITS, "Measures": MEASURES, "Results": RESULTS}

    with pytest.raises(DataFaultError, match=r"sheet Results, row 1: header cells must not be merged \(D1:E1\)\."):
        read_tables(write(tmp_path / "a.xlsx", sheets, merge="D1:E1"))


def test_a_true_among_numbers_is_a_fault(tmp_path: Path) -> None:
    rows = [*RESULTS, [2023, "007", "sat", True]]

    with pytest.raises(
        DataFaultError, match='sheet Results, row 4, column value: value must be a number, but found "True"'
    ):
        read_tables(write(tmp_path / "a.xlsx", {"Units": UNITS, "Measures": MEASURES, "Results": rows}))


def test_other_sheets_are_left_alone_with_a_reason(tmp_path: Path) -> None:
    sheets = {"Notes": [["Hello"]], "Units": UNITS, "Measures": MEASURES, "Results": RESULTS}

    tables = read_tables(write(tmp_path / "a.xlsx", sheets))

    note = tables.source_notes[0]
    assert (note.source, note.taken_as, note.why) == ("sheet Notes", "", "its columns fit no table")


def test_survivors_of_excel_survive_us_too(tmp_path: Path) -> None:
    names = ["=1+1", "@home", "x" * 300, "Café 🚀", "-dash", "007"]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"strings_to_formulas": False}) as book:
        for title, rows in {"Measures": MEASURES, "Units": [["unit_id"], *([name] for name in names)]}.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell)
        sheet = book.add_worksheet("Results")
        for column, header in enumerate(RESULTS[0]):
            sheet.write_string(0, column, header)
        for at, name in enumerate(names, 1):
            sheet.write_row(at, 0, [2024])
            sheet.write_string(at, 1, name)
            sheet.write_row(at, 2, ["sat", 50 + at])

    tables = read_tables(tmp_path / "a.xlsx")

    assert tables.units["unit_id"].tolist() == names
    assert tables.results["unit_id"].tolist() == names


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", r"a\.xlsx is empty \(0 bytes\)"),
        (b"hello", r"a\.xlsx is not a workbook, or it is damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), r"a\.xlsx is encrypted"),
        (OLE + b"Workbook", r"a\.xlsx is a workbook of the kind \.xls, whatever its ending\."),
    ],
    ids=["empty", "no workbook", "encrypted", "an old workbook under a new ending"],
)
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)

    with pytest.raises(FileFaultError, match=sentence):
        read_tables(tmp_path / "a.xlsx")


def test_a_zip_that_holds_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("hello.txt", "hello")

    with pytest.raises(FileFaultError, match=r"a\.xlsx is damaged .* Open it in Excel and save it again\."):
        read_tables(tmp_path / "a.xlsx")


def test_a_workbook_that_unpacks_too_large_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = write(tmp_path / "a.xlsx", {"Units": UNITS})
    monkeypatch.setattr(workbook_source, "LARGEST", 100)

    with pytest.raises(FileFaultError, match=r"a\.xlsx is too large: it unpacks to 0\.0 GB\."):
        read_tables(book)


def test_an_old_workbook_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"x")

    with pytest.raises(FileFaultError, match=r"a\.xls is not an \.xlsx or \.xlsm workbook\."):
        read_tables(tmp_path / "a.xls")


def test_a_column_of_formulas_without_results_is_named(tmp_path: Path) -> None:
    rows = [[*row[:3], "" if at else row[3]] for at, row in enumerate(RESULTS)]

    with pytest.raises(DataFaultError, match="value must not be empty everywhere"):
        read_tables(write(tmp_path / "a.xlsx", {"Units": UNITS, "Measures": MEASURES, "Results": rows}))


def test_what_is_missing_in_a_workbook_is_to_be_added_as_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write_row(0, 0, ["who", "what"])

    with pytest.raises(DataFaultError, match="Add a sheet Results with period, unit_id, measure_id and value"):
        read_tables(path)
