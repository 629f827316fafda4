from __future__ import annotations

import re

import pytest
from made_workbooks import a_workbook, parts_of, with_parts, with_text

from frontline_workbooks.package import (
    PackageFault,
    notes_on_removal,
    own_sheets,
    put_sheets,
    remove_sheets,
    same_but_for_ours,
)


def test_taking_our_sheets_out_gives_the_original_back_part_by_part(host, rich):
    left = parts_of(remove_sheets(put_sheets(host, rich, at="Budget 2026").data))

    assert list(left.items()) == list(parts_of(host).items())


def test_the_original_comes_back_after_many_changes_of_ours(host, rich, scorecard_file):
    changed = put_sheets(put_sheets(host, rich).data, scorecard_file, sheets=["Summary", "Compare"], at="end").data
    changed = remove_sheets(put_sheets(changed, rich, sheets=["Data"]).data, ["Compare"])

    assert [sheet.kind for sheet in own_sheets(changed)] == ["Rankings", "Data", "Summary"]
    assert parts_of(remove_sheets(changed)) == parts_of(host)


def test_a_change_of_theirs_outside_our_parts_stays(host, rich):
    put = put_sheets(host, rich).data
    sheet = "xl/worksheets/sheet1.xml"
    edited = with_text(put, sheet, "<v>20</v>", "<v>25</v>")

    assert parts_of(remove_sheets(edited)) == parts_of(with_text(host, sheet, "<v>20</v>", "<v>25</v>"))


def test_a_workbook_without_sheets_of_ours_is_given_back_as_it_is(host):
    assert remove_sheets(host) == host
    assert remove_sheets(host, ["Rankings"]) == host


def test_a_kind_that_is_not_there_is_passed_over(host, rich):
    put = put_sheets(host, rich).data

    assert remove_sheets(put, ["Trends"]) == put


def test_a_formula_of_theirs_that_points_at_our_sheet_keeps_it(host, rich):
    put = put_sheets(host, rich).data
    used = with_text(put, "xl/worksheets/sheet1.xml", "<f>SUM(B2:B3)</f>", "<f>Rankings!B2*'Data'!A1</f>")

    with pytest.raises(PackageFault, match="Cell D1 of the sheet Money uses the sheet Data, which would go") as fault:
        remove_sheets(used)

    assert fault.value.code == "still-used"


def test_a_name_of_theirs_that_points_at_our_sheet_keeps_it(host, rich):
    put = put_sheets(host, rich).data
    name = "<definedName name=\"Best\">'Rankings'!$B$2</definedName></definedNames>"

    with pytest.raises(PackageFault, match="The defined name Best uses the sheet Rankings, which would go"):
        remove_sheets(with_text(put, "xl/workbook.xml", "</definedNames>", name))


@pytest.mark.parametrize(
    ("draw_more", "sentence"),
    [
        pytest.param(
            lambda page: page.data_validation("A1:A5", {"validate": "list", "source": "=Data!$A$1:$A$4"}),
            "The list to choose from in A1:A5 of the sheet Money uses the sheet Data",
            id="a list to choose from",
        ),
        pytest.param(
            lambda page: page.conditional_format("A1:A9", {"type": "formula", "criteria": "=$A1>Data!$B$2"}),
            "A conditional format of the sheet Money uses the sheet Data",
            id="a conditional format",
        ),
    ],
)
def test_what_else_of_theirs_looks_at_our_sheet_keeps_it(rich, draw_more, sentence):
    put = put_sheets(a_workbook(lambda book: draw_more(book.add_worksheet("Money"))), rich).data

    with pytest.raises(PackageFault, match=f"{sentence}, which would go"):
        remove_sheets(put)


def test_a_chart_of_theirs_that_draws_our_sheet_keeps_it(rich):
    def draw(book):
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Money!$B$2:$B$6"})
        book.add_worksheet("Money").insert_chart("D2", chart)

    part = "xl/charts/chart1.xml"
    put = put_sheets(with_text(a_workbook(draw), part, "Money!", "Data!"), rich).data

    with pytest.raises(PackageFault, match=f"The chart {part} uses the sheet Data, which would go"):
        remove_sheets(put)


def test_a_workbook_of_nothing_but_our_sheets_is_not_emptied(scorecard_file):
    with pytest.raises(PackageFault, match="a workbook needs one; delete the file instead") as fault:
        remove_sheets(scorecard_file)

    assert fault.value.code == "no-sheet-left"


def test_two_workbooks_are_compared_but_for_our_sheets(host, rich, scorecard_file):
    put = put_sheets(host, rich).data

    assert same_but_for_ours(put, host)
    assert same_but_for_ours(put, put_sheets(host, scorecard_file, sheets=["Summary"]).data)
    assert not same_but_for_ours(put, with_text(host, "xl/worksheets/sheet1.xml", "<v>20</v>", "<v>21</v>"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('<back at="', '<back at="9', id="edits that overlap"),
        pytest.param('<back at="', '<back at="x', id="edits that are no numbers"),
        pytest.param("</put>", "", id="torn XML"),
    ],
)
def test_a_record_that_was_meddled_with_is_not_believed(host, rich, old, new):
    put = put_sheets(host, rich).data
    left = remove_sheets(with_text(put, "customXml/item1.xml", old, new))

    assert own_sheets(left) == ()
    assert "customXml/item1.xml" not in parts_of(left)


def test_the_vba_module_of_a_sheet_that_goes_is_told_of_and_left_alone(host, rich):
    put = put_sheets(with_parts(host, {"xl/vbaProject.bin": b"code"}), rich).data
    sheet = next(name for name, part in parts_of(put).items() if b"Unit 0" in part and "worksheets/" in name)
    named = with_parts(
        put, {sheet: re.sub(rb"(<worksheet[^>]*>)", rb'\1<sheetPr codeName="Sheet3"/>', parts_of(put)[sheet])}
    )

    assert notes_on_removal(put) == ()
    assert [note.partition(";")[0] for note in notes_on_removal(named)] == [
        "In the VBA project of the workbook the module Sheet3 of the sheet Rankings stays"
    ]
    assert notes_on_removal(named, ["Data"]) == ()
    assert parts_of(remove_sheets(named))["xl/vbaProject.bin"] == b"code"


def test_a_workbook_without_macros_has_no_module_to_tell_of(host, rich):
    assert notes_on_removal(put_sheets(host, rich).data) == ()
