"""Reading a scorecard's tables from a folder or a workbook, and checking them."""

from __future__ import annotations

from frontline_workbooks.read.reading import holds_results, read_tables

__all__ = ["holds_results", "read_tables"]
