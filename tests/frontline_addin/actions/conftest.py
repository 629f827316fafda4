"""Fixtures: closed workbooks, somebody's and finance's."""

from __future__ import annotations

from closed_workbooks import parts, year_book
from finance_workbooks import built_scorecard, results, results_folder, yearend

__all__ = ["built_scorecard", "parts", "results", "results_folder", "year_book", "yearend"]
