"""A scorecard of six shops in two regions, and finance workbooks about them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
import xlsxwriter

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontline.scorecard.model import Scorecard

SHOPS = ("Ashford", "Burford", "Catford", "Dartford", "Eastford", "Fulford")


@pytest.fixture(scope="session")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    """Return the shops of 2024, each with 100 answers and a revenue of 1,000.

    Fulford has 3 answers; they are suppressed, and so are a neighbour's, lest they could be worked out.
    """
    folder = tmp_path_factory.mktemp("shops")
    units = [("ALL", "All shops", "Company", ""), ("N", "North", "Region", "ALL"), ("S", "South", "Region", "ALL")]
    units += [(f"S{at:02}", name, "Shop", "NS"[at % 2]) for at, name in enumerate(SHOPS)]
    pd.DataFrame(units, columns=["unit_id", "unit_name", "level", "parent_id"]).to_csv(
        folder / "units.csv", index=False
    )
    measures = [
        ("SAT", "Customer satisfaction", "satisfaction", "higher", "percent", "mean"),
        ("CLIM", "Service climate", "climate", "higher", "percent", "mean"),
        ("REV", "Revenue", "financial", "higher", "£", "sum"),
    ]
    columns = ["measure_id", "measure_name", "area", "better", "unit", "combine"]
    pd.DataFrame(measures, columns=columns).to_csv(folder / "measures.csv", index=False)
    rows: list[tuple[int, str, str, float, float | None]] = []
    for at in range(len(SHOPS)):
        rows.append((2024, f"S{at:02}", "SAT", 70.0 + at, 3 if at == 5 else 100))
        rows.append((2024, f"S{at:02}", "CLIM", 60.0 + at, 10))
        rows.append((2024, f"S{at:02}", "REV", 1000.0, None))
    columns = ["period", "unit_id", "measure_id", "value", "n"]
    pd.DataFrame(rows, columns=columns).to_csv(folder / "results.csv", index=False)
    return score(read_tables(folder))


@pytest.fixture(scope="session")
def finance() -> Callable[..., bytes]:
    """Draw a finance workbook: ``finance({"Costs": rows}, table="Costs")``, an Excel table if it is named."""

    def draw(sheets: dict[str, Sequence[Sequence[Any]]], table: str = "") -> bytes:
        package = BytesIO()
        with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
                if table:
                    headers = [{"header": header} for header in rows[0]]
                    sheet.add_table(0, 0, len(rows) - 1, len(rows[0]) - 1, {"name": table, "columns": headers})
        return package.getvalue()

    return draw
