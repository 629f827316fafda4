"""The gate notices every planted loss, and lets our own changes pass."""

from __future__ import annotations

import re

import pytest
from made_workbooks import parts_of, with_parts

from frontline_workbooks.package import PackageFault, gate, put_sheets
from frontline_workbooks.package.recognise import open_package

WORKBOOK, STYLES, SHEET = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"
ARROWS = "xl/_rels/workbook.xml.rels"
LOSSES = [
    pytest.param(SHEET, r"<v>20</v>", "<v>21</v>", "it has changed", id="a number is another"),
    pytest.param(SHEET, r"<f>SUM\(B2:B3\)</f>", "", "it has changed", id="a formula is gone"),
    pytest.param("xl/tables/table1.xml", None, None, "it is gone", id="a table is gone"),
    pytest.param("xl/sharedStrings.xml", "a text of theirs", "a text", "its text", id="a text is another"),
    pytest.param("docProps/core.xml", None, None, "it is gone", id="the author is gone"),
    pytest.param("docProps/app.xml", "<vt:lpstr>Money", "<vt:lpstr>Mone", "its titles", id="another title"),
    pytest.param(
        WORKBOOK, r'name="Margin" localSheetId="3"', 'name="Margin" localSheetId="2"', "Margin", id="a name moved"
    ),
    pytest.param(WORKBOOK, r'<definedName name="Margin".*?</definedName>', "", "Margin", id="a name is gone"),
    pytest.param(WORKBOOK, r'<sheet name="Money"', '<sheet name="Money" state="hidden"', "Money", id="a tab is hidden"),
    pytest.param(WORKBOOK, r'<sheet name="Money"[^>]*/>', "", "Money", id="a tab is gone"),
    pytest.param(WORKBOOK, r'activeTab="\d"', 'activeTab="2"', "windows", id="another tab is shown"),
    pytest.param(WORKBOOK, r"<workbookPr ", '<workbookPr date1904="1" ', "settings", id="days count from 1904"),
    pytest.param(WORKBOOK, r'<calcPr calcId="\d+"', '<calcPr calcId="1"', "settings", id="it calculates otherwise"),
    pytest.param(STYLES, r'<sz val="11"/>', '<sz val="12"/>', "fonts", id="a font is another"),
    pytest.param(STYLES, r'<xf numFmtId="164"', '<xf numFmtId="1"', "cellXfs", id="a cell format is another"),
    pytest.param(STYLES, r'formatCode="#,##0', 'formatCode="0', "numFmts", id="a number format is another"),
    pytest.param(
        STYLES, r'<cellStyle name="Normal"', '<cellStyle name="Plain"', "named styles", id="a style is another"
    ),
    pytest.param(STYLES, None, None, "it is gone", id="the formats are gone"),
    pytest.param(
        f"xl/_rels/{WORKBOOK[3:]}.rels", r"theme/theme1\.xml", "theme/theme2.xml", "rId", id="a link is another"
    ),
]


def spoilt(data, part, pattern, new):
    if pattern is None:
        return with_parts(data, {part: None})
    text, count = re.subn(pattern, new, parts_of(data)[part].decode(), count=1)
    assert count, f"{part} holds no {pattern}"
    return with_parts(data, {part: text.encode()})


def test_sheets_put_in_pass(host, rich):
    gate(open_package(host), open_package(put_sheets(host, rich).data))


def test_sheets_taken_out_pass(host, rich):
    gate(open_package(put_sheets(host, rich).data), open_package(host))


@pytest.mark.parametrize(("part", "pattern", "new", "says"), LOSSES)
def test_a_loss_is_noticed(host, rich, part, pattern, new, says):
    with pytest.raises(PackageFault, match=says) as fault:
        gate(open_package(host), open_package(spoilt(put_sheets(host, rich).data, part, pattern, new)))

    assert fault.value.code == "would-lose"


@pytest.mark.parametrize(("part", "pattern", "new", "says"), LOSSES)
def test_a_loss_is_noticed_when_our_sheets_were_there_before(host, rich, part, pattern, new, says):
    put = put_sheets(host, rich).data

    with pytest.raises(PackageFault, match=says):
        gate(open_package(put), open_package(spoilt(put, part, pattern, new)))


def test_a_part_that_is_of_another_type_is_noticed(host, rich):
    put = put_sheets(host, rich).data
    changed = parts_of(put)["[Content_Types].xml"].decode()
    changed = re.sub(r'(PartName="/xl/tables/table1.xml" ContentType=")[^"]+', r"\1text/plain", changed)

    with pytest.raises(PackageFault, match=r"The part xl/tables/table1\.xml would be of another type"):
        gate(open_package(host), open_package(with_parts(put, {"[Content_Types].xml": changed.encode()})))


def test_the_order_of_attributes_and_blanks_do_not_matter(host, rich):
    put = put_sheets(host, rich).data
    text = parts_of(put)[WORKBOOK].decode()
    other = re.sub(
        r'<workbookPr defaultThemeVersion="(\d+)"/>', r"<workbookPr   defaultThemeVersion='\1' ></workbookPr>", text
    )
    assert other != text

    gate(open_package(host), open_package(with_parts(put, {WORKBOOK: other.encode()})))


def test_no_sheets_are_put_in_past_the_gate(host, rich, monkeypatch):
    monkeypatch.setattr("frontline_workbooks.package.grafting.graft.renumber_names", lambda *_: None)

    with pytest.raises(PackageFault, match=r"its defined name .* is another or gone\. Nothing was written"):
        put_sheets(host, rich)
