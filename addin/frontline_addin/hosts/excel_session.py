"""One run in Excel: quiet while it lasts, and everything as before afterwards, also after a fault."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontline_addin.hosts import excel_com

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import xlwings as xw


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting of Excel, and what it is during a run; None leaves it to the run."""

    name: str
    get: Callable[[xw.App], Any]
    put: Callable[[xw.App, Any], None]
    during: Any


def _property(name: str, during: Any) -> _Setting:
    return _Setting(
        name.replace("_", " "), lambda app: getattr(app, name), lambda app, value: setattr(app, name, value), during
    )


def _set_status_bar(app: xw.App, text: Any) -> None:
    """Give the status bar back to Excel, or show the text that somebody else had put there."""
    app.status_bar = text if isinstance(text, str) and text else False


_SETTINGS = (
    _property("screen_updating", during=False),
    _property("enable_events", during=False),
    _property("display_alerts", during=False),
    _property("calculation", during="manual"),
    _Setting("cursor", excel_com.get_cursor, excel_com.set_cursor, excel_com.WAIT_CURSOR),
    _Setting("macro security", excel_com.get_macro_security, excel_com.set_macro_security, excel_com.NO_MACROS),
    _Setting("status bar", lambda app: app.status_bar, _set_status_bar, None),
)
"""In this order; restored in the opposite one, the screen last."""


@contextmanager
def quiet(app: xw.App, note: Callable[[str], object]) -> Iterator[None]:
    """Stop drawing, events, questions, macros and calculation; restore each, also where another refuses.

    Parameters
    ----------
    app
        The Excel to quieten.
    note
        Takes a sentence for each setting that Excel did not take back.
    """
    with ExitStack() as restoring:
        for setting in _SETTINGS:
            restoring.callback(_restore, app, setting, setting.get(app), note)
            if setting.during is not None:
                with suppress(Exception):  # Excel refuses some settings in some states; the run works without them
                    setting.put(app, setting.during)
        yield


def _restore(app: xw.App, setting: _Setting, before: Any, note: Callable[[str], object]) -> None:
    try:
        setting.put(app, before)
    except Exception:  # noqa: BLE001 - the other settings must be restored all the same
        note(f"Excel did not take back its setting {setting.name}; restart Excel if it behaves oddly.")
