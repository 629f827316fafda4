"""What each sheet says: immutable descriptions, drawn by `frontline_workbooks.write`."""

from __future__ import annotations

from frontline_workbooks.sheets.assemble import describe

__all__ = ["describe"]
