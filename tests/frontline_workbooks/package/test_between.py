"""New sheets never stand among sheets that somebody's formula adds up together."""

from __future__ import annotations

import pytest
from made_workbooks import a_workbook, with_text

from frontline_workbooks.package import PackageFault, put_sheets
from frontline_workbooks.package.between import refuse_between
from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.recognise import open_package

TABS = ("Total", "Jan", "Feb", "Mar", "Notes")


def a_year(formula, name=""):
    """Return a workbook of months with a formula on its first sheet, and perhaps a name."""

    def draw(book):
        for tab in TABS:
            book.add_worksheet(tab).write("B5", 1)
        book.get_worksheet_by_name("Total").write_formula("C7", formula, None, 3)
        if name:
            book.define_name("Year", name)

    return a_workbook(draw)


def with_formula(formula):
    """Return the same with a formula that XlsxWriter would not write."""
    return with_text(a_year("=A1"), "xl/worksheets/sheet1.xml", "<f>A1</f>", f"<f>{formula}</f>")


def refuse(data, at):
    package = open_package(data)
    book = read_book(package)
    refuse_between(package, book, {"front": 0, "end": len(TABS)}.get(at, TABS.index(at) if at in TABS else 0))


@pytest.mark.parametrize("at", ["Feb", "Mar"])
@pytest.mark.parametrize(
    "formula",
    ["=SUM(Jan:Mar!B5)", "=SUM('Jan:Mar'!$B$5:$B$9)", "=2*AVERAGE(jan:MAR!B5)-1", "=SUM(Mar:Jan!B5)"],
    ids=["plain", "quoted", "in another case", "the wrong way round"],
)
def test_a_place_among_sheets_that_are_added_up_is_refused(formula, at):
    with pytest.raises(PackageFault, match=r"^Cell C7 of the sheet Total takes the sheets .* together") as fault:
        refuse(a_year(formula), at)

    assert fault.value.code == "between-sheets"
    assert str(fault.value).endswith("put them at the front, at the end, or in front of Jan.")


def test_a_place_among_sheets_that_a_name_takes_together_is_refused():
    with pytest.raises(PackageFault, match=r"^The defined name Year takes the sheets Jan to Mar together"):
        refuse(a_year("=1", "=SUM(Jan:Mar!$B$5)"), "Mar")


@pytest.mark.parametrize("at", ["front", "Total", "Jan", "Notes", "end"])
def test_a_place_in_front_of_them_or_behind_them_is_free(at):
    refuse(a_year("=SUM(Jan:Mar!B5)", "='Jan:Mar'!$B$5"), at)


@pytest.mark.parametrize("at", ["front", "end"])
def test_in_front_of_all_sheets_and_behind_all_nothing_stands_among_any(at):
    refuse(a_year("=SUM(Total:Notes!B5)"), at)


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("=SUM(Jan!B5:Mar!B5)", id="a range with its sheet said twice"),
        pytest.param("=Jan!B5:B9+Mar!B5", id="two sheets, one range"),
        pytest.param('="Jan:Mar!B5"', id="a text"),
        pytest.param("=Jan!B5", id="one sheet"),
    ],
)
def test_formulas_that_take_one_sheet_at_a_time_keep_no_place(formula):
    refuse(a_year(formula), "Feb")


def test_sheets_of_another_workbook_keep_no_place():
    data = with_text(
        a_year("=A1"), "xl/worksheets/sheet1.xml", "<f>A1</f>", "<f>SUM('[1]Jan:Mar'!B5,[1]Jan:Mar!B5)</f>"
    )

    refuse(data, "Feb")


def test_a_sheet_that_is_not_there_keeps_no_place():
    refuse(
        with_text(a_year("=A1"), "xl/worksheets/sheet1.xml", "<f>A1</f>", "<f>SUM(Jan:#REF!B5,Gone:Mar!B5)</f>"), "Feb"
    )


def test_putting_sheets_among_them_is_refused_and_in_front_of_them_is_not(rich):
    data = a_year("=SUM(Jan:Mar!B5)")

    with pytest.raises(PackageFault, match="Cell C7 of the sheet Total takes the sheets Jan to Mar together"):
        put_sheets(data, rich, at="Feb")

    assert put_sheets(data, rich, at="Jan").added == ("Rankings", "Data")
    assert put_sheets(data, rich).added == ("Rankings", "Data")


def test_sheets_that_stand_among_them_already_are_replaced_there(rich):
    merged = put_sheets(a_year("=A1"), rich, at="Feb").data
    added_up = with_text(merged, "xl/worksheets/sheet1.xml", "<f>A1</f>", "<f>SUM(Jan:Mar!B5)</f>")

    assert put_sheets(added_up, rich, at="Feb").replaced == ("Rankings", "Data")
