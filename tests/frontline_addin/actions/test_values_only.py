from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from frontline_addin.actions.values_only import free_path, values_only
from frontline_workbooks.package.values_only import values_only as of_package

if TYPE_CHECKING:
    import pytest
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def calculated(book: xw.Book, path: Path) -> None:
    """Save a copy as Excel would: here every formula has the value 7."""
    copy = path.with_name("formulas.xlsx")
    book.impl.book.save(copy)
    path.write_bytes(copy.read_bytes())
    with zipfile.ZipFile(copy) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, re.sub(rb"(</f>)<v ?/>|(</f>)<v></v>", rb"</f><v>7</v>", data))


def test_every_formula_of_the_copy_is_a_value_and_the_workbook_keeps_its_own(
    host: ExcelHost, book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.sheets["Notes"]["B1"].formula2 = "=SUM(Results[n])"
    monkeypatch.setattr(type(book.api), "SaveCopyAs", lambda _, path: calculated(book, Path(path)))
    output = tmp_path / "copy.xlsx"

    copied = values_only(host, output)

    assert copied.formulas == 1
    assert copied.sentence == f"The values-only copy is {output}: 1 formula became its value."
    assert openpyxl.load_workbook(output)["Notes"]["B1"].value == 7
    assert book.sheets["Notes"]["B1"].formula2 == "=SUM(Results[n])"
    assert of_package(output.read_bytes())[1] == 0


def test_excel_calculates_before_the_copy_is_made(host: ExcelHost, book: xw.Book, tmp_path: Path) -> None:
    values_only(host, tmp_path / "copy.xlsx")

    assert ("calculate", None) in book.app.impl.history


def test_a_copy_never_replaces_another(tmp_path: Path) -> None:
    first = free_path("results.xlsm", tmp_path)
    first.touch()

    assert first.name == "results (values).xlsm"
    assert free_path("results.xlsm", tmp_path).name == "results (values 2).xlsm"


def test_a_workbook_that_was_never_saved_gives_an_xlsx(tmp_path: Path) -> None:
    assert free_path("Book1", tmp_path).name == "Book1 (values).xlsx"


def test_a_copy_of_a_workbook_without_formulas_says_so(
    host: ExcelHost, book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(book.api), "SaveCopyAs", lambda _, path: calculated(book, Path(path)))
    output = tmp_path / "copy.xlsx"

    assert values_only(host, output).sentence == f"The values-only copy is {output}: the workbook holds no formula."
