from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest

from frontline.errors import DataFaultError
from frontline_workbooks.read import read_tables
from frontline_workbooks.read.sheet_source import sheet_source, table_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.sheet_source import SheetSource

RESULTS = [["2024", "007", "sat", 80.5], ["2024", 8.0, "sat", 70.0]]


class Open:
    """A workbook open in a program: two Excel tables and plain sheets."""

    def __init__(self, results: list[list[Any]], folder: Path | None = None, name: str = "my_results.xlsx") -> None:
        self.name = name
        self.folder = folder
        self.results = results

    def sources(self, extra_headers: Collection[str], report: Report) -> Iterator[SheetSource]:
        yield table_source("tblUnits", "Lists", ["unit_id", "unit_name"], [["007", "Bond"], [8.0, None]], 2)
        headers = ["measure_id", "measure_name", "area", "better"]
        yield table_source("Measures", "Lists", headers, [["sat", "Satisfied", "satisfaction", "higher"]], 12)
        rows = [["All results", None, None, None], ["period", "unit_id", "measure_id", "value"], *self.results]
        source = sheet_source("Results", rows, extra_headers, report)
        if source is not None:
            yield source


def test_an_open_workbook_is_read_as_a_closed_one() -> None:
    tables = read_tables(Open(RESULTS))

    assert tables.units["unit_id"].tolist() == ["007", "8"]
    assert tables.results["value"].tolist() == [80.5, 70.0]
    assert tables.title == "my results"


def test_an_empty_cell_is_none_and_stays_missing() -> None:
    tables = read_tables(Open([*RESULTS, ["2023", "007", "sat", None], [None, None, None, None]]))

    assert len(tables.results) == 2
    assert [warning.row for warning in tables.warnings if warning.column == "value"] == [5]


def test_dates_of_an_open_workbook_are_periods() -> None:
    dates = [dt.datetime.fromisoformat(text) for text in ("2024-01-01", "2024-02-01")]
    rows = [[date, "007", "sat", 80.0] for date in dates]

    assert read_tables(Open(rows)).results["period"].tolist() == ["Jan 2024", "Feb 2024"]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_an_error_among_the_values_is_a_fault_with_its_row_and_column(error: str) -> None:
    with pytest.raises(
        DataFaultError, match=rf'row 5, column value: .* found "{re.escape(error)}"\. Correct the formula'
    ):
        read_tables(Open([*RESULTS, ["2023", "007", "sat", error]]))


def test_an_error_among_the_ids_is_a_fault() -> None:
    with pytest.raises(DataFaultError, match=r'row 3, column unit_id: unit_id must not be an error .* found "#N/A"'):
        read_tables(Open([["2024", "#N/A", "sat", 1.0], *RESULTS]))


def test_not_available_among_the_values_is_missing() -> None:
    tables = read_tables(Open([*RESULTS, ["2023", "007", "sat", "#N/A"]]))

    assert len(tables.results) == 2


def test_the_map_beside_an_open_workbook_is_used(tmp_path: Path) -> None:
    (tmp_path / "frontline.toml").write_text('title = "Mapped"\n')

    assert read_tables(Open(RESULTS, tmp_path)).title == "Mapped"


def test_what_an_open_workbook_lacks_is_to_be_added_as_a_sheet() -> None:
    tables = read_tables(Open(RESULTS))

    assert str(tables.warnings[0]).startswith("my_results.xlsx: there is no Targets table")
    assert "Add a sheet Targets" in tables.warnings[0].remedy
