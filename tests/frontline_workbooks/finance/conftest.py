"""A scorecard of six shops in two regions, and finance workbooks about them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd
import pytest
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

Row: TypeAlias = "tuple[object, str, str, float, float | None]"
SHOPS = ("Ashford", "Burford", "Catford", "Dartford", "Eastford", "Fulford")


@pytest.fixture(scope="session")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    """Return the shops of 2024, each with 100 answers and a revenue of 1,000.

    Fulford has 3 answers; they are suppressed, and so are a neighbour's, lest they could be worked out.
    """
    rows: list[Row] = []
    for at in range(len(SHOPS)):
        rows.append((2024, f"S{at:02}", "SAT", 70.0 + at, 3 if at == 5 else 100))
        rows.append((2024, f"S{at:02}", "CLIM", 60.0 + at, 10))
        rows.append((2024, f"S{at:02}", "REV", 1000.0, None))
    return scored(tmp_path_factory.mktemp("shops"), rows)


@pytest.fixture(scope="session")
def monthly(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    """Return the shops of December 2024: a revenue of 100 in each month from October 2023 on, Fulford's with n.

    In March 2024 it is that of 3 customers and suppressed, so that a neighbour's is too.
    """
    rows: list[Row] = []
    for year, month in [(2023, 10), (2023, 11), (2023, 12), *((2024, month) for month in range(1, 13))]:
        for at in range(len(SHOPS)):
            n = 3 if at == 5 and (year, month) == (2024, 3) else 50
            rows.append((f"{year}-{month:02}", f"S{at:02}", "REV", 100.0, n))
            rows.append((f"{year}-{month:02}", f"S{at:02}", "SAT", 70.0 + at, 50))
    return scored(tmp_path_factory.mktemp("months"), rows)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    """Return the shops of 2024 of which Ashford has 3 customers and a revenue of 4711.25, a neighbour 5822.75."""
    rows: list[Row] = []
    for at in range(len(SHOPS)):
        revenue, n = {0: (4711.25, 3), 2: (5822.75, 6)}.get(at, (1000.5 + at, 50))
        rows += [(2024, f"S{at:02}", "REV", revenue, n), (2024, f"S{at:02}", "SAT", 70.5 + at, n)]
    return scored(tmp_path_factory.mktemp("small"), rows)


def scored(folder: Path, rows: Sequence[Row]) -> Scorecard:
    """Score results of the shops."""
    units = [("ALL", "All shops", "Company", ""), ("N", "North", "Region", "ALL"), ("S", "South", "Region", "ALL")]
    units += [(f"S{at:02}", name, "Shop", "NS"[at % 2]) for at, name in enumerate(SHOPS)]
    measures = [
        ("SAT", "Customer satisfaction", "satisfaction", "higher", "percent", "mean"),
        ("CLIM", "Service climate", "climate", "higher", "percent", "mean"),
        ("REV", "Revenue", "financial", "higher", "£", "sum"),
    ]
    tables = {
        "units": (units, ["unit_id", "unit_name", "level", "parent_id"]),
        "measures": (measures, ["measure_id", "measure_name", "area", "better", "unit", "combine"]),
        "results": (rows, ["period", "unit_id", "measure_id", "value", "n"]),
    }
    for name, (content, columns) in tables.items():
        pd.DataFrame(content, columns=columns).to_csv(folder / f"{name}.csv", index=False)
    return score(read_tables(folder))


@pytest.fixture(scope="session")
def finance() -> Callable[..., bytes]:
    """Draw a finance workbook: ``finance({"Costs": rows}, table="Costs")``, an Excel table if it is named."""

    def draw(sheets: dict[str, Sequence[Sequence[Any]]], table: str = "", place: str = "A1") -> bytes:
        top, left = xl_cell_to_rowcol(place)
        package = BytesIO()
        with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(top + at, left, row)
                if table:
                    headers = [{"header": header} for header in rows[0]]
                    last = (top + len(rows) - 1, left + len(rows[0]) - 1)
                    sheet.add_table(top, left, *last, {"name": table, "columns": headers})
        return package.getvalue()

    return draw
