from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.check_in_workbook import check_in_workbook
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def test_data_without_faults_are_counted_and_no_sheet_is_put_in(host: ExcelHost, book: xw.Book) -> None:
    names = [sheet.name for sheet in book.sheets]

    checked = check_in_workbook(host)

    assert checked.sentence.startswith("A scorecard can be built: 9 units, 3 measures, ")
    assert [sheet.name for sheet in book.sheets] == names


def test_every_fault_stands_on_a_sheet_with_its_place_and_remedy(host: ExcelHost, book: xw.Book) -> None:
    book.sheets["Results"]["D2"].value = "many"
    book.sheets["Units"]["D4"].value = "nowhere"

    checked = check_in_workbook(host)

    assert not checked.usable
    assert checked.sentence.startswith("No scorecard can be built yet: 2 faults to mend")
    rows = book.sheets["Data faults"].tables["Data_faults"].data_body_range.value
    found = {(row[1], row[2], row[3], row[5]) for row in rows if row[0] == "✖ Fault"}
    assert found == {
        ("table Results (sheet Results)", 2.0, "value", "many"),
        ("table Units (sheet Units)", 4.0, "parent_id", "nowhere"),
    }
    assert all(row[7] for row in rows)


def test_the_sheet_goes_away_once_all_is_well(host: ExcelHost, book: xw.Book) -> None:
    kept = book.sheets["Results"]["D2"].value
    book.sheets["Results"]["D2"].value = "many"
    check_in_workbook(host)
    book.sheets["Results"]["D2"].value = kept

    check_in_workbook(host)

    assert host.own_sheets() == ()


def test_a_refresh_leaves_the_sheet_of_faults_alone(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)
    kept = book.sheets["Results"]["D2"].value
    book.sheets["Results"]["D2"].value = "many"
    check_in_workbook(host)
    book.sheets["Results"]["D2"].value = kept

    assert refresh_rankings(host).removed == ()
    assert "Data faults" in {sheet.name for sheet in book.sheets}


def test_where_no_sheet_can_be_put_in_the_faults_are_counted_all_the_same(host: ExcelHost, book: xw.Book) -> None:
    book.sheets["Results"]["D2"].value = "many"
    book.api.ReadOnly = True

    with pytest.raises(
        NotNowError, match=r"1 fault to mend.*could not be listed on a sheet: results\.xlsx is open read"
    ):
        check_in_workbook(host)
