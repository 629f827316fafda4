"""A copy of an Excel workbook in which Calc finds the worksheet functions.

Excel's files name our functions as parts of the add-in, ``[1]!FLS_RANK(...)``; Calc reads from such a file
only the name under which it knows its own add-in. Spilling formulas arrive in Calc as array formulas; there
`array_formula` levels out what else Calc does differently.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from frontline.errors import FileFaultError
from frontline_addin.build_calc.array_formula import PREFIX, array_formula
from frontline_workbooks.saving import write_file

if TYPE_CHECKING:
    from pathlib import Path

_FORMULAS = re.compile(r"(?s)(<(?:\w+:)?(?:f|formula\d?|definedName)\b[^>]*>)([^<]*)")
_CALL = re.compile(r'("[^"]*")|(?<![\w.!\]])(?:\[\d+\]!)?(FLS_\w+)(?=\()', re.IGNORECASE)
_PARTS = re.compile(r"xl/(?:worksheets/[^/]+|workbook)\.xml")


def for_calc(workbook: Path, output: Path) -> Path:
    """Write a copy of a workbook for Calc with the add-in Frontline.oxt.

    Parameters
    ----------
    workbook
        An .xlsx file.
    output
        The copy, another .xlsx file.

    Returns
    -------
    Path
        The output.

    Raises
    ------
    FileFaultError
        The workbook cannot be read, or the copy not be written.
    """
    try:
        with zipfile.ZipFile(workbook) as package:
            entries = [(entry, _part(entry.filename, package.read(entry))) for entry in package.infolist()]
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise FileFaultError(f"{workbook} cannot be read as an .xlsx workbook: {error}.") from error
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in entries:
            package.writestr(entry, data)
    write_file(output, copy.getvalue())
    return output


def _part(name: str, data: bytes) -> bytes:
    return in_calc(data.decode()).encode() if _PARTS.fullmatch(name) else data


def in_calc(xml: str) -> str:
    """Return the XML of a sheet or of the workbook with our functions named as Calc names them.

    >>> in_calc('<f>[1]!FLS_RANK(A1:A9)&amp;"FLS_RANK("</f>')
    '<f>FRONTLINE.SCORECARDS.WORKSHEETFUNCTIONS.FLS_RANK(A1:A9)&amp;"FLS_RANK("</f>'
    """
    return _FORMULAS.sub(_in_calc, xml)


def _in_calc(element: re.Match[str]) -> str:
    opened, formula = element.groups()
    renamed = _CALL.sub(lambda call: call[1] or f"{PREFIX}{call[2].upper()}", unescape(formula))
    if PREFIX not in renamed:
        return element[0]
    return opened + escape(array_formula(renamed) if 't="array"' in opened else renamed)
