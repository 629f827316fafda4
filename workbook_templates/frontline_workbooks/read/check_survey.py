"""The survey: its items, and one row a respondent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.read.check_keys import known_ids, not_empty
from frontline_workbooks.read.check_measures import better_of
from frontline_workbooks.read.report import nearest
from frontline_workbooks.read.schema import Column, Table, normal
from frontline_workbooks.read.stack import extract, stack

if TYPE_CHECKING:
    import pandas as pd

    from frontline_workbooks.read.recognise import Role
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

COLUMNS = ["item_id", "scale", "minimum", "maximum", "reverse"]


def check_items(given: Stack, measures: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Check the items: unique, of a measure that exists, with the minimum and maximum of their scale."""
    items = given.frame[COLUMNS].astype(dict.fromkeys(("item_id", "scale", "reverse"), "str"))
    for name in ("item_id", "scale"):
        empty = items.index[items[name].isna()]
        given.add_fault(report, empty, name, f"{name} must not be empty", "Fill it in or delete the row.")
    again = items["item_id"].duplicated() & items["item_id"].notna()
    given.add_fault(report, items.index[again], "item_id", "item_id must be unique", "Keep one of the rows.")
    unknown = items.index[~items["scale"].isin(measures["measure_id"]) & items["scale"].notna()]
    if len(unknown):
        near = nearest(items.loc[unknown[0], "scale"], measures["measure_id"])
        remedy = f'Did you mean "{near}"?' if near else "Add that measure to Measures."
        given.add_fault(report, unknown, "scale", "scale must be the measure_id of a measure", remedy)
    narrow = items.index[~(items["minimum"] < items["maximum"])]
    given.add_fault(report, narrow, "maximum", "maximum must be greater than minimum", "Correct the item's scale.")
    ends = items.groupby("scale")[["minimum", "maximum"]].transform("first")
    mixed = items.index[(items[["minimum", "maximum"]] != ends).any(axis=1) & items["scale"].notna() & ~again]
    rule = "the items of one scale must have the same minimum and maximum"
    given.add_fault(report, mixed, "maximum", rule, "Give items with other answers a scale of their own.")
    reverse = items["reverse"].fillna("no")
    read = reverse.map({text: better_of(text) for text in reverse.unique()})
    wrong = items.index[~reverse.map(normal).isin(_FLAGS)]
    given.add_fault(report, wrong, "reverse", "reverse must be yes or no (1 or 0)", "Correct it.", found=reverse)
    return items.assign(reverse=read.eq("higher").to_numpy())[~again & items["item_id"].notna()]


def read_responses(role: Role, items: pd.DataFrame, report: Report) -> Stack | None:
    """Read one source of responses with a column an item; None where it has no item.

    Parameters
    ----------
    role
        The source and the places of period and unit_id.
    items
        The items as checked.
    report
        Takes the faults: no item among the headers, answers that are no numbers.
    """
    headers = {normal(header): at for at, header in reversed(list(enumerate(role.source.headers)))}
    places = {item: headers[normal(item)] for item in items["item_id"] if normal(item) in headers}
    if not places:
        report.add(
            role.source.name,
            "Responses must have a column for every item_id of Items",
            "Give the columns the item_ids as headers.",
            found=", ".join(role.source.headers)[:60],
        )
        return None
    keys = [column for column in role.table.columns if column.name in role.places] if role.table else []
    table = Table("Responses", (*keys, *(Column(item, "number") for item in places)), ())
    return stack([extract(role.source, table, {**role.places, **places}, report)], table)


def check_responses(
    given: Stack, period: pd.Series, units: pd.DataFrame, items: pd.DataFrame, report: Report
) -> pd.DataFrame:
    """Check answers against the items' scales and units against those that exist."""
    rows = given.frame.assign(period=period)
    rows = known_ids(given, rows, "unit_id", units["unit_id"], report, table="Units")
    rows = not_empty(given, rows, ("period", "unit_id"), report)
    for item in items.itertuples():
        if item.item_id not in rows:
            continue
        values = rows[item.item_id].to_numpy()
        outside = (values < item.minimum) | (values > item.maximum) | np.isinf(values)
        rule = f"an answer must lie from {item.minimum:g} to {item.maximum:g}"
        given.add_fault(report, rows.index[outside], str(item.item_id), rule, "Correct it, or the item's scale.")
    return rows.reset_index(drop=True)


_FLAGS = {"1", "0", "yes", "no", "y", "n", "true", "false"}
