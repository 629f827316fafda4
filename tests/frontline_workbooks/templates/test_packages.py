from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline.errors import FileFaultError
from frontline_workbooks.package import repair_links, values_only
from frontline_workbooks.templates import template_names, write_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Opened

START_FOLDER = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
ARRAY_FORMULA = re.compile(rb'<f t="array".*?</f>')

# openpyxl says so of every data bar it reads; nothing that is shipped is written with it.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def plain(template: Opened, tmp_path: Path) -> Path:
    """Return a template whose spilled formulas are values.

    LibreOffice calculates array formulas whenever it opens a file, and knows neither the add-in nor FILTER.
    """
    folder = tmp_path / "plain"
    folder.mkdir()
    with zipfile.ZipFile(folder / template.path.name, "w") as package:
        for name, part in template.parts.items():
            package.writestr(name, ARRAY_FORMULA.sub(b"", part) if "worksheets/sheet" in name else part)
    return folder / template.path.name


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_templates_have_their_names() -> None:
    assert template_names() == ("Unit scorecard", "Survey scoring", "Target tracker", "Year-end summary")


def test_the_validator_of_open_xml_finds_no_error(template: Opened) -> None:
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", str(template.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout + done.stderr


def test_another_process_gives_the_same_bytes(built: tuple[Path, ...], tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from frontline_workbooks.templates import write_templates; "
        "write_templates(Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=environment)

    assert [(tmp_path / path.name).read_bytes() for path in built] == [path.read_bytes() for path in built]


def test_the_shipped_files_are_what_is_built_now(built: tuple[Path, ...], repository: Path) -> None:
    for path in built:
        shipped, fresh = parts_of(repository / "workbook_templates" / path.name), parts_of(path)

        assert list(shipped) == list(fresh)
        assert [name for name in fresh if shipped[name] != fresh[name]] == [], path.name


def test_the_page_beside_the_shipped_files_says_what_to_paste_into_each(repository: Path) -> None:
    page = (repository / "workbook_templates" / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)

    assert [name for name in template_names() if f"[{name}]({name.replace(' ', '%20')}.xlsx)" not in page] == []
    assert pictures
    assert all((repository / "workbook_templates" / picture).stat().st_size < 150_000 for picture in pictures)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match="does not exist"):
        write_templates(tmp_path / "nowhere")


def test_there_is_no_macro_in_a_template(template: Opened) -> None:
    types = template.parts["[Content_Types].xml"].decode()

    assert [name for name in template.parts if "vba" in name.lower() or "macro" in name.lower()] == []
    assert "macro" not in types.lower()


def test_the_link_to_the_add_in_knows_its_name_and_no_folder(template: Opened) -> None:
    (targets,) = [part.decode() for name, part in template.parts.items() if "externalLinks/_rels" in name]
    relationships = re.findall(r"<Relationship [^>]*>", targets)

    assert len(relationships) == 1
    assert f'Type="{START_FOLDER}"' in relationships[0]
    assert 'Target="Frontline.xlam"' in relationships[0]


def test_the_link_to_the_add_in_needs_no_repair(template: Opened) -> None:
    data = template.path.read_bytes()

    assert repair_links(data) == (data, 0)


def test_a_copy_of_values_shows_what_the_template_shows(template: Opened, tmp_path: Path) -> None:
    data, count = values_only(template.path.read_bytes())
    (tmp_path / "values.xlsx").write_bytes(data)
    copy = openpyxl.load_workbook(tmp_path / "values.xlsx")
    shown = {
        (sheet.title, cell.coordinate): (cell.value or None, copy[sheet.title][cell.coordinate].value or None)
        for sheet in template.values
        for row in sheet.iter_rows()
        for cell in row
    }

    assert count >= len(template.functions())
    assert {place: values for place, values in shown.items() if values[0] != values[1]} == {}


def test_the_link_lists_the_functions_that_the_formulas_call(template: Opened) -> None:
    listed = re.findall(r'definedName name="(\w+)"', template.parts["xl/externalLinks/externalLink1.xml"].decode())
    called = {one.function for one in template.functions()}

    assert {f"[1]!{name}" for name in listed} == called
    assert listed == sorted(set(listed))


def test_the_last_values_are_not_calculated_anew_when_the_file_is_opened(template: Opened) -> None:
    workbook = template.parts["xl/workbook.xml"].decode()

    assert "fullCalcOnLoad" not in workbook
    assert '<calcPr calcId="191029"/>' in workbook


def test_no_path_and_no_other_link_is_in_a_template(template: Opened) -> None:
    everything = b"".join(template.parts.values())

    assert re.findall(rb"[A-Z]:\\|file://|/home/|/Users/", everything) == []
    assert [name for name in template.parts if "externalLink" in name and name.count("2")] == []


@pytest.mark.libreoffice
def test_libreoffice_opens_every_sheet_with_its_last_values(
    template: Opened, plain: Path, soffice: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    converted = openpyxl.load_workbook(soffice(plain, "xlsx", tmp_path), data_only=True)

    assert converted.sheetnames == template.values.sheetnames
    for one in template.functions():
        first = one.ref.partition(":")[0]
        assert converted[one.sheet][first].value == template.values[one.sheet][first].value


@pytest.mark.libreoffice
def test_excel_s_own_functions_show_what_libreoffice_calculates(
    template: Opened, plain: Path, soffice: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    opened = openpyxl.load_workbook(plain)
    opened.save(plain)  # openpyxl drops the last values of formulas
    calculated = openpyxl.load_workbook(soffice(plain, "xlsx", tmp_path), data_only=True)
    cells = [(sheet, cell) for sheet in opened for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    places = [(sheet.title, cell.coordinate) for sheet, cell in cells]
    shown = {(sheet, at): template.values[sheet][at].value for sheet, at in places}

    assert {(sheet, at): calculated[sheet][at].value for sheet, at in places} == shown
