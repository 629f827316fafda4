"""A small workbook as finance keeps it: a table, formulas across sheets, a name, a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ("Profit and loss", "Budget")
_UNITS = (*(f"B{number:02}" for number in range(1, 47)), "B99")
"""Those of the sample but two, and one that it does not know."""

_PLANNED = [1000.0 + 10.0 * place for place in range(len(_UNITS))]
_ACTUAL = [990.5 + 10.25 * place for place in range(len(_UNITS))]


def write_year_end_workbook(path: Path) -> Path:
    """Write it; every formula carries its value.

    Parameters
    ----------
    path
        The .xlsx to write.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        result, budget = (book.add_worksheet(name) for name in SHEETS)
        headers = [{"header": name} for name in ("unit_id", "budget", "actual")]
        rows = list(zip(_UNITS, _PLANNED, _ACTUAL, strict=True))
        budget.add_table(0, 0, len(rows), 2, {"name": "Budget", "columns": headers, "data": rows})
        book.define_name("Total_budget", f"=Budget!$B$2:$B${len(rows) + 1}")
        lines = (
            ("Budget", "=SUM(Total_budget)", sum(_PLANNED)),
            ("Actual", f"=SUM(Budget!C2:C{len(rows) + 1})", sum(_ACTUAL)),
            ("Difference", "=B2-B1", sum(_ACTUAL) - sum(_PLANNED)),
        )
        for row, (label, formula, value) in enumerate(lines):
            result.write_string(row, 0, label)
            result.write_formula(row, 1, formula, None, value)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"name": "Actual", "categories": "=Budget!$A$2:$A$9", "values": "=Budget!$C$2:$C$9"})
        result.insert_chart("D2", chart)
    return path
