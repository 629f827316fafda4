"""Fixtures: closed workbooks, somebody's and finance's."""

from __future__ import annotations

from closed_workbooks import parts, workbook, year_book
from finance_workbooks import built_scorecard, results, yearend

__all__ = ["built_scorecard", "parts", "results", "workbook", "year_book", "yearend"]
