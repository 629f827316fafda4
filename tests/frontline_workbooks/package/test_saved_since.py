"""Workbooks that Excel has saved since our sheets were put in: what we noted about them does not hold any more."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from made_workbooks import a_workbook, parts_of, saved_elsewhere, with_parts, with_text

from frontline_workbooks.package import PackageFault, gate, own_sheets, put_sheets, remove_sheets
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.recognise import open_package

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
CHAIN = "xl/calcChain.xml"


@pytest.fixture
def saved(host, rich):
    return saved_elsewhere(put_sheets(host, rich, at="Budget 2026").data)


def with_chain(data, cells):
    """Give a workbook a calculation chain."""
    parts = parts_of(data)
    arrow = (
        b'<Relationship Id="chain" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
    )
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    listed = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", arrow + b' Target="calcChain.xml"/></Relationships>'
    )
    types = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="' + kind + b'"/></Types>'
    )
    chain = f'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cells}</calcChain>'
    return with_parts(data, {"xl/_rels/workbook.xml.rels": listed, "[Content_Types].xml": types, CHAIN: chain.encode()})


def numbers(data):
    return dict(re.findall(r'<sheet name="([^"]+)" sheetId="(\d+)"', parts_of(data)["xl/workbook.xml"].decode()))


def test_our_sheets_are_replaced_where_they_stand(saved, rich):
    put = put_sheets(saved, rich)

    assert put.replaced == ("Rankings", "Data")
    assert own_sheets(put.data) == own_sheets(saved)
    assert numbers(put.data) == numbers(saved)


def test_replacing_twice_is_replacing_once(saved, rich):
    once = put_sheets(saved, rich).data

    assert put_sheets(once, rich).data == once
    assert put_sheets(once, rich, sheets=["Data"]).data == once


def test_an_arrow_to_the_record_that_another_program_dropped_stays_and_leads_nowhere(saved, rich):
    record = "customXml/item1.xml"
    again = put_sheets(with_parts(saved, {record: None}), rich).data
    arrows = {arrow.part for arrow in relationships(open_package(again), "xl/workbook.xml")}

    assert {record, "customXml/item2.xml"} <= arrows
    assert record not in parts_of(again)
    assert put_sheets(again, rich).data == again


def test_an_arrow_from_the_package_to_the_record_goes_with_it(saved):
    arrow = '<Relationship Id="lo" Type="urn:x/customXml" Target="customXml/item1.xml"/></Relationships>'
    left = remove_sheets(with_text(saved, "_rels/.rels", "</Relationships>", arrow))

    assert "customXml/item1.xml" not in parts_of(left)
    assert b"customXml" not in parts_of(left)["_rels/.rels"]


def test_an_arrow_of_the_package_to_a_part_of_theirs_may_not_go(host):
    before, arrows = open_package(host), parts_of(host)["_rels/.rels"]
    without = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", arrows)

    assert without != arrows
    with pytest.raises(PackageFault, match=r"_rels/\.rels .* its relationship"):
        gate(before, open_package(with_parts(host, {"_rels/.rels": without})))


def test_no_part_of_the_old_sheets_is_left_behind(saved, rich):
    assert set(parts_of(put_sheets(saved, rich).data)) == set(parts_of(saved))


def test_formats_do_not_multiply(saved, rich):
    again = saved_elsewhere(put_sheets(saved, rich).data)
    styles = [parts_of(data)["xl/styles.xml"] for data in (saved, again, put_sheets(again, rich).data)]

    assert styles[0] == styles[1] == styles[2]


def test_our_sheets_are_taken_out_with_all_their_parts(saved, host):
    left = parts_of(remove_sheets(saved))
    kept = set(parts_of(host)) | {"xl/metadata.xml"}

    assert set(left) == kept
    assert own_sheets(remove_sheets(saved)) == ()
    assert all(
        left[name] == part for name, part in parts_of(host).items() if "worksheets/" in name or "tables/" in name
    )


def test_names_and_tabs_of_theirs_are_as_before_our_sheets(saved):
    book = openpyxl.load_workbook(io.BytesIO(remove_sheets(saved)))

    assert book.sheetnames == ["Money", "Budget 2026"]
    assert book.active.title == "Budget 2026"
    assert book["Budget 2026"].defined_names["Margin"].attr_text == "'Budget 2026'!$A$1"


def test_one_of_our_sheets_can_go_and_the_other_stay(saved):
    left = remove_sheets(saved, ["Data"])

    assert openpyxl.load_workbook(io.BytesIO(left)).sheetnames == ["Money", "Rankings", "Budget 2026"]


def test_cells_of_ours_leave_the_calculation_chain_and_theirs_keep_their_sheet(saved, rich):
    ids = numbers(saved)
    cells = f'<c r="G1" i="{ids["Rankings"]}"/><c r="G2"/><c r="D1" i="{ids["Money"]}"/><c r="D2"/>'
    chained = with_chain(saved, cells)
    put = put_sheets(chained, rich).data

    assert re.findall(r"<c [^>]*>", parts_of(put)[CHAIN].decode()) == [f'<c r="D1" i="{ids["Money"]}"/>', '<c r="D2"/>']
    gate(open_package(chained), open_package(put))


def test_a_cell_of_theirs_after_ours_in_the_chain_gets_its_sheet_written(saved):
    ids = numbers(saved)
    money, ranks = ids["Money"], ids["Rankings"]
    cells = f'<c r="D1" i="{money}"/><c r="G1" i="{ranks}"/><c r="D2" i="{money}"/><c r="D3"/>'
    left = parts_of(remove_sheets(with_chain(saved, cells)))[CHAIN].decode()

    assert re.findall(r'r="(D\d)" i="(\d+)"|r="(D3)"', left) == [("D1", money, ""), ("D2", money, ""), ("", "", "D3")]


def test_a_chain_of_nothing_but_ours_goes(saved):
    chained = with_chain(saved, f'<c r="G1" i="{numbers(saved)["Rankings"]}"/>')
    left = parts_of(remove_sheets(chained))

    assert CHAIN not in left
    assert b"calcChain" not in left["xl/_rels/workbook.xml.rels"] + left["[Content_Types].xml"]


def test_texts_of_ours_cannot_be_read_among_the_shared_texts_afterwards(rich):
    def draw(book):
        ours, theirs = book.add_worksheet("Rankings"), book.add_worksheet("Money")
        ours.write_column("A1", ["only ours", "on both"])
        theirs.write_column("A1", ["on both", "only theirs"])
        book.defined_names.append(["Frontline_sheet", 0, '"Rankings"', True])

    after = parts_of(put_sheets(a_workbook(draw), rich).data)["xl/sharedStrings.xml"].decode()

    assert re.findall("<si>(.*?)</si>", after) == ["<t/>", "<t>on both</t>", "<t>only theirs</t>"]


def test_a_name_people_gave_on_our_sheet_stays_with_it(saved, rich):
    place = own_sheets(saved)[0].place
    name = f'<definedName name="Best" localSheetId="{place}">Rankings!$B$2</definedName></definedNames>'
    named = with_text(saved, "xl/workbook.xml", "</definedNames>", name)
    book = openpyxl.load_workbook(io.BytesIO(put_sheets(named, rich).data))

    assert book["Rankings"].defined_names["Best"].attr_text == "Rankings!$B$2"


def test_what_vba_calls_our_sheet_stays(saved, rich):
    sheet = next(name for name, part in parts_of(saved).items() if b"Rankings_Units" in part and "sheets/" in name)
    text = parts_of(saved)[sheet].decode()
    coded = with_parts(saved, {sheet: re.sub("(<worksheet[^>]*>)", r'\1<sheetPr codeName="Tabelle7"/>', text).encode()})
    after = parts_of(put_sheets(coded, rich).data)

    assert sum(b'codeName="Tabelle7"' in part for part in after.values()) == 1


def test_the_copy_that_people_made_of_our_sheet_stays_theirs(saved, rich):
    place = len(openpyxl.load_workbook(io.BytesIO(saved)).sheetnames) - 1
    marker = f'<definedName name="Frontline_sheet" localSheetId="{place}" hidden="1">"Rankings"</definedName>'
    copied = with_text(saved, "xl/workbook.xml", "</definedNames>", f"{marker}</definedNames>")
    put = put_sheets(copied, rich)

    assert put.replaced == ("Rankings", "Data")
    assert parts_of(put.data)["xl/worksheets/sheet2.xml"] == parts_of(copied)["xl/worksheets/sheet2.xml"]


def test_a_comment_thread_that_went_with_our_sheet_is_noted(saved, rich):
    sheet = next(name for name, part in parts_of(saved).items() if b"Rankings_Units" in part and "sheets/" in name)
    listed = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    arrow = f'<Relationship Id="talk" Type="{kind}" Target="../talk.xml"/></Relationships>'
    talked = with_parts(with_text(saved, listed, "</Relationships>", arrow), {"xl/talk.xml": b"<talk/>"})

    assert put_sheets(talked, rich).notes == ("The sheet Rankings had comments, which went with the old sheet.",)


def test_two_sheets_of_the_same_number_are_a_sentence(saved, rich):
    ids = numbers(saved)
    twice = with_text(saved, "xl/workbook.xml", f'sheetId="{ids["Data"]}"', f'sheetId="{ids["Money"]}"')

    with pytest.raises(PackageFault, match="two of its sheets have the same number"):
        put_sheets(twice, rich)


def shown(data):
    return re.findall(r'active(?:Tab|SheetId)="(\d+)"', parts_of(data)["xl/workbook.xml"].decode())


@pytest.fixture
def saved_looking_at_ours(saved):
    """Return the workbook saved while Rankings was shown, by its window and by a view that somebody saved."""
    assert shown(saved) == ["3"]
    number = numbers(saved)["Rankings"]
    views = (
        f'<customWorkbookViews><customWorkbookView name="Eva" guid="{{00000000-0000-0000-0000-000000000001}}" '
        f'windowWidth="9" windowHeight="9" activeSheetId="{number}"/></customWorkbookViews></workbook>'
    )
    looking = with_text(saved, "xl/workbook.xml", 'activeTab="3"', 'activeTab="1"')
    return with_text(looking, "xl/workbook.xml", "</workbook>", views)


def test_a_sheet_of_ours_that_is_shown_goes_and_the_next_of_theirs_is_shown(saved_looking_at_ours):
    left = remove_sheets(saved_looking_at_ours)

    assert shown(left) == ["1", numbers(left)["Budget 2026"]]


def test_a_sheet_of_ours_that_is_shown_is_replaced_and_still_shown(saved_looking_at_ours, rich):
    put = put_sheets(saved_looking_at_ours, rich, sheets=["Rankings"]).data

    assert shown(put) == shown(saved_looking_at_ours)


def test_a_view_of_a_sheet_of_theirs_stays(saved_looking_at_ours):
    number = numbers(saved_looking_at_ours)
    theirs = f'activeSheetId="{number["Money"]}"'
    looking = with_text(saved_looking_at_ours, "xl/workbook.xml", f'activeSheetId="{number["Rankings"]}"', theirs)

    assert shown(remove_sheets(looking))[1] == number["Money"]


def test_the_gate_notices_that_a_view_shows_another_sheet_of_theirs(host):
    view = '<customWorkbookViews><customWorkbookView name="Eva" activeSheetId="1"/></customWorkbookViews></workbook>'
    before = with_text(host, "xl/workbook.xml", "</workbook>", view)

    with pytest.raises(PackageFault, match="its windows have changed"):
        gate(
            open_package(before),
            open_package(with_text(before, "xl/workbook.xml", 'activeSheetId="1"', 'activeSheetId="2"')),
        )
