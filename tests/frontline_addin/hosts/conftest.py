"""Fixtures: a closed workbook of somebody."""

from __future__ import annotations

from closed_workbooks import parts, workbook, year_book

__all__ = ["parts", "workbook", "year_book"]
