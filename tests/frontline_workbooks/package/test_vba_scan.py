"""What counts on the place or the number of sheets is found, wherever it stands."""

from __future__ import annotations

import base64
import io
import struct
import zipfile

import pytest
from made_workbooks import a_workbook, parts_of, with_parts, with_text
from pyopenvba import ExcelFile, VBAModuleKind

from frontline_workbooks.package import PackageFault, put_sheets
from frontline_workbooks.package.vba_scan import scan_macros
from frontline_workbooks.package.vba_scan_code import _modules

MACRO_SHEET = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
BY_PLACE = "takes a sheet by its place, which may be another sheet"
SHOWN = "works on whichever sheet is shown when the workbook is opened"
LISTS = "lists every table and name of the workbook, the new ones too"


@pytest.fixture
def addin(tmp_path):
    """Return a maker of add-ins with one module of this text, and one of the workbook."""

    def make(code, workbook="", name="Costs"):
        path = tmp_path / "planted.xlam"
        with ExcelFile.create_new(path) as file:
            file.vba_project().delete_module("Module1")
            file.vba_project().add_module(name, code.replace("\n", "\r\n"), kind=VBAModuleKind.standard)
            file.set_module("ThisWorkbook", workbook.replace("\n", "\r\n"))
            file.save()
        return path.read_bytes()

    return make


def sentences(data):
    return [str(finding) for finding in scan_macros(data)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("x = Sheets(1).Name", "Sheets(1)", id="the first sheet"),
        pytest.param("x = ThisWorkbook.Worksheets( 12 ).Name", "Worksheets( 12 )", id="a worksheet by number"),
        pytest.param("x = sheets.Item(2)", "sheets.Item(2)", id="an item"),
        pytest.param("Sheets(Array(1, 3)).Select", "Sheets(Array(1, 3)", id="several at once"),
        pytest.param("y = 1: x = Worksheets(1 + n)", "Worksheets(1 + n)", id="a sum"),
        pytest.param('x = "it\'s": Sheets(1).Select', "Sheets(1)", id="behind a text with an apostrophe"),
    ],
)
def test_a_sheet_taken_by_its_place_is_told_with_module_and_line(addin, line, found):
    data = addin(f"Option Explicit\n\nSub Fill()\n    {line}\nEnd Sub\n")

    assert sentences(data) == [f"Module Costs, line 4: {found} {BY_PLACE}."]


@pytest.mark.parametrize(
    "line",
    [
        'x = Sheets("1").Name',
        "x = Sheets(place).Name",
        "' x = Sheets(1).Name",
        "Rem Sheets(1)",
        'x = "Sheets(1)"',
        "x = MySheets(1)",
        "x = ActiveSheet.Name",
        "' a note _\n    Sheets(1)",
    ],
    ids=["name", "variable", "comment", "remark", "text", "another word", "shown sheet", "comment of two lines"],
)
def test_what_does_not_take_a_sheet_by_its_place_is_not_told(addin, line):
    assert sentences(addin(f"Sub Fill()\n    {line}\nEnd Sub\n")) == []


def test_a_line_that_goes_on_is_counted_as_the_editor_counts(addin):
    hidden = 'Attribute Fill.VB_Description = "what it does"\n'
    code = f'Sub Fill()\n{hidden}    x = "a" & _\n        Worksheets _\n(1).Name\nEnd Sub\n'

    assert sentences(addin(code)) == [f"Module Costs, line 3: Worksheets (1) {BY_PLACE}."]


@pytest.mark.parametrize(
    ("begin", "told"),
    [
        pytest.param("Private Sub Workbook_Open()", ["Workbook_Open"], id="when the workbook opens"),
        pytest.param("Sub AUTO_OPEN()", ["AUTO_OPEN"], id="the old way"),
        pytest.param("Public Sub Refresh()", [], id="when somebody asks"),
    ],
)
def test_the_sheet_that_is_shown_is_told_where_opening_works_on_it(addin, begin, told):
    code = f"{begin}\n    ActiveSheet.Calculate\nEnd Sub\nSub Other()\n    ActiveSheet.Calculate\nEnd Sub\n"

    assert sentences(addin("", workbook=code)) == [
        f"Module ThisWorkbook, line 2: ActiveSheet in {name} {SHOWN}." for name in told
    ]


def test_macros_that_cannot_be_read_are_told(addin):
    broken = with_parts(addin("Sub A()\nEnd Sub\n"), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 broken"})

    assert sentences(broken) == [
        "VBA: its macros cannot be read, so nothing can be said of sheets that they take by their place."
    ]


def draw_counting(book):
    """Draw formulas that count sheets, and some that only look so."""
    page = book.add_worksheet("Costs")
    page.write_formula("A1", "=_xlfn.SHEETS()", None, 2)
    page.write_formula("B3", "=1+_xlfn.SHEET(Other!A1)", None, 3)
    page.write_formula("B4", "=_xlfn.SHEET()", None, 1)
    page.write_formula("C1", '="SHEET()"&MYSHEET(1)', None, "")
    book.add_worksheet("Other").write("A1", "SHEET()")
    book.define_name("Tabs", "=GET.WORKBOOK(1)")
    book.define_name("Place", '=IF(TRUE,_xlfn.SHEET(),"GET.WORKBOOK(1)")')


def test_formulas_and_names_that_count_sheets_are_told_with_the_first_cell():
    assert sentences(a_workbook(draw_counting)) == [
        "Sheet Costs, cell A1: SHEETS() counts the sheets, the new ones too.",
        "Sheet Costs, cell B3: SHEET() gives the place of a sheet, which may be another (1 more of the kind there).",
        "Name Place: SHEET() gives the place of a sheet, which may be another.",
        "Name Tabs: GET.WORKBOOK() lists the sheets by place, the new ones too.",
    ]


def test_old_macro_sheets_that_list_the_sheets_are_told():
    kinds = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet", MACRO_SHEET)
    old, new = (f'Type="{kind}" Target="worksheets/sheet2.xml"' for kind in kinds)
    data = with_text(a_workbook(draw_counting), "xl/_rels/workbook.xml.rels", old, new)
    cell = '<c r="B1"><f>SUM(GET.WORKBOOK(4),1)</f></c></row></sheetData>'
    macros = with_text(data, "xl/worksheets/sheet2.xml", "</row></sheetData>", cell)

    assert "Sheet Other, cell B1: GET.WORKBOOK() lists the sheets by place, the new ones too." in sentences(macros)


def with_queries(text, encoding="utf-16"):
    """Return a workbook that keeps Power Query of this text, as Excel writes it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("Formulas/Section1.m", text)
    blob = struct.pack("<II", 0, len(kept.getvalue())) + kept.getvalue()
    part = (
        '<?xml version="1.0" encoding="{}"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{}</DataMashup>'
    )
    data = a_workbook(lambda book: book.add_worksheet("Costs"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    arrow = f'<Relationship Id="q" Type="{kind}" Target="../customXml/item1.xml"/></Relationships>'
    listed = with_text(data, "xl/_rels/workbook.xml.rels", "</Relationships>", arrow)
    written = part.format(encoding, base64.b64encode(blob).decode()).encode(encoding)
    return with_parts(listed, {"customXml/item1.xml": written})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_query_that_lists_the_tables_of_the_workbook_is_told(encoding):
    text = (
        'section Section1;\n\nshared #"All ""of"" it" = let\n    x = Excel.CurrentWorkbook()\nin x;\nshared One = 1;\n'
    )

    assert sentences(with_queries(text, encoding)) == [f'Query All "of" it, line 2: Excel.CurrentWorkbook() {LISTS}.']


@pytest.mark.parametrize(
    "line",
    ['Excel.CurrentWorkbook(){[Name="Costs"]}[Content]', "1 // Excel.CurrentWorkbook()", '"Excel.CurrentWorkbook()"'],
    ids=["one table by its name", "a comment", "a text"],
)
def test_a_query_that_takes_no_list_of_tables_is_not_told(line):
    assert sentences(with_queries(f"section Section1;\n\nshared One = {line};\n")) == []


@pytest.mark.parametrize("blob", [b"", b"not base64!", base64.b64encode(b"short"), base64.b64encode(b"\0" * 99)])
def test_queries_that_cannot_be_read_are_passed_over(blob):
    part = b'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">%s</DataMashup>' % blob

    assert scan_macros(with_parts(with_queries(""), {"customXml/item1.xml": part})) == ()


def test_our_own_sheets_are_not_told(rich):
    host = a_workbook(draw_counting)

    assert sentences(put_sheets(host, rich).data) == sentences(host)


@pytest.mark.real_data
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_real_workbooks_are_read_and_their_modules_are_those_of_another_reader(real_workbooks):
    from oletools.olevba import VBA_Parser  # its import warns

    compared = 0
    for path in real_workbooks["good"].values():
        data = path.read_bytes()
        parts = {name.lower(): part for name, part in parts_of(data).items()}

        assert sentences(data) == []
        if "xl/vbaproject.bin" in parts:
            ours = {name: plain(code) for name, code in _modules(parts["xl/vbaproject.bin"])}
            for _, _, name, code in VBA_Parser(path.name, data=data).extract_macros():
                assert plain(code).endswith(ours[name.rpartition(".")[0]]), (path.name, name)
                compared += 1

    assert compared > 60


def plain(code):
    return code.replace("\r\n", "\n").strip()


@pytest.mark.real_data
def test_damaged_workbooks_get_a_sentence(real_workbooks):
    codes = set()
    for path in real_workbooks["bad"].values():
        try:
            scan_macros(path.read_bytes())
        except PackageFault as fault:
            codes.add(fault.code)

    assert codes >= {"encrypted", "corrupt", "not-a-package"}
