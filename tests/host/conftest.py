"""LibreOffice Calc as the host of the worksheet functions: one headless LibreOffice for all tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from calc_summary import record_counts

from frontline_addin.build_calc import build

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from calc import Calc, find_python_with_uno, find_soffice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

collect_ignore = ["calc_driver.py"]  # runs in the Python of LibreOffice

NO_CALC = "LibreOffice is not installed: neither soffice nor libreoffice is on the PATH."
NO_UNO = "No Python can drive LibreOffice: install python3-uno."
OLD_CALC = "LibreOffice {} has no FILTER and XLOOKUP, with which the templates pick rows; 24.8 and newer have."
FIRST_WITH_FILTER = (24, 8)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one LibreOffice stay in one process, where pytest-xdist runs with --dist loadgroup."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.host)
            item.add_marker(pytest.mark.xdist_group("calc"))


@pytest.fixture(scope="session")
def programs() -> tuple[str, str]:
    """Return LibreOffice and a Python that can drive it."""
    soffice, python = find_soffice(), find_python_with_uno()
    if soffice is None:
        pytest.skip(NO_CALC)
    if python is None:
        pytest.skip(NO_UNO)
    return soffice, python


@pytest.fixture(scope="session")
def add_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Calc add-in, answered by the Python that runs the tests."""
    return build(tmp_path_factory.mktemp("add-in") / "Frontline.oxt").path


@pytest.fixture(scope="session")
def calc(programs: tuple[str, str], add_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """Return a LibreOffice that has the add-in."""
    running = Calc(tmp_path_factory.mktemp("calc"), *programs)
    try:
        running("install", str(add_in))
        yield running
    finally:
        running.stop()


@pytest.fixture
def new_calc(calc: Calc) -> Calc:
    """Return a LibreOffice that knows FILTER and XLOOKUP."""
    version = calc("version")
    if tuple(map(int, version.split(".")[:2])) < FIRST_WITH_FILTER:
        pytest.skip(OLD_CALC.format(version))
    return calc


@pytest.fixture
def sheet(calc: Calc) -> Iterator[Any]:
    """Return a LibreOffice with an empty workbook open."""
    calc("open")
    yield calc
    calc("close")


@pytest.fixture
def counted(calc: Calc, record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Record what the test counted, for the summary at the end: ``counted("a workbook", formulas=12, cached=12)``."""

    def count(what: str, **counts: float) -> None:
        record_counts(record_property, calc("version"), what, **counts)

    return count
