from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from frontline_workbooks.templates.parts.addin_links import link_to_addin


@pytest.fixture
def linked() -> dict[str, bytes]:
    """Return the parts of a workbook with a call, a text that looks like one, and a plain formula."""
    package = io.BytesIO()
    with xlsxwriter.Workbook(package) as book:
        sheet = book.add_worksheet()
        sheet.write_dynamic_array_formula("A1:A1", '=FLS_RANK(B1:B3,IF(C1="FLS_NPS(x)",1,FLS_SHRINK(C1:C3)))')
        sheet.write_formula("A2", "=SUM(B1:B3)")
    with zipfile.ZipFile(package) as made:
        return link_to_addin({name: made.read(name) for name in made.namelist()})


def test_calls_name_the_link_and_texts_do_not(linked: dict[str, bytes]) -> None:
    sheet = linked["xl/worksheets/sheet1.xml"].decode()

    assert '[1]!FLS_RANK(B1:B3,IF(C1="FLS_NPS(x)",1,[1]!FLS_SHRINK(C1:C3)))' in sheet
    assert "<f>SUM(B1:B3)</f>" in sheet


def test_the_functions_called_are_listed_once_and_in_order(linked: dict[str, bytes]) -> None:
    listed = '<definedNames><definedName name="FLS_RANK"/><definedName name="FLS_SHRINK"/></definedNames>'

    assert listed in linked["xl/externalLinks/externalLink1.xml"].decode()


def test_the_link_is_announced_where_excel_looks_for_it(linked: dict[str, bytes]) -> None:
    assert b'PartName="/xl/externalLinks/externalLink1.xml"' in linked["[Content_Types].xml"]
    assert b'Target="externalLinks/externalLink1.xml"' in linked["xl/_rels/workbook.xml.rels"]
    assert b'</sheets><externalReferences><externalReference r:id="rIdFrontline"/>' in linked["xl/workbook.xml"]
