"""A small workbook with the sample's tables, as a user would have it, with a sheet of notes of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from frontline_workbooks.sample import write_sample

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = ("retention", "waiting_time", "complaints")
NAMES = ("Units", "Measures", "Results", "Targets")
_BRANCHES = 3
_PERIODS = 6


def make_example(folder: Path) -> Path:
    """Write ``results.xlsx``: two regions, six branches, three measures, six months."""
    sample = folder / "sample"
    sample.mkdir()
    write_sample(sample)
    tables = {name: pd.read_csv(sample / f"{name.lower()}.csv", dtype=object) for name in NAMES}
    path = folder / "results.xlsx"
    write_tables(path, _smaller(tables))
    return path


def write_tables(path: Path, tables: dict[str, pd.DataFrame]) -> None:
    """Write tables as Excel tables, each on a sheet of its name, and a sheet Notes."""
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "Notes"
    notes["A1"] = "Mine"
    for name, frame in tables.items():
        sheet = book.create_sheet(name)
        sheet.append(list(frame.columns))
        for row in frame.itertuples(index=False):
            sheet.append([_cell(value) for value in row])
        corner = f"{get_column_letter(len(frame.columns))}{len(frame) + 1}"
        sheet.add_table(Table(displayName=name, ref=f"A1:{corner}"))
    book.save(path)


def _smaller(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    units, results = tables["Units"], tables["Results"]
    branches = units[units["level"] == "Branch"].groupby("parent_id").head(_BRANCHES)
    regions = units[(units["level"] == "Region") & units["unit_id"].isin(["R1", "R2"])]
    kept = pd.concat([units[units["parent_id"].isna()], regions, branches[branches["parent_id"].isin(["R1", "R2"])]])
    periods = sorted(results["period"].unique())[-_PERIODS:]
    wanted = results["unit_id"].isin(kept["unit_id"]) & results["measure_id"].isin(MEASURES)
    measures, targets = tables["Measures"], tables["Targets"]
    for_kept = targets["unit_id"].isna() | targets["unit_id"].isin(kept["unit_id"])
    return {
        "Units": kept,
        "Measures": measures[measures["measure_id"].isin(MEASURES)],
        "Results": results[wanted & results["period"].isin(periods)],
        "Targets": targets[for_kept & targets["measure_id"].isin(MEASURES)],
    }


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return None
    try:
        return float(value)
    except ValueError:
        return value
