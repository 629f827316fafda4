"""Wide results, where every measure is a column of its own (or a numerator and a denominator), made long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.read.report import shorten
from frontline_workbooks.read.schema import RESULTS, Column, Table
from frontline_workbooks.read.stack import Extract, extract

if TYPE_CHECKING:
    from frontline_workbooks.read.mapping import WideMeasure
    from frontline_workbooks.read.recognise import Role
    from frontline_workbooks.read.report import Report


def read_wide(role: Role, report: Report) -> list[Extract]:
    """Read a file whose measures the map names, one extract a measure.

    Parameters
    ----------
    role
        The source, its columns period and unit_id, and the map's entry for it.
    report
        Takes the faults.

    Returns
    -------
    list of Extract
        In the columns of Results. Rows of one period and unit are added up before a numerator is divided by
        its denominator; rows without either, or with a denominator of 0, are left out with a warning.
    """
    measures = role.entry.measures if role.entry else ()
    return [_one(role, measure, report) for measure in measures if _headers(measure) <= set(role.source.headers)]


def _headers(measure: WideMeasure) -> set[str]:
    return {name for name in (measure.value, measure.numerator, measure.denominator, measure.n) if name}


def _one(role: Role, measure: WideMeasure, report: Report) -> Extract:
    given = {"value": measure.value, "n": measure.n, "numerator": measure.numerator, "denominator": measure.denominator}
    columns = {name: header for name, header in given.items() if header}
    keys = tuple(column for column in RESULTS.columns if column.name in {"period", "unit_id"})
    table = Table("Results", (*keys, *(Column(name, "number") for name in columns)), ())
    places = {name: role.places[name] for name in ("period", "unit_id")}
    for name, header in columns.items():
        places[name] = role.source.headers.index(header)
    part = extract(role.source, table, places, report)
    if measure.numerator:
        part = _add_up(part, report)
    ids = pd.Categorical.from_codes(
        np.zeros(len(part.frame), dtype=np.int8), categories=pd.Index([measure.measure_id], dtype="str")
    )
    headers = {**part.headers, "value": measure.value or f"{measure.numerator} / {measure.denominator}"}
    return Extract(part.source, part.frame.assign(measure_id=ids), headers, part.positions)


def _add_up(part: Extract, report: Report) -> Extract:
    frame = part.frame
    usable = (frame["numerator"].notna() & frame["denominator"].gt(0)).to_numpy()
    if not usable.all():
        at = int(np.argmin(usable))
        report.add(
            part.source.name,
            f"{part.headers['numerator']} must be given and {part.headers['denominator']} must be above 0",
            "Such rows were left out.",
            row=part.source.row_number(int(part.positions[at])),
            column=f"{part.headers['numerator']}, {part.headers['denominator']}",
            found=" / ".join(shorten(frame[name].iloc[at]) for name in ("numerator", "denominator")),
            count=int((~usable).sum()),
            fatal=False,
        )
    frame = frame[usable].assign(position=part.positions[usable])
    how = {"numerator": "sum", "denominator": "sum", "position": "first"}
    sums = frame.groupby(["period", "unit_id"], observed=True, sort=False, dropna=False).agg(how).reset_index()
    return Extract(part.source, sums.drop(columns="position"), part.headers, sums["position"].to_numpy())
