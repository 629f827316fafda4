"""The last values of spilled formulas, so that a workbook shows them before it is calculated."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING

from frontline_udfs.core.cell_errors import ERRORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline_udfs.core.cells import Cell

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates know no zone
_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(<f\b.*?</f>)?(?:<v>[^<]*</v>)?</c>)')
_TYPE = re.compile(r' t="\w+"')


def with_cached_cells(sheet: bytes, values: Mapping[str, Cell]) -> bytes:
    """Return a sheet's XML with these last values in its cells, formulas and formats as they are.

    Parameters
    ----------
    sheet
        The part as XlsxWriter makes it; every one of the cells is in it.
    values
        Values by cell, such as ``{"B7": 0.5}``.
    """

    def filled(match: re.Match[str]) -> str:
        cell, attributes, formula = match.groups()
        if cell not in values:
            return match.group()
        kind, text = stored(values[cell])
        return f'<c r="{cell}"{_TYPE.sub("", attributes)}{kind}>{formula or ""}<v>{text}</v></c>'

    return _CELL.sub(filled, sheet.decode()).encode()


def stored(value: Cell) -> tuple[str, str]:
    """Return the type and the text with which a formula's last value is stored.

    >>> stored("a & b"), stored("#N/A"), stored(2.0), stored(True)
    ((' t="str"', 'a &amp; b'), (' t="e"', '#N/A'), ('', '2'), (' t="b"', '1'))
    """
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, dt.datetime):
        value = (value - _EPOCH) / dt.timedelta(days=1)
    if isinstance(value, (int, float)):
        return "", repr(int(value)) if float(value).is_integer() else repr(float(value))
    text = "" if value is None else str(value)
    return (' t="e"', text) if text in ERRORS else (' t="str"', html.escape(text, quote=False))
