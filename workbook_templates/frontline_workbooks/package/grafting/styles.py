"""Cell formats and rule formats of our sheets, added to the end of somebody's tables of formats.

The rows that were there keep their numbers, so no cell of theirs changes. A format that is there already is used again,
and one that no sheet of ours uses is not added: putting sheets in again and again does not swell the tables.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.grafting.style_tables import StyleTable
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.xml_text import Element

_MOST_FORMATS = 64_000
_FIRST_OWN_NUMBER_FORMAT = 164
_NORMAL = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="{namespace}">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
_PARTS_OF_FORMAT = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_APPLIED = ("applyFont", "applyFill", "applyBorder", "applyNumberFormat")


def normal_styles(namespace: str) -> bytes:
    """Return the styles of a workbook that has none: the Normal style of Excel, and nothing else."""
    return _NORMAL.format(namespace=namespace).encode()


class SourceStyles:
    """The formats of the package our sheets come from.

    Parameters
    ----------
    part
        Its styles.
    """

    def __init__(self, part: bytes) -> None:
        self._root = XmlText(part, "the styles of the new sheets").root

    @cached_property
    def number_formats(self) -> dict[str, str]:
        """Codes of the number formats by id."""
        return {row.get("numFmtId"): row.get("formatCode") for row in self.rows("numFmts")}

    def rows(self, table: str) -> list[Element]:
        """Return the rows of a table, ``"cellXfs"``."""
        found = self._root.find(table)
        return found.children if found else []


class HostStyles:
    """The formats of the workbook our sheets go to.

    Parameters
    ----------
    part
        Its styles.
    name
        The part's name.
    """

    def __init__(self, part: bytes, name: str) -> None:
        self.text = XmlText(part, name)
        self._tables = {table: StyleTable(self.text, table) for table in (*_PARTS_OF_FORMAT.values(), "dxfs")}
        self._formats = StyleTable(self.text, "cellXfs")
        self._numbers = StyleTable(self.text, "numFmts")
        rows = self._numbers.rows
        self._number_of = {row.get("formatCode"): row.get("numFmtId") for row in reversed(rows)}
        # an id may be in use without a code, and must not get one
        used = {element.get("numFmtId"): element for element in self.text.root.walk()}
        numbers = [element.number("numFmtId") for element in used.values()]
        self._next_number = max(_FIRST_OWN_NUMBER_FORMAT - 1, *numbers) + 1
        if not self._formats.rows:  # the first format is every plain cell's
            self._formats.number({"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"})

    def cell_format(self, source: SourceStyles, index: int) -> int:
        """Return the number here of a cell format of ours."""
        row = source.rows("cellXfs")[index]
        attributes = dict(row.attributes)
        for attribute, table in _PARTS_OF_FORMAT.items():
            part = source.rows(table)[int(attributes.get(attribute, "0"))]
            attributes[attribute] = str(self._tables[table].number_of(part))
        attributes["numFmtId"] = self._number_format(source, attributes.get("numFmtId", "0"))
        attributes["xfId"] = "0"  # the Normal style of this workbook, from which everything of ours is set apart
        attributes |= dict.fromkeys(_APPLIED, "1")
        number = self._formats.number(attributes, row)
        if number >= _MOST_FORMATS:
            raise PackageFault(
                "too-many-formats",
                f"The workbook has more than {_MOST_FORMATS:,} cell formats, and Excel allows no more; "
                "remove unused formats and run again.",
            )
        return number

    def rule_format(self, source: SourceStyles, index: int) -> int:
        """Return the number here of a format of a rule or table of ours."""
        row = source.rows("dxfs")[index]
        codes = [element.get("formatCode") for element in row.walk() if element.name == "numFmt"]
        return self._tables["dxfs"].number_of(row, {code: self._number_of_code(code) for code in codes})

    def finish(self) -> XmlText:
        """Add what was asked for, and return the part."""
        for table in (self._numbers, *self._tables.values(), self._formats):
            table.finish()
        return self.text

    def _number_format(self, source: SourceStyles, number: str) -> str:
        code = source.number_formats.get(number)
        return number if code is None else self._number_of_code(code)  # one without a code is one of Excel's own

    def _number_of_code(self, code: str) -> str:
        if code not in self._number_of:
            self._number_of[code] = str(self._next_number)
            self._numbers.number({"numFmtId": str(self._next_number), "formatCode": code})
            self._next_number += 1
        return self._number_of[code]
