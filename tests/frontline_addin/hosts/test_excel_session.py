from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.application import SETTINGS

from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import StoppedError

if TYPE_CHECKING:
    import xlwings as xw


def test_excel_is_quiet_while_a_run_lasts(host: ExcelHost, app: xw.App) -> None:
    with host.session("Compare"):
        during = dict(app.impl.settings)

    assert during == {
        "screen_updating": False,
        "enable_events": False,
        "display_alerts": False,
        "calculation": "manual",
        "status_bar": False,
    }


def test_files_opened_during_a_run_start_no_macros(host: ExcelHost, app: xw.App) -> None:
    with host.session("Compare"):
        assert app.api.AutomationSecurity == 3

    assert app.api.AutomationSecurity == 1


def test_every_setting_is_restored_after_an_exception(host: ExcelHost, app: xw.App) -> None:
    app.api.Cursor = 7

    with pytest.raises(ZeroDivisionError), host.session("Compare"):
        _ = 1 / 0

    assert app.impl.settings == SETTINGS
    assert app.api.Cursor == 7


def test_settings_of_the_user_s_own_come_back(host: ExcelHost, app: xw.App) -> None:
    app.impl.settings |= {"calculation": "semiautomatic", "status_bar": "Words of another add-in"}

    with host.session("Compare"):
        app.status_bar = "ours"

    assert app.impl.settings == SETTINGS | {"calculation": "semiautomatic", "status_bar": "Words of another add-in"}


@pytest.mark.parametrize("name", ["screen_updating", "calculation", "status_bar"])
def test_where_excel_refuses_one_setting_the_others_are_restored(host: ExcelHost, app: xw.App, name: str) -> None:
    with host.session("Compare"):
        app.impl.refuses.add(name)

    others = {key: value for key, value in SETTINGS.items() if key != name}
    assert {key: app.impl.settings[key] for key in others} == others
    assert host.notes == [
        f"Excel did not take back its setting {name.replace('_', ' ')}; restart Excel if it behaves oddly."
    ]


def test_a_setting_that_excel_does_not_let_us_set_stops_nothing(host: ExcelHost, app: xw.App) -> None:
    app.impl.refuses.add("calculation")

    with host.session("Compare"):
        reached = True

    assert reached


def test_the_sheet_the_user_looked_at_is_shown_again(host: ExcelHost, book: xw.Book) -> None:
    book.sheets["Units"].activate()

    with host.session("Compare"):
        book.app.books.add()
        book.sheets["Results"].activate()

    assert book.app.books.active.name == "results.xlsx"
    assert book.sheets.active.name == "Units"


def test_the_status_bar_is_silent_for_two_seconds_and_then_says_what_is_done(book: xw.Book) -> None:
    now = [0.0]
    host = ExcelHost(book, clock=lambda: now[0], is_escape_pressed=lambda _: False)

    with host.session("Refresh rankings"):
        now[0] = 1.9
        host.step("Scoring the units")
        early = book.app.status_bar
        now[0] = 2.0
        host.step("Describing the sheets")
        late = book.app.status_bar

    assert early is False
    assert late == "Frontline Scorecards: Describing the sheets … Esc to stop"


def test_escape_stops_between_steps(book: xw.Book) -> None:
    answers = iter([False, True])
    host = ExcelHost(book, is_escape_pressed=lambda _: next(answers))

    with pytest.raises(StoppedError, match="Everything is as it was"), host.session("Refresh rankings"):
        host.step("Scoring the units")
