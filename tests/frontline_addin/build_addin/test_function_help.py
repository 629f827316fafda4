from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring

from frontline_addin.build_addin.function_help import LONGEST
from frontline_addin.build_addin.vba_project import GENERATED, all_modules
from frontline_udfs import functions

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DNA = "{http://schemas.excel-dna.net/intellisense/1.0}"


@pytest.fixture(scope="module")
def workbook_xml(addin: Path) -> Element:
    with zipfile.ZipFile(addin) as package:
        return fromstring(package.read("xl/workbook.xml"))


def test_every_function_has_its_summary_and_our_category_in_vba() -> None:
    text = all_modules()[GENERATED]

    for function in functions():
        summary = function.summary.replace('"', '""')
        assert f'Attribute {function.name}.VB_Description = "{summary}"\r\n' in text
        assert f'Attribute {function.name}.VB_ProcData.VB_Invoke_Func = " \\n20"' in text


def test_the_category_is_the_first_after_those_of_excel(workbook_xml: Element) -> None:
    groups = workbook_xml.find(f"{MAIN}functionGroups")

    assert groups is not None
    assert groups.get("builtInGroupCount") == "19"
    assert [group.get("name") for group in groups] == ["Frontline Scorecards"]


def test_the_wizard_knows_the_help_of_every_argument(workbook_xml: Element) -> None:
    found = {
        name.get("name"): [text.text for text in name.iter(f"{X14}argumentDescription")]
        for name in workbook_xml.iter(f"{X14}definedName")
    }
    expected = {one.name: len(one.arguments) for one in functions() if one.arguments}

    assert {name: len(texts) for name, texts in found.items()} == expected
    assert all(text and len(text) <= LONGEST for texts in found.values() for text in texts)
    assert found["FLS_TOPBOX"][2] == (
        "How many answers count as the top: 1 is the best answer alone, 2 the two best. Default: 1."
    )


def test_the_help_beside_the_add_in_names_functions_and_arguments_as_typed(addin: Path) -> None:
    root = fromstring(addin.with_suffix(".IntelliSense.xml").read_bytes())
    found = {
        function.get("Name"): [argument.get("Name") for argument in function]
        for function in root.iter(f"{DNA}Function")
    }

    assert found == {
        one.name: [f"[{given.name}]" if given.optional else given.name for given in one.arguments]
        for one in functions()
    }
