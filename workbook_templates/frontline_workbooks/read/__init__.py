"""Reading a scorecard's tables from a folder or a workbook, and checking them."""

from __future__ import annotations

from frontline_workbooks.read.reading import read_tables

__all__ = ["read_tables"]
