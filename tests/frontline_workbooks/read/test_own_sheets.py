from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from frontline.errors import DataFaultError
from frontline_workbooks.read import holds_results, read_tables
from frontline_workbooks.read.error_cells import error_cells
from frontline_workbooks.read.sheet_parts import sheet_parts

if TYPE_CHECKING:
    from pathlib import Path

SHEETS: dict[str, list[list[Any]]] = {
    "Targets": [["period", "measure_id", "target"], [2024, "sat", 10]],
    "Measures": [["measure_id", "measure_name", "area", "better"], ["sat", "Satisfied", "satisfaction", "higher"]],
    "Results": [["period", "unit_id", "measure_id", "value"], [2024, "a", "sat", 80], [2024, "b", "sat", 70]],
}
STRICT = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def write(
    path: Path, *, ours: tuple[str, ...] = (), error: tuple[int, int, str] | None = None, table: bool = False
) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for place, (name, rows) in enumerate(SHEETS.items()):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "Results" and table:
                columns = [{"header": header} for header in rows[0]]
                sheet.add_table(0, 0, len(rows) - 1, 3, {"name": "Results", "columns": columns})
            if name == "Results" and error:
                sheet.write_formula(error[0], error[1], "=NA()", None, error[2])
            if name in ours:
                book.defined_names.append(["Frontline_sheet", place, f'"{name}"', True])
    return path


def changed(path: Path, *changes: tuple[str, str]) -> Path:
    """Write a package again with texts of every part exchanged."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            for old, new in changes:
                part = part.replace(old.encode(), new.encode())  # noqa: PLW2901  # one change after the other
            package.writestr(name, part)
    return path


def test_a_sheet_of_ours_is_never_read_as_data(tmp_path: Path) -> None:
    tables = read_tables(write(tmp_path / "a.xlsx", ours=("Targets",)))

    assert len(tables.targets) == 0
    assert [note.source for note in tables.source_notes] == ["sheet Measures", "sheet Results"]


def test_the_same_sheet_without_our_name_is_data(tmp_path: Path) -> None:
    assert len(read_tables(write(tmp_path / "a.xlsx")).targets) == 1


def test_a_visible_global_name_marks_no_sheet(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ours=("Targets",))

    changed(path, (' localSheetId="0"', ""))

    assert not any(sheet.ours for sheet in sheet_parts(path).values())


def test_sheets_of_ours_are_known_in_a_strict_workbook_too(tmp_path: Path) -> None:
    path = changed(write(tmp_path / "a.xlsx", ours=("Measures",)), *STRICT)

    found = sheet_parts(path)

    assert [name for name, sheet in found.items() if sheet.ours] == ["Measures"]
    assert found["Results"].part == "xl/worksheets/sheet3.xml"


def test_a_package_with_a_document_type_is_not_searched(tmp_path: Path) -> None:
    path = changed(
        write(tmp_path / "a.xlsx", ours=("Targets",)), ("<workbook ", '<!DOCTYPE workbook [<!ENTITY x "y">]><workbook ')
    )

    assert sheet_parts(path) == {}


@pytest.mark.parametrize("table", [False, True], ids=["on a plain sheet", "in an Excel table"])
def test_an_error_in_a_closed_workbook_is_a_fault_with_its_row_and_column(tmp_path: Path, table: bool) -> None:  # noqa: FBT001
    path = write(tmp_path / "a.xlsx", error=(2, 3, "#DIV/0!"), table=table)

    with pytest.raises(DataFaultError, match=r'row 3, column value: value must be a number, but found "#DIV/0!"'):
        read_tables(path)


def test_an_error_is_found_where_blocks_of_a_large_sheet_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.xlsx", error=(2, 3, "#REF!"))
    monkeypatch.setattr("frontline_workbooks.read.error_cells._BLOCK", 50)

    assert error_cells(path, "xl/worksheets/sheet3.xml") == {(2, 3): "#REF!"}


def test_a_text_that_speaks_of_errors_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:  # texts stand in the cells themselves
        book.add_worksheet().write_string(0, 0, 't="e" <v>#REF!</v>')

    assert error_cells(path, "xl/worksheets/sheet1.xml") == {}


def test_a_scorecard_that_was_built_is_named_as_one(tmp_path: Path) -> None:
    path = write(tmp_path / "scorecard.xlsx", ours=tuple(SHEETS))

    with pytest.raises(DataFaultError) as fault:
        read_tables(path)

    assert str(fault.value) == (
        "scorecard.xlsx: this is a scorecard that was built, and no data. "
        "Name the folder or workbook it was built from."
    )
    assert not holds_results(path)


def test_a_workbook_with_one_sheet_that_is_not_ours_is_no_scorecard(tmp_path: Path) -> None:
    path = write(tmp_path / "year.xlsx", ours=("Measures", "Results"))

    with pytest.raises(DataFaultError, match="there is no Results table"):
        read_tables(path)
