from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.com import SheetApi
from openpyxl.worksheet.filters import FilterColumn, Filters

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts.excel_preflight import wait_until_ready, workbook_of
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def test_no_open_workbook_is_refused_with_what_to_do(app: xw.App) -> None:
    with pytest.raises(NotNowError, match=r"No workbook is open\. Open the workbook that holds your tables"):
        workbook_of(app)


def test_a_workbook_in_protected_view_is_refused_with_what_to_do(app: xw.App) -> None:
    app.api.ProtectedViewWindows.Count = 1

    with pytest.raises(NotNowError, match=r"Protected View\. Click Enable Editing"):
        workbook_of(app)


def test_a_cell_being_edited_is_waited_for_ten_seconds(app: xw.App) -> None:
    app.api.Ready = False
    waited: list[float] = []

    with pytest.raises(NotNowError, match=r"Finish editing the cell \(Enter or Esc\) and click again"):
        wait_until_ready(app, waited.append)

    assert sum(waited) == 10


def test_the_run_goes_on_as_soon_as_excel_is_ready(app: xw.App) -> None:
    app.api.Ready = False
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        app.api.Ready = len(waited) == 3

    wait_until_ready(app, sleep)

    assert len(waited) == 3


def test_a_workbook_without_a_window_is_none(app: xw.App, book: xw.Book) -> None:
    book.impl.hidden = True  # as PERSONAL.XLSB is

    with pytest.raises(NotNowError, match="No workbook is open"):
        workbook_of(app)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("Final", r"results\.xlsx is marked as final\. Click Edit Anyway"),
        ("MultiUserEditing", r"results\.xlsx is shared in the old way.*Unshare Workbook"),
        ("Excel8CompatibilityMode", r"results\.xlsx has the format of Excel 97 to 2003.*Save it as \.xlsx"),
    ],
    ids=["marked as final", "shared", "of Excel 2003"],
)
def test_a_workbook_that_excel_would_not_let_us_change_is_refused_before_anything_is_written(
    host: ExcelHost, book: xw.Book, state: str, sentence: str
) -> None:
    setattr(book.api, state, True)

    with pytest.raises(NotNowError, match=sentence):
        build_in_workbook(host)

    assert host.own_sheets() == ()


def test_a_read_only_workbook_is_refused_before_anything_is_written(host: ExcelHost, book: xw.Book) -> None:
    book.api.ReadOnly = True

    with pytest.raises(NotNowError, match=r"results\.xlsx is open read-only. Save it under another name"):
        build_in_workbook(host)

    assert host.own_sheets() == ()


def test_a_protected_structure_is_refused_before_anything_is_written(host: ExcelHost, book: xw.Book) -> None:
    book.impl.book.security.lockStructure = True

    with pytest.raises(NotNowError, match=r"The structure of results\.xlsx is protected"):
        build_in_workbook(host)

    assert host.own_sheets() == ()


def test_a_protected_sheet_of_ours_is_named(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Compare"].impl.sheet.protection.enable()

    with pytest.raises(NotNowError, match="The sheet Compare is protected"):
        refresh_rankings(built)


def test_a_protected_sheet_of_the_user_s_is_only_read(host: ExcelHost, book: xw.Book) -> None:
    book.sheets["Results"].impl.sheet.protection.enable()

    assert build_in_workbook(host).sheets


def test_a_filter_on_our_table_is_cleared_and_said(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)
    table = book.sheets["Compare"].impl.sheet.tables["Compare"]
    table.autoFilter.filterColumn.append(FilterColumn(colId=1, filters=Filters(filter=["Branch"])))

    refresh_rankings(host)

    assert host.notes == ["The filter on the sheet Compare was cleared."]
    assert book.sheets["Compare"].impl.sheet.tables["Compare"].autoFilter.filterColumn == []


def test_a_filter_of_the_sheet_itself_is_cleared_too(host: ExcelHost, monkeypatch: pytest.MonkeyPatch) -> None:
    build_in_workbook(host)
    filtered = SimpleNamespace(FilterMode=True)
    filtered.ShowAllData = lambda: setattr(filtered, "FilterMode", False)
    monkeypatch.setattr(SheetApi, "AutoFilterMode", property(lambda sheet: sheet._sheet.title == "Compare"))
    monkeypatch.setattr(SheetApi, "AutoFilter", filtered, raising=False)

    refresh_rankings(host)

    assert host.notes == ["The filter on the sheet Compare was cleared."]
    assert not filtered.FilterMode


def test_checking_the_set_up_of_reading_needs_no_right_to_write(host: ExcelHost, book: xw.Book) -> None:
    book.api.ReadOnly = True

    with host.session("Check data"):
        found = {source.key for source in host.data().sources((), None)}  # type: ignore[arg-type]

    assert found >= {"Units", "Measures", "Results", "Targets"}
