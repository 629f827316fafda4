"""What the tests compare of a workbook: its parts as saved, without the time of saving."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def parts_of(book: xw.Book) -> dict[str, bytes]:
    """Return every part of the workbook as it would be saved now."""
    book.impl.book.save(io.BytesIO())  # openpyxl settles some attributes only while it saves
    file = io.BytesIO()
    book.impl.book.save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}


def content(book: xw.Book) -> dict[str, list[list[str]]]:
    """Return the formulas and values of every sheet."""
    return {sheet.name: [list(row) for row in sheet.used_range.formula2] for sheet in book.sheets}


def have_drawn_anew(host: ExcelHost) -> None:
    """Make every sheet of ours look as if another version had drawn it, so that the next run replaces it."""
    for own in host.own_sheets():
        host.book.sheets[own.name].names["Frontline_layout"].refers_to = '="another version"'
