"""A workbook's file, with the values that are stored in it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path


def stored_workbook(path: Path) -> openpyxl.Workbook:
    """Read it, values in place of formulas; what openpyxl cannot read is not looked at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, data_only=True)
