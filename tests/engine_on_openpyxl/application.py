"""Excel itself: the engine, its one application, its settings and its message box."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from engine_on_openpyxl.books import Books
from engine_on_openpyxl.com import AppApi
from engine_on_openpyxl.typing_rules import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = {
    "screen_updating": True,
    "enable_events": True,
    "display_alerts": True,
    "calculation": "automatic",
    "status_bar": False,
}


def start() -> xlwings.App:
    """Start an Excel without a workbook; it is the active one of xlwings until the next start."""
    impl = Engine()
    engine = xlwings.Engine(impl=impl)
    for earlier in [found for found in xlwings.engines if found.name == impl.name]:
        xlwings.engines.engines.remove(earlier)
        xlwings.engines.engines_by_name.pop(earlier.name)
    xlwings.engines.add(engine)
    engine.activate()
    return xlwings.App(impl=impl.apps.add())


class Engine:
    """The engine that xlwings asks for applications and for the conversion of values."""

    name, type = "openpyxl", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(given: Any, options: Any) -> Any:  # noqa: ARG004
        return "" if given is None or given != given else given  # noqa: PLR0124 - NaN differs from itself

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: Any) -> Any:
        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, ErrorValue):
                return str(value) if err_to_str else None
            if isinstance(value, dt.datetime):
                return datetime_builder(value.year, value.month, value.day, value.hour, value.minute, value.second)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return number_builder(value) if number_builder else float(value)
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):  # type: ignore[misc]
    """The running applications."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._apps: list[App] = []

    def add(self, **_: Any) -> App:
        self._apps.insert(0, App(self._engine, len(self._apps) + 1))
        return self._apps[0]

    def keys(self) -> list[int]:
        return [app.pid for app in self._apps]

    def __iter__(self) -> Iterator[App]:
        return iter(self._apps)

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self._apps if app.pid == pid)


def _setting(name: str) -> property:
    def get(app: App) -> Any:
        return app.settings[name]

    def put(app: App, value: Any) -> None:
        if name in app.refuses:
            raise OSError(f"Excel refuses to set {name}.")
        app.settings[name] = value
        app.history.append((name, value))

    return property(get, put)


class App(base_classes.App):  # type: ignore[misc]
    """An application.

    Attributes
    ----------
    history
        Every setting that was set, in order.
    calls
        Every block read or written.
    alerts
        Every message shown.
    refuses
        Names of settings it does not let anybody set.
    """

    engine = pid = None
    version, hwnd = "16.0", 1

    def __init__(self, engine: Engine, pid: int) -> None:
        self.engine, self.pid = engine, pid
        self.settings = dict(SETTINGS)
        self.history: list[tuple[str, Any]] = []
        self.calls: list[tuple[Any, ...]] = []
        self.alerts: list[str] = []
        self.refuses: set[str] = set()
        self._books, self._api, self._number = Books(self), AppApi(self), 0

    books = property(lambda self: self._books)
    api = property(lambda self: self._api)
    screen_updating = _setting("screen_updating")
    enable_events = _setting("enable_events")
    display_alerts = _setting("display_alerts")
    calculation = _setting("calculation")
    status_bar = _setting("status_bar")

    def new_number(self) -> int:
        self._number += 1
        return self._number

    def calculate(self) -> None:
        self.history.append(("calculate", None))

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002
        pass

    def alert(self, prompt: str, *_: Any) -> str:
        self.alerts.append(prompt)
        return "ok"
