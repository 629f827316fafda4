"""Cell metadata: what makes a formula spill, kept in one part for the whole workbook."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.xml_text import Element

_ORDER = (
    "metadataTypes",
    "metadataStrings",
    "mdxMetadata",
    "futureMetadata",
    "cellMetadata",
    "valueMetadata",
    "extLst",
)
_DYNAMIC = "XLDAPR"
_ARRAYS = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"
_TYPE = (
    '<{p}metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" '
    'splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/>'
)
_BLOCK = (
    '<{p}bk><{p}extLst><{p}ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">'
    '<xda:dynamicArrayProperties xmlns:xda="' + _ARRAYS + '" fDynamic="1" fCollapsed="0"/></{p}ext></{p}extLst></{p}bk>'
)
_TRUE = {"1", "true"}


def empty_metadata(namespace: str) -> bytes:
    """Return the metadata part of a workbook that has none."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<metadata xmlns="{namespace}"/>'.encode()


class Metadata:
    """The metadata of the workbook our sheets go to; what is there keeps its number.

    Parameters
    ----------
    part
        The part.
    name
        Its name.
    """

    def __init__(self, part: bytes, name: str) -> None:
        self.text = XmlText(part, name)
        self._prefix = self.text.prefix().decode()

    @cached_property
    def dynamic_array(self) -> int:
        """Number of the cell metadata that say "this formula spills", added where there are none."""
        kind, block = self._type() + 1, self._block()
        cells = self.text.root.find("cellMetadata")
        for number, record in enumerate(cells.children if cells else [], start=1):
            if [(row.get("t"), row.get("v")) for row in record.children] == [(str(kind), str(block))]:
                return number
        return self._add("cellMetadata", f'<{{p}}bk><{{p}}rc t="{kind}" v="{block}"/></{{p}}bk>') + 1

    def _type(self) -> int:
        types = self.text.root.find("metadataTypes")
        names = [row.get("name") for row in types.children] if types else []
        return names.index(_DYNAMIC) if _DYNAMIC in names else self._add("metadataTypes", _TYPE)

    def _block(self) -> int:
        blocks = next((row for row in self.text.root.all("futureMetadata") if row.get("name") == _DYNAMIC), None)
        for number, block in enumerate(blocks.children if blocks else []):
            if any(_spills(element) for element in block.walk()):
                return number
        return self._add("futureMetadata", _BLOCK, f' name="{_DYNAMIC}"', blocks)

    def _add(self, table: str, row: str, attributes: str = "", found: Element | None = None) -> int:
        """Add a row to a table, with the table where it is missing; return the row's number."""
        element = found if attributes else self.text.root.find(table)
        xml = row.replace("{p}", self._prefix)
        if element:
            self.text.append(element, xml.encode())
            self.text.set(element, count=len(element.children) + 1)
            return len(element.children)
        tag = f"{self._prefix}{table}"
        self.text.place(table, f'<{tag}{attributes} count="1">{xml}</{tag}>'.encode(), _ORDER)
        return 0


def _spills(element: Element) -> bool:
    return (
        element.name == "dynamicArrayProperties"
        and element.get("fDynamic") in _TRUE
        and element.get("fCollapsed") not in _TRUE
    )
