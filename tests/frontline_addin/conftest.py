"""Fixtures: an open workbook with data, in an Excel that is an engine on openpyxl."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl import start
from engine_on_openpyxl.example import make_example

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.hosts.excel import ExcelHost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved workbook with the tables Units, Measures, Results and Targets; not to be changed."""
    return make_example(tmp_path_factory.mktemp("example"))


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[xw.App]:
    """Return an Excel without a workbook; temporary files go to the test's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return start()


@pytest.fixture
def book(app: xw.App, example: Path, tmp_path: Path) -> xw.Book:
    """Return a workbook with data, open in that Excel."""
    path = tmp_path / example.name
    path.write_bytes(example.read_bytes())
    return app.books.open(str(path))


@pytest.fixture
def host(book: xw.Book) -> ExcelHost:
    """Return the live host of that workbook; Esc is never pressed."""
    return ExcelHost(book, is_escape_pressed=lambda _: False)


@pytest.fixture(scope="session")
def built_example(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved workbook with data and their scorecard; not to be changed."""
    path = tmp_path_factory.mktemp("built") / example.name
    path.write_bytes(example.read_bytes())
    book = start().books.open(str(path))
    build_in_workbook(ExcelHost(book, is_escape_pressed=lambda _: False))
    book.save()
    return path


@pytest.fixture
def built_book(app: xw.App, built_example: Path, tmp_path: Path) -> xw.Book:
    """Return a workbook with data and their scorecard, open in that Excel."""
    path = tmp_path / built_example.name
    path.write_bytes(built_example.read_bytes())
    return app.books.open(str(path))


@pytest.fixture
def built(built_book: xw.Book) -> ExcelHost:
    """Return the live host of a workbook with data and their scorecard."""
    return ExcelHost(built_book, is_escape_pressed=lambda _: False)
