"""What the tests compare of a workbook: its parts as saved, without the time of saving."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings as xw


def parts_of(book: xw.Book) -> dict[str, bytes]:
    """Return every part of the workbook as it would be saved now."""
    book.impl.book.save(io.BytesIO())  # openpyxl settles some attributes only while it saves
    file = io.BytesIO()
    book.impl.book.save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}
