"""Comments, customers, financials, actions and recognition: as given, for units that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.read.check_keys import known_ids
from frontline_workbooks.read.read_periods import read_periods

if TYPE_CHECKING:
    import pandas as pd

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.schema import Table
    from frontline_workbooks.read.stack import Stack


def check_other(given: Stack, table: Table, units: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Check one of the tables that stand beside the results.

    Parameters
    ----------
    given
        The rows as read.
    table
        Which table it is.
    units
        The units as checked; rows of other units are left out with a warning.
    report
        Takes the faults.

    Returns
    -------
    pandas.DataFrame
        Every column of the table; texts as texts, periods as labels.
    """
    rows = given.frame
    if "period" in rows:
        (period,), _ = read_periods([given], report)
        rows = rows.assign(period=period)
    rows = known_ids(given, rows, "unit_id", units["unit_id"], report, table="Units", tolerated=1.0)
    texts = {column.name: "str" for column in table.columns if column.kind == "text"}
    return rows.astype(texts).reset_index(drop=True)
