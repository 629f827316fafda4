"""Calls of the functions of loyalty on the embedded sample: a plain one, one with every option, one that must fail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.sample.make import Sample

YEAR = dt.datetime(2025, 1, 1), dt.datetime(2025, 12, 31)  # noqa: DTZ001 - Excel's dates know no zone


def calls(sample: Sample) -> Iterator[tuple[str, list[Any]]]:
    """Return the calls, ranges of at most 300 rows."""
    yield from _counted(sample)
    yield from _models()


def _counted(sample: Sample) -> Iterator[tuple[str, list[Any]]]:
    last = sample.results[sample.results["period"] == sample.results["period"].max()]
    rows = last[last["measure_id"] == "retention"]
    before = [[float(count)] for count in rows["denominator"]]
    after = [[float(count) + 10] for count in rows["numerator"]]
    branches = [[unit] for unit in rows["unit_id"]]
    yield "FLS_RETENTION", [branches, before, after, [[10.0]] * 48]
    yield "FLS_RETENTION", ["all", 0, 0, 0]
    customers = sample.customers.iloc[:300]
    wanted, started, ended, units, spend, elsewhere = (
        [[name]] + [[cell] for cell in customers[name].astype(object).where(customers[name].notna(), None)]
        for name in ("target_customer", "started", "left", "unit_id", "revenue", "spend_elsewhere")
    )
    yield "FLS_DEFECTIONS", [units, wanted, started, ended, *YEAR]
    yield "FLS_DEFECTIONS", ["all", wanted, started, ended, "2025-01-01", 46022.0]
    yield "FLS_DEFECTIONS", [units, wanted, started, ended, *YEAR[::-1]]
    yield "FLS_WALLET_SHARE", [units, spend, elsewhere]
    yield "FLS_WALLET_SHARE", ["all", spend, elsewhere, 50]
    yield "FLS_WALLET_SHARE", [units, spend, elsewhere, 0]


def _models() -> Iterator[tuple[str, list[Any]]]:
    yield "FLS_LIFETIME", [[[0.6], [0.8], [1.0]]]
    yield "FLS_LIFETIME", [0.8]
    yield "FLS_LIFETIME", [1]
    yield "FLS_LIFETIME_VALUE", [[[100.0, 120.0]], [[0.6], [0.8]], 0.1]
    yield "FLS_LIFETIME_VALUE", [100, 0.8, 0.1, 30, "certain"]
    yield "FLS_LIFETIME_VALUE", [100, 1, 0]
    yield "FLS_RETENTION_EFFECT", [[["retention"], [0.6], [0.8], [0.97]]]
    yield "FLS_RETENTION_EFFECT", [0.8, 0.1, 0.05, 100, 50]
    yield "FLS_RETENTION_EFFECT", [0.97]
    yield "FLS_UNIT_COST", [[[0.7], [0.8]], [[400.0], [420.0]], 120]
    yield "FLS_UNIT_COST", [0.8, 400, 120, 0.02]
    yield "FLS_UNIT_COST", [0.8, -400, 120]
    yield "FLS_LOYALTY_MODEL", [2000, 0.05, 300, None, 120]
    yield "FLS_LOYALTY_MODEL", [2000, 0.05, 300, 0.1, 120, 80, 60, 150, -0.02, 9000]
    yield "FLS_LOYALTY_MODEL", [2000, 5]
