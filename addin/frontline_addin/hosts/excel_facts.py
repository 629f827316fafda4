"""What the running Excel says of itself and of our add-in, for Check set-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_addin.actions.check_setup import ExcelFacts
from frontline_addin.hosts import excel_com

if TYPE_CHECKING:
    import xlwings as xw

ADD_IN = "Frontline.xlam"
_CONFIG = "Frontline.conf"
_VERSION = re.compile(r"\bVersion (\d[\w.]*\w)")


def facts_of(app: xw.App) -> ExcelFacts:
    """Ask Excel."""
    path = excel_com.add_in_path(app, ADD_IN)
    version, bits = str(app.version), excel_com.bitness(app)
    if path is None:
        return ExcelFacts(version, bits)
    found = _VERSION.search(excel_com.add_in_comments(app, ADD_IN))
    settings = {str(row[0]): _text(row[1]) for row in excel_com.add_in_cells(app, ADD_IN, _CONFIG) if row[0]}
    return ExcelFacts(version, bits, path, found[1] if found else "", settings)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)
