"""Files and folders that hold no tables: one sentence that says what they are and what to name instead."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from frontline.errors import FileFaultError
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

NO_DATA = (
    r" is no file of data\. Name a folder of CSV or Parquet files, a workbook \(\.xlsx or \.xlsm\), "
    r"or a \.csv, \.tsv, \.txt or \.parquet file\.$"
)
SHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
MACROS, PART = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml"
RESULTS = "period,unit_id,measure_id,value\n2024,a,sat,70\n"


def write_workbook(path: Path, *, ours: bool = False) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Data").write(0, 0, "x")
        if ours:
            book.defined_names.append(["Frontline_sheet", 0, '"Data"', True])
    return path


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "Frontline.xlam",
            r"^Frontline\.xlam is an add-in of Excel, which holds no results\. Name your data",
        ),
        ("old.XLA", "is an add-in of Excel"),
        (
            "form.xltx",
            r"form\.xltx is a template, of which Excel makes workbooks\. Open it in Excel and save",
        ),
        ("form.xltm", "is a template"),
        ("old.xls", r"^old\.xls is not an \.xlsx or \.xlsm workbook\. Open it in Excel and save it as \.xlsx\.$"),
        ("merge.log", r"^merge\.log" + NO_DATA),
        ("run.sh", r"^run\.sh" + NO_DATA),
        ("results", "^results" + NO_DATA),
        ("report.docx", r"^report\.docx" + NO_DATA),
        ("results.dat", r"^results\.dat" + NO_DATA),
    ],
)
def test_a_file_that_is_no_data_is_never_read_as_text(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / name).write_text(RESULTS)

    with pytest.raises(FileFaultError, match=sentence):
        read_tables(tmp_path / name)


def test_a_folder_whose_tables_lie_in_a_folder_within_says_which(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "results.csv").write_text(RESULTS)
    write_workbook(tmp_path / "scorecard.xlsx", ours=True)

    with pytest.raises(FileFaultError) as fault:
        read_tables(tmp_path)

    assert str(fault.value) == (
        f"The folder {tmp_path} holds no CSV or Parquet file. "
        f"Name the folder in it that does, e.g. {tmp_path / 'data'}."
    )


def test_a_folder_with_a_workbook_names_it_and_never_a_scorecard(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a scorecard.xlsx", ours=True)
    book = write_workbook(tmp_path / "results.xlsx")
    (tmp_path / "broken.xlsm").write_text("no workbook")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileFaultError) as fault:
        read_tables(tmp_path)
    (tmp_path / "broken.xlsm").unlink()
    with pytest.raises(FileFaultError) as second:
        read_tables(tmp_path)

    assert str(fault.value).endswith(f"Name the workbook itself, e.g. {tmp_path / 'broken.xlsm'}.")
    assert str(second.value).endswith(f"Name the workbook itself, e.g. {book}.")


def test_a_folder_with_nothing_but_a_scorecard_is_to_get_tables(tmp_path: Path) -> None:
    write_workbook(tmp_path / "scorecard.xlsx", ours=True)

    with pytest.raises(FileFaultError, match=r"Put units\.csv, measures\.csv and results\.csv there\.$"):
        read_tables(tmp_path)


def with_macros(path: Path) -> Path:
    """Return a workbook whose second sheet is one of Excel 4 macros."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Results")
        book.add_worksheet("Macro1")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    sheet = parts.pop("xl/worksheets/sheet2.xml")
    parts[f"xl/{PART}"] = sheet.replace("<worksheet", "<xm:macrosheet").replace("</worksheet", "</xm:macrosheet")
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(f'{SHEET}" Target="worksheets/sheet2.xml', f'{MACROS}" Target="{PART}')
        parts[name] = parts[name].replace("worksheets/sheet2.xml", PART)
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def test_a_workbook_with_macros_of_excel_4_is_called_that_and_not_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError) as fault:
        read_tables(with_macros(tmp_path / "old ways.xlsm"))

    assert str(fault.value) == (
        "old ways.xlsm holds macros of Excel 4 (sheet Macro1), so that only Excel reads it. "
        "Copy the tables into a workbook of their own and name that."
    )


@pytest.mark.real_data
def test_real_workbooks_with_macros_of_excel_4_are_not_called_damaged(real_data: Path, tmp_path: Path) -> None:
    told = []
    for path in sorted((real_data / "workbooks" / "good").iterdir()):
        if "xl/macrosheets/sheet1.xml" in zipfile.ZipFile(path).namelist():
            with pytest.raises(FileFaultError) as fault:
                read_tables(shutil.copyfile(path, tmp_path / "a.xlsx"))
            told.append(str(fault.value))

    assert len(told) >= 4
    assert all(sentence.startswith("a.xlsx holds macros of Excel 4 (sheet ") for sentence in told)
