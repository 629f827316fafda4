from __future__ import annotations

import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity
from pyopenvba import ExcelFile, check_file

from frontline import __version__
from frontline_addin.build_addin.config_sheet import settings
from frontline_addin.build_addin.vba_project import all_modules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(addin: Path, name: str) -> Element:
    with zipfile.ZipFile(addin) as package:
        return fromstring(package.read(name))


def body(text: str) -> list[str]:
    """Lines of a module without the attributes that Excel keeps before the text."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    return [line.rstrip() for line in lines if not line.startswith("Attribute VB_")]


def by_pyopenvba(addin: Path) -> dict[str, str]:
    with ExcelFile(addin) as workbook:
        return workbook.vba_modules()


def by_oletools(addin: Path) -> dict[str, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # oletools uses names of pyparsing that grow old
        from oletools.olevba import VBA_Parser

        parser = VBA_Parser(str(addin))
        try:
            return {name.rpartition(".")[0]: code for _, _, name, code in parser.extract_macros()}
        finally:
            parser.close()


@pytest.mark.parametrize("reader", [by_pyopenvba, by_oletools])
def test_every_module_reads_back_as_it_was_written(addin: Path, reader: Callable[[Path], dict[str, str]]) -> None:
    read = {name: body(text) for name, text in reader(addin).items()}
    written = {name.rpartition(".")[0]: body(text) for name, text in all_modules().items()}

    assert {name: lines for name, lines in read.items() if lines} == written


def test_the_package_holds_together(addin: Path) -> None:
    report = check_file(addin)

    assert report.ok, report.issues
    assert not report.issues


def test_the_open_xml_schema_finds_no_error(addin: Path) -> None:
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(addin)).errors

    assert [fault for fault in found if fault.severity is ValidationSeverity.ERROR] == []


def test_a_package_with_a_part_missing_is_noticed(addin: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlam"
    with zipfile.ZipFile(addin) as package, zipfile.ZipFile(broken, "w") as copy:
        for name in package.namelist():
            if name != "customUI/customUI14.xml":
                copy.writestr(name, package.read(name))

    assert not check_file(broken).ok


def test_the_add_in_shows_no_window_and_says_what_it_is(addin: Path) -> None:
    view = part(addin, "xl/workbook.xml").find(f"{MAIN}bookViews/{MAIN}workbookView")
    title = part(addin, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}title")

    assert view is not None
    assert view.get("visibility") == "hidden"
    assert title is not None
    assert title.text == "Frontline Scorecards"


def test_nothing_of_the_template_s_author_or_time_is_left(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        core = package.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in package.infolist()}

    assert "created" not in core
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_settings_stand_on_a_sheet_of_the_add_in(addin: Path) -> None:
    sheet = part(addin, "xl/worksheets/sheet1.xml")
    rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{MAIN}row")]
    found = {name: {"0": "FALSE", "1": "TRUE"}.get(value, value) for name, value in rows}

    assert found == settings(rf"%LOCALAPPDATA%\FrontlineScorecards\{__version__}\python\python.exe")
    assert found["Use UDF Server"] == "TRUE"
    assert found["ADD_WORKBOOK_TO_PYTHONPATH"] == "FALSE"
    assert found["UDF Modules"] == "frontline_udfs"
