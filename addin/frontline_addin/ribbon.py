"""What the buttons of the ribbon call: one action, one message. Nothing heavy is imported before a click."""

from __future__ import annotations

import atexit
import contextlib
import logging
import sys
import tempfile
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import DataFaultError, FrontlineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import xlwings as xw

    from frontline_addin.actions.choices import Choices
    from frontline_addin.hosts.excel import ExcelHost

TITLE = "Frontline Scorecards"
GUIDE = "Frontline Scorecards guide.xlsx"
_SHOWN_FAULTS = 3
_SHOWN_SIGNS = 1000
"""Signs that a message box of Excel shows for certain."""
_MORE = "There is more to say than fits here; of a merge it stands on the sheet Reconciliation."


def press(action: str, measure_hex: str = "", level_hex: str = "", period_hex: str = "") -> None:
    """Do what a button says and show one message.

    Parameters
    ----------
    action
        Tag of the button.
    measure_hex, level_hex, period_hex
        What is chosen in the lists, as hexadecimal UTF-16 (big-endian), so that no text of a workbook is ever
        part of the command; "" for automatic.
    """
    import xlwings as xw

    keep_other_excels(xw)
    app = _app(xw)
    try:
        message = _run(app, action, (measure_hex, level_hex, period_hex))
    except DataFaultError as error:
        message = _data_message(error)
    except FrontlineError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - no user ever sees a traceback
        message = _unforeseen(action, error)
    app.alert(fitting(message), TITLE)


def fitting(message: str) -> str:
    """Return as many lines of a message as Excel's message box shows; it drops the rest without a word."""
    if len(message) <= _SHOWN_SIGNS:
        return message
    lines = message.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    shown = [line for line, end in zip(lines, ends, strict=True) if end + len(_MORE) <= _SHOWN_SIGNS]
    return "\n".join([*(shown or [message[: _SHOWN_SIGNS - len(_MORE) - 1]]), _MORE])


def decoded(text: str) -> str:
    """Return a choice as it stands in the list.

    >>> decoded("004E0050005300E9"), decoded("")
    ('NPSé', '')
    """
    return bytes.fromhex(text).decode("utf-16-be")


def keep_other_excels(xlwings: Any) -> None:
    """Undo xlwings' habit of killing, when Python ends, every Excel that has no workbook open."""
    cleanup = getattr(getattr(xlwings, "_xlwindows", None), "cleanup", None)
    if cleanup is not None:
        atexit.unregister(cleanup)


def _app(xlwings: Any) -> xw.App:
    """Return the Excel that called, also where it has no workbook open."""
    app: xw.App = xlwings.apps.active
    with contextlib.suppress(Exception):  # what xlwings raises without a calling workbook differs by platform
        app = xlwings.Book.caller().app
    return app


def _run(app: xw.App, action: str, chosen: tuple[str, ...]) -> str:
    from frontline_addin.actions.choices import Choices
    from frontline_addin.hosts.excel import ExcelHost
    from frontline_addin.hosts.excel_preflight import wait_until_ready, workbook_of

    wait_until_ready(app)
    if action in _WITHOUT_WORKBOOK:
        return _WITHOUT_WORKBOOK[action](app)
    host = ExcelHost(workbook_of(app))
    message = _WITH_WORKBOOK[action](host, Choices(*map(decoded, chosen)))
    return "\n".join([message, *host.notes])


def _check_data(host: ExcelHost, _: Choices) -> str:
    from frontline_addin.actions.check_in_workbook import check_in_workbook

    checked = check_in_workbook(host)
    where = " See the sheet Data faults." if checked.faults else ""
    return checked.sentence + where


def _build_scorecard(host: ExcelHost, choices: Choices) -> str:
    from frontline_addin.actions.build_in_workbook import build_in_workbook

    return build_in_workbook(host, choices).sentence


def _refresh_rankings(host: ExcelHost, choices: Choices) -> str:
    from frontline_addin.actions.refresh_rankings import refresh_rankings

    return refresh_rankings(host, choices).sentence


def _compare(host: ExcelHost, choices: Choices) -> str:
    from frontline_addin.actions.compare import compare

    return compare(host, choices).sentence


def _values_only(host: ExcelHost, _: Choices) -> str:
    from frontline_addin.actions.values_only import free_path, values_only

    return values_only(host, free_path(host.name, host.folder or Path.home())).sentence


def _repair_links(host: ExcelHost, _: Choices) -> str:
    from frontline_addin.actions.repair_links import repair_links

    return repair_links(host).sentence


def _merge_yearend(host: ExcelHost, choices: Choices) -> str:
    from datetime import UTC, datetime

    from frontline_addin.actions.choices import theme_of
    from frontline_addin.actions.merge import merge
    from frontline_addin.actions.merge_wanted import Wanted
    from frontline_addin.hosts.excel_dialogues import ask_for_place, ask_for_results

    results = ask_for_results(host.book)
    wanted = Wanted(settings=choices.settings(), theme=theme_of(host.choices()))
    merged = merge(host, results, wanted, datetime.now(UTC), ask_for_place(host.book.app))
    return "\n".join([merged.sentence, *merged.reconciliation])


def _unmerge(host: ExcelHost, _: Choices) -> str:
    from datetime import UTC, datetime

    from frontline_addin.actions.unmerge import unmerge

    return unmerge(host, datetime.now(UTC)).sentence


def _undo(host: ExcelHost, _: Choices) -> str:
    from frontline_addin.actions.undo import undo

    return undo(host).sentence


def _guide(app: xw.App) -> str:
    from frontline_addin.actions.guide import guide

    open_ones = {book.name: book for book in app.books}
    if GUIDE in open_ones:
        open_ones[GUIDE].activate()
        return "The guide is open already."
    written = guide(Path(tempfile.mkdtemp(prefix="frontline-")) / GUIDE)
    app.books.open(str(written.path), update_links=False, add_to_mru=False)
    return "The guide is open. Save it where you like; it is made anew at every click."


def _check_setup(app: xw.App) -> str:
    from frontline_addin.actions.check_setup import check_setup
    from frontline_addin.hosts.excel_facts import facts_of

    return check_setup(facts_of(app)).sentence


def _data_message(error: DataFaultError) -> str:
    fatal = [str(fault) for fault in error.faults if fault.fatal]
    more = [f"… and {len(fatal) - _SHOWN_FAULTS:,} more."] if len(fatal) > _SHOWN_FAULTS else []
    advice = "Nothing was changed. Click Check data for the whole list on a sheet."
    return "\n".join(["The data cannot be used yet:", *fatal[:_SHOWN_FAULTS], *more, advice])


def _unforeseen(action: str, error: Exception) -> str:
    """Put the traceback where it can be sent from, and say where that is."""
    path = Path(tempfile.gettempdir()) / "frontline-error.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("frontline_addin.ribbon")
    log.addHandler(handler)
    try:
        log.error("button %s, Python %s", action, sys.version, exc_info=error)
    finally:
        log.removeHandler(handler)
        handler.close()
    return (
        f"The button did not work: {type(error).__name__}: {str(error)[:200]}. This is a fault of ours, "
        f"not of your data. Save your work, try once more, and if it comes again send us {path}."
    )


_WITHOUT_WORKBOOK: Mapping[str, Callable[[xw.App], str]] = {"guide": _guide, "check_setup": _check_setup}
_WITH_WORKBOOK: Mapping[str, Callable[[ExcelHost, Choices], str]] = {
    "check_data": _check_data,
    "build_scorecard": _build_scorecard,
    "refresh_rankings": _refresh_rankings,
    "compare": _compare,
    "values_only": _values_only,
    "repair_links": _repair_links,
    "merge_yearend": _merge_yearend,
    "unmerge": _unmerge,
    "undo": _undo,
}
