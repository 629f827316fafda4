"""The same table written in other ways that Excel reads, and cells written in every way."""

from __future__ import annotations

import codecs
import io
import re

import pytest
from made_tables import BOOK, SHEET, TABLE, VALUES, a_budget, cells_of
from made_workbooks import parts_of, with_parts, with_text
from python_calamine import CalamineWorkbook

from frontline_workbooks.package import probe
from frontline_workbooks.package.fill import fill_table
from frontline_workbooks.package.opc.dialect import to_strict

FILLED = {"E4": 81.25, "E5": 77, "F4": "met & <kept>", "F5": "missed"}
TEXTS = "xl/sharedStrings.xml"


@pytest.fixture(scope="module")
def budget():
    return a_budget()


def in_utf16(part):
    return codecs.BOM_UTF16_LE + part.decode().replace("UTF-8", "UTF-16").encode("utf-16-le")


def with_mark(part):
    return codecs.BOM_UTF8 + part


def prefixed(part):
    text = re.sub(r"<(/?)(?!\?|/|\w+:)", r"<\1p:", part.decode())
    return text.replace(" xmlns=", " xmlns:p=", 1).encode()


def said(data):
    now = cells_of(data)
    return {name: now[name].value for name in FILLED}


def changed(data, pattern, new, part=SHEET):
    text, count = re.subn(pattern, new, parts_of(data)[part].decode(), flags=re.DOTALL)
    assert count, f"{part} holds no {pattern}"
    return with_parts(data, {part: text.encode()})


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(in_utf16, id="UTF-16"),
        pytest.param(with_mark, id="a byte-order mark"),
        pytest.param(prefixed, id="prefixes"),
    ],
)
def test_a_workbook_written_in_another_way_stays_written_so(budget, written):
    parts = parts_of(budget)
    other = with_parts(budget, {name: written(parts[name]) for name in (SHEET, BOOK, TABLE, TEXTS)})
    once = fill_table(other, "Budget", VALUES)

    assert said(once.data) == FILLED
    assert fill_table(once.data, "Budget", VALUES).data == once.data
    assert all(parts_of(once.data)[name][:9] == parts_of(other)[name][:9] for name in (SHEET, BOOK))


def test_a_strict_workbook_stays_strict(budget):
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    new = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = parts_of(budget)
    relations = {name: part.replace(old, new) for name, part in parts.items() if name.endswith(".rels")}
    sheets = {name: to_strict(part) for name, part in parts.items() if name.startswith("xl/") and name.endswith("xml")}
    filled = fill_table(with_parts(budget, relations | sheets), "Budget", VALUES).data
    rows = CalamineWorkbook.from_filelike(io.BytesIO(filled)).get_sheet_by_name("Year end").to_python()
    said_now = {row[0]: row[3:5] for row in rows}

    assert probe(filled).strict
    assert b"schemas.openxmlformats.org/spreadsheetml" not in parts_of(filled)[SHEET]
    assert (said_now["N1"], said_now["S1"]) == ([81.25, "met & <kept>"], [77, "missed"])


def test_days_that_count_from_1904_do_not_matter():
    filled = fill_table(a_budget(date_1904=True), "Budget", VALUES).data

    assert said(filled) == FILLED
    assert probe(filled).date_1904


def test_addresses_that_are_not_written_are_counted(budget):
    bare = changed(budget, r'<(c|row) r="(?!1"|3"|B)[A-Z]*\d+"', r"<\1")

    assert parts_of(bare)[SHEET] != parts_of(budget)[SHEET]
    assert said(fill_table(bare, "Budget", VALUES).data) == FILLED


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        pytest.param(r'<c r="B4"[^>]*>.*?</c>', '<c r="B4" t="inlineStr"><is><t>N1</t></is></c>', id="in the cell"),
        pytest.param(
            r'<c r="B4"[^>]*>.*?</c>',
            '<c r="B4" t="inlineStr"><is><r><t>N</t></r><r><rPr><b/></rPr><t>1</t></r></is></c>',
            id="in runs of several formats",
        ),
        pytest.param(r'<c r="B4"[^>]*>.*?</c>', '<c r="B4" t="str"><f>"N1"</f><v>N1</v></c>', id="by a formula"),
        pytest.param(r'<c r="B4"[^>]*>.*?</c>', '<c r="B4" t="str"><v><![CDATA[N1]]></v></c>', id="in a CDATA section"),
        pytest.param(
            r'<c r="B4"',
            '<!-- <c r="B4"><v>7</v></c> <row r="1"> --><c r="B4"',
            id="behind a comment that looks like it",
        ),
    ],
)
def test_an_id_is_read_wherever_its_text_is_kept(budget, pattern, new):
    assert said(fill_table(changed(budget, pattern, new), "Budget", VALUES).data) == FILLED


def test_readings_of_japanese_names_are_no_part_of_them(budget):
    read = with_text(budget, TEXTS, "<t>N1</t>", '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>')

    assert fill_table(read, "Budget", {"Satisfaction": {"東京": 5}}).cells == ("E4",)


def test_a_cell_that_is_not_written_gets_the_format_of_its_row_else_of_its_column(budget):
    bare = changed(budget, r'<c r="E[45]"[^>]*?(?:/>|>.*?</c>)', "")
    bare = changed(bare, "<sheetData>", '<cols><col min="5" max="5" width="9" style="1"/></cols><sheetData>')
    row = changed(bare, r'<row r="5"', '<row r="5" s="0" customFormat="1"')
    now = cells_of(fill_table(row, "Budget", VALUES).data)

    assert (now["E4"].value, now["E4"].number_format) == (81.25, "0.0")
    assert (now["E5"].value, now["E5"].number_format) == (77, "General")


def test_cells_beyond_what_the_sheet_hints_at_widen_the_hints(budget):
    narrow = changed(budget, r'<dimension ref="[^"]*"', '<dimension ref="B3:D6"')
    narrow = changed(narrow, r'spans="[^"]*"', 'spans="2:4"')
    narrow = changed(narrow, r'<c r="[EF]4"[^>]*?(?:/>|>.*?</c>)', "")
    text = parts_of(fill_table(narrow, "Budget", VALUES).data)[SHEET].decode()

    assert '<dimension ref="B3:F6"' in text
    assert re.findall(r'<row r="(\d)" spans="(\d:\d)"', text)[1:4] == [("3", "2:4"), ("4", "2:6"), ("5", "2:4")]


def test_rows_and_cells_that_are_not_written_are_no_unit(budget):
    sparse = changed(budget, r'<row r="6".*?</row>', "")
    sparse = changed(sparse, r'<c r="B5"[^>]*>.*?</c>', "")
    filled = fill_table(sparse, "Budget", VALUES)

    assert filled.cells == ("E4", "F4")
    assert filled.not_in_table == ("S1",)


@pytest.mark.parametrize(
    "text",
    ["=1+1", " spaces ", "two\nlines", "_x0041_", "a\x01b\x0bc\r", "\U0001f600 ü", "x" * 32_767],
    ids=["formula-like", "spaces", "lines", "code-like", "signs", "emoji", "long"],
)
def test_a_text_is_read_back_as_it_was_and_filled_once(budget, text):
    values = {"Verdict": {"N1": text}}
    once = fill_table(budget, "Budget", values).data

    assert fill_table(once, "Budget", values).data is once
    assert b"<f>" not in parts_of(once)[SHEET].partition(b'<c r="F4"')[2].partition(b"</c>")[0]


@pytest.mark.parametrize("number", [0.1 + 0.2, -1e-300, 1e22, 123456789012345678.0, 0.0], ids=repr)
def test_a_number_is_read_back_to_its_last_digit(budget, number):
    assert cells_of(fill_table(budget, "Budget", {"Satisfaction": {"N1": number}}).data)["E4"].value == number


def test_a_column_whose_header_breaks_its_line_is_found_by_its_words(budget):
    broken = with_text(budget, TABLE, 'name="Satisfaction"', 'name="Customer_x000a_satisfaction"')

    assert fill_table(broken, "Budget", {"customer satisfaction": {"N1": 5}}).cells == ("E4",)


def test_a_table_without_header_and_totals_is_filled_from_its_first_row(budget):
    bare = changed(budget, r'ref="B3:F8"', 'ref="B4:F7"', TABLE)
    bare = changed(bare, r' totalsRowCount="1"', ' headerRowCount="0"', TABLE)

    assert fill_table(bare, "Budget", VALUES).cells == ("E4", "F4", "E5", "F5")
