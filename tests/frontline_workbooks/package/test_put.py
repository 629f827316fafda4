from __future__ import annotations

import io
import re

import openpyxl
import pytest
from made_workbooks import a_workbook, draw_host, draw_rich, parts_of, saved_elsewhere, with_parts, with_text

from frontline_workbooks.package import PackageFault, own_choices, own_sheets, probe, put_sheets

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def tabs(data):
    return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def part(data, name):
    return parts_of(data)[name].decode()


def sheet_of(data, tab):
    """Return the part of a tab, found through the workbook's relationships."""
    relation = re.search(rf'<sheet name="{re.escape(tab)}"[^>]* r:id="(\w+)"', part(data, "xl/workbook.xml"))[1]
    listed = part(data, "xl/_rels/workbook.xml.rels")
    return "xl/" + re.search(rf'Id="{relation}"[^>]*Target="([^"]+)"', listed)[1]


@pytest.mark.parametrize(
    ("at", "order"),
    [
        pytest.param("front", ["Rankings", "Data", "Money", "Budget 2026"], id="in front"),
        pytest.param("end", ["Money", "Budget 2026", "Rankings", "Data"], id="at the end"),
        pytest.param("budget 2026", ["Money", "Rankings", "Data", "Budget 2026"], id="in front of a sheet"),
    ],
)
def test_new_sheets_stand_where_they_were_asked_for(host, rich, at, order):
    put = put_sheets(host, rich, at=at)

    assert tabs(put.data) == order
    assert put.added == ("Rankings", "Data")
    assert put.replaced == ()


def test_a_sheet_to_stand_in_front_of_that_is_missing_is_a_sentence_with_the_nearest(host, rich):
    with pytest.raises(PackageFault, match=r"no sheet Budget 2025 to stand in front of; did you mean Budget 2026\?"):
        put_sheets(host, rich, at="Budget 2025")


def test_only_the_sheets_asked_for_are_put_in(host, rich):
    put = put_sheets(host, rich, sheets=["Data"])

    assert tabs(put.data) == ["Data", "Money", "Budget 2026"]


def test_a_kind_that_the_new_sheets_do_not_have_is_a_sentence(host, rich):
    with pytest.raises(PackageFault, match="no new sheet Trends; the new sheets are Rankings, Data") as fault:
        put_sheets(host, rich, sheets=["Trends"])

    assert fault.value.code == "no-such-sheet"


def test_putting_in_twice_is_putting_in_once(host, rich):
    once = put_sheets(host, rich, at="end")
    twice = put_sheets(once.data, rich)

    assert twice.data == once.data
    assert twice.replaced == ("Rankings", "Data")


def test_putting_one_sheet_in_again_changes_no_byte(host, rich):
    once = put_sheets(host, rich).data

    assert put_sheets(once, rich, sheets=["Rankings"]).data == once


def test_every_part_of_theirs_but_the_lists_keeps_every_byte(host, rich):
    before, after = parts_of(host), parts_of(put_sheets(host, rich).data)
    grown = {name for name in before if before[name] != after[name]}

    assert grown == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "docProps/app.xml",
    }


def test_a_name_that_is_taken_gets_a_number_and_everything_of_ours_follows(rich):
    taken = a_workbook(lambda book: [book.add_worksheet(name) for name in ("data", "Rankings")])
    put = put_sheets(taken, rich)
    sheet = part(put.data, sheet_of(put.data, "Rankings (2)"))

    assert put.renamed == {"Rankings": "Rankings (2)", "Data": "Data (2)"}
    assert "<f>'Data (2)'!A1&amp;&quot;Data!&quot;</f>" in sheet
    assert "<xm:f>'Rankings (2)'!B2:B6</xm:f>" in sheet
    assert "<c:f>'Rankings (2)'!$B$2:$B$6</c:f>" in part(put.data, "xl/charts/chart1.xml")
    assert "location=\"'Rankings (2)'!A1\"" in part(put.data, sheet_of(put.data, "Data (2)"))
    assert ">'Rankings (2)'!$A$1:$G$9</definedName>" in part(put.data, "xl/workbook.xml")


def test_a_table_name_that_is_taken_gets_a_number_and_formulas_follow(rich):
    def theirs(book):
        book.add_worksheet("Money").add_table("A1:B3", {"name": "rankings_units"})

    data = put_sheets(a_workbook(theirs), rich).data

    assert 'displayName="Rankings_Units_2"' in part(data, "xl/tables/table2.xml")
    assert "SUM(Rankings_Units_2[score])" in part(data, sheet_of(data, "Rankings"))


def test_a_table_that_got_a_number_keeps_it_when_it_is_replaced(rich):
    def theirs(book):
        book.add_worksheet("Money").add_table("A1:B3", {"name": "rankings_units"})

    once = saved_elsewhere(put_sheets(a_workbook(theirs), rich).data)
    again = put_sheets(once, rich).data

    assert 'displayName="Rankings_Units_2"' in part(again, "xl/tables/table2.xml")


def test_names_local_to_a_sheet_stay_with_their_sheet(host, rich):
    book = openpyxl.load_workbook(io.BytesIO(put_sheets(host, rich).data))

    assert book["Budget 2026"].defined_names["Margin"].attr_text == "'Budget 2026'!$A$1"
    assert book["Budget 2026"].print_area == "'Budget 2026'!$A$1:$B$2"
    assert book["Rankings"].print_title_rows == "$1:$1"


def test_the_workbook_opens_on_the_tab_it_was_left_on(host, rich):
    book = openpyxl.load_workbook(io.BytesIO(put_sheets(host, rich).data))

    assert book.active.title == "Budget 2026"
    assert [tab.title for tab in book.worksheets if tab.sheet_view.tabSelected] == ["Budget 2026"]


def test_a_workbook_that_says_nothing_of_windows_opens_on_its_first_tab(host, rich):
    views = re.search(r"<bookViews>.*</bookViews>", part(host, "xl/workbook.xml"))[0]
    put = put_sheets(with_text(host, "xl/workbook.xml", views, ""), rich)

    assert openpyxl.load_workbook(io.BytesIO(put.data)).active.title == "Money"


def test_a_format_their_cells_had_stays_and_ours_come_after_it(host, rich):
    book = openpyxl.load_workbook(io.BytesIO(put_sheets(host, rich).data))

    assert book["Money"]["D1"].number_format == '#,##0 "EUR"'
    assert book["Money"]["D1"].font.italic
    assert book["Rankings"]["B2"].number_format == "0.000"
    assert book["Rankings"]["B2"].font.bold


def test_a_number_format_id_in_use_without_a_code_is_not_given_one(host, rich):
    styles = part(host, "xl/styles.xml")
    table = re.search(r"<numFmts.*?</numFmts>", styles)[0]
    assert 'numFmtId="164"' in table
    dangling = with_parts(host, {"xl/styles.xml": styles.replace(table, "").encode()})

    after = part(put_sheets(dangling, rich).data, "xl/styles.xml")

    assert '<xf numFmtId="164"' in after
    assert '<numFmt formatCode="0.000" numFmtId="165"/>' in after
    assert 'numFmtId="164"' not in re.search(r"<numFmts.*?</numFmts>", after)[0]


def test_the_formula_that_spills_keeps_its_metadata(host, rich):
    data = put_sheets(host, rich).data

    assert re.search(r'<c r="F1"[^>]* cm="1"><f t="array" ref="F1:F5">', part(data, sheet_of(data, "Rankings")))
    assert 'fDynamic="1"' in part(data, "xl/metadata.xml")


def test_metadata_that_are_there_keep_their_numbers(rich):
    theirs = a_workbook(lambda book: book.add_worksheet("Money").write_dynamic_array_formula("A1", "=SORT(B1:B2)"))
    other = part(theirs, "xl/metadata.xml").replace("<cellMetadata", "<cellMetadata").replace('v="0"', 'v="7"')
    data = put_sheets(with_parts(theirs, {"xl/metadata.xml": other.encode()}), rich).data

    assert '<bk><rc t="1" v="7"/></bk><bk><rc t="1" v="0"/></bk>' in part(data, "xl/metadata.xml")
    assert re.search(r'<c r="F1"[^>]* cm="2">', part(data, sheet_of(data, "Rankings")))


def test_a_picture_used_twice_is_put_in_once(host, rich):
    names = parts_of(put_sheets(host, rich).data)

    assert [name for name in names if name.startswith("xl/media/")] == ["xl/media/image1.png"]


def test_a_workbook_without_formats_gets_the_normal_style_and_ours(host, rich):
    listed = part(host, "xl/_rels/workbook.xml.rels")
    listed = re.sub(r'<Relationship [^>]*Target="styles.xml"/>', "", listed)
    types = re.sub(r'<Override PartName="/xl/styles.xml"[^>]*/>', "", part(host, "[Content_Types].xml"))
    changed = {"xl/_rels/workbook.xml.rels": listed.encode(), "[Content_Types].xml": types.encode()}
    book = openpyxl.load_workbook(
        io.BytesIO(put_sheets(with_parts(host, changed | {"xl/styles.xml": None}), rich).data)
    )

    assert book["Rankings"]["B2"].font.bold
    assert not book["Rankings"]["A3"].font.bold


def test_excel_is_told_to_calculate_when_it_opens_the_workbook(host, rich):
    assert 'fullCalcOnLoad="1"' in part(put_sheets(host, rich).data, "xl/workbook.xml")


def test_a_workbook_that_calculates_by_hand_is_left_to_do_so(host, rich):
    by_hand = re.sub("<calcPr[^>]*/>", '<calcPr calcId="1" calcMode="manual"/>', part(host, "xl/workbook.xml"))
    data = put_sheets(with_parts(host, {"xl/workbook.xml": by_hand.encode()}), rich).data

    assert '<calcPr calcId="1" calcMode="manual"/>' in part(data, "xl/workbook.xml")


def test_our_sheets_are_known_again_by_their_hidden_name(host, rich):
    found = own_sheets(put_sheets(host, rich, at="end").data)

    assert [(sheet.name, sheet.kind, sheet.place) for sheet in found] == [
        ("Rankings", "Rankings", 2),
        ("Data", "Data", 3),
    ]
    assert own_sheets(host) == ()


def test_the_choices_of_the_run_come_with_the_sheet_that_keeps_them(host):
    def draw(book):
        book.add_worksheet("ReadMe")
        book.defined_names.append(["Frontline_sheet", 0, '"ReadMe"', True])
        book.defined_names.append(["Frontline_choice_period", 0, '"2025 ""Q1"""', True])

    assert own_choices(put_sheets(host, a_workbook(draw)).data) == {"period": '2025 "Q1"'}


def test_a_formula_that_points_at_a_sheet_left_out_becomes_its_value_and_is_noted(host, rich):
    put = put_sheets(host, rich, sheets=["Rankings"])

    assert re.search(r'<c r="G1"[^>]* t="str"><v>textData!</v></c>', part(put.data, sheet_of(put.data, "Rankings")))
    assert put.notes == (
        "On the sheet Rankings formulas that point at Data became values: no such sheet is in the workbook.",
    )


def test_a_formula_that_spilled_from_a_sheet_left_out_spills_no_more(host):
    def draw(book):
        book.add_worksheet("Rankings").write_dynamic_array_formula("A1:A2", "=SORT(Data!A1:A2)", None, 60)
        book.add_worksheet("Data")

    data = put_sheets(host, a_workbook(draw), sheets=["Rankings"]).data

    assert '<c r="A1"><v>60</v></c>' in part(data, sheet_of(data, "Rankings"))


def test_a_link_to_a_sheet_left_out_is_left_out(host, rich):
    data = put_sheets(host, rich, sheets=["Data"]).data

    assert "<hyperlink" not in part(data, sheet_of(data, "Data"))


def test_sheets_with_links_to_other_workbooks_are_refused(host, rich):
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    strange = with_text(rich, "[Content_Types].xml", kind, "application/vnd.ms-excel.slicer+xml")

    with pytest.raises(PackageFault, match=r"The new sheet Rankings needs xl/charts/chart1\.xml") as fault:
        put_sheets(host, strange)

    assert fault.value.code == "new-sheet"


def test_the_days_of_a_workbook_are_told_before_sheets_are_built_for_it(host, rich_1904):
    assert not probe(host).date_1904
    assert probe(rich_1904).date_1904
    assert probe(host).sheets == ("Money", "Budget 2026")


def test_a_hidden_sheet_of_ours_stays_hidden_when_it_is_replaced(host, rich):
    put = put_sheets(host, rich).data
    hidden = with_text(put, "xl/workbook.xml", '<sheet name="Data"', '<sheet name="Data" state="hidden"')

    assert openpyxl.load_workbook(io.BytesIO(put_sheets(hidden, rich).data))["Data"].sheet_state == "hidden"


def test_a_sheet_of_ours_that_people_renamed_and_moved_is_replaced_where_it_is(host, rich):
    moved = put_sheets(host, rich, sheets=["Rankings"], at="end").data
    renamed = with_text(moved, "xl/workbook.xml", '<sheet name="Rankings"', '<sheet name="League"')
    put = put_sheets(renamed, rich, sheets=["Rankings"])

    assert tabs(put.data) == ["Money", "Budget 2026", "League"]
    assert "<xm:f>League!B2:B6</xm:f>".replace("League", "'League'") in part(put.data, sheet_of(put.data, "League"))


def test_the_same_sheets_drawn_again_give_the_same_parts():
    def put():
        return put_sheets(a_workbook(draw_host), a_workbook(draw_rich)).data

    first, second = parts_of(put()), parts_of(put())

    assert first.keys() == second.keys()
    assert all(first[name] == second[name] for name in first if name != "docProps/core.xml")


def test_a_name_local_to_no_sheet_does_not_become_one_of_ours(host, rich):
    lost = '<definedName name="Lost" localSheetId="2">1</definedName></definedNames>'
    data = put_sheets(with_text(host, "xl/workbook.xml", "</definedNames>", lost), rich).data

    assert '<definedName name="Lost" localSheetId="4">' in part(data, "xl/workbook.xml")


def test_a_workbook_with_an_empty_list_of_windows_opens_on_its_first_tab(host, rich):
    views = re.search(r"<bookViews>.*</bookViews>", part(host, "xl/workbook.xml"))[0]
    put = put_sheets(with_text(host, "xl/workbook.xml", views, "<bookViews/>"), rich)

    assert openpyxl.load_workbook(io.BytesIO(put.data)).active.title == "Money"
