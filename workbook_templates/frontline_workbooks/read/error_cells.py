"""Errors of formulas: which texts they are, and where they stand in a closed workbook, as its reader drops them."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

ERRORS = frozenset(
    {
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#UNKNOWN!", "#BUSY!",
    }
)  # fmt: skip
"""What Excel shows in a cell whose formula failed."""

_BLOCK = 1 << 22
_LONGEST_CELL = 1 << 16
_MARKS = (b't="e"', b"t='e'")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")


def error_cells(path: Path, part: str) -> dict[tuple[int, int], str]:
    """Return the errors of one sheet of a closed workbook by row and column, both counted from 0.

    Parameters
    ----------
    path
        An .xlsx or .xlsm file.
    part
        The sheet's part of the package.
    """
    found: dict[tuple[int, int], str] = {}
    try:
        with zipfile.ZipFile(path) as package, package.open(part) as sheet:
            for block in _blocks(sheet):
                if any(mark in block for mark in _MARKS):
                    found |= dict(_errors(block))
    except (KeyError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile):
        return {}  # whoever reads the cells says what is wrong with the file
    return found


def _blocks(sheet: IO[bytes]) -> Iterator[bytes]:
    """Read in blocks that overlap by more than a cell, so that every cell stands whole in one of them."""
    tail = b""
    while block := sheet.read(_BLOCK):
        yield tail + block
        tail = (tail + block)[-_LONGEST_CELL:]


def _errors(block: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(block):
        address, value = _ADDRESS.search(cell[1]), _VALUE.search(cell[2])
        if address and value:
            yield (int(address[2]) - 1, _column(address[1])), value[1].decode("ascii", "replace")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
