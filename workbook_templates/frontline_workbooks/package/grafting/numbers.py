"""What the numbers in our sheets become in the workbook they go to: formats, metadata, texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.grafting.metadata import Metadata, empty_metadata
from frontline_workbooks.package.grafting.styles import HostStyles, normal_styles
from frontline_workbooks.package.opc.dialect import MAIN, MAIN_STRICT
from frontline_workbooks.package.opc.relationships import related

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.grafting.source import Source
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import XmlText

STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
METADATA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml"


@dataclass(frozen=True, slots=True)
class Grown:
    """A part of the workbook that grew, or that it did not have.

    Parameters
    ----------
    kind
        What the workbook has it as, ``"styles"``.
    name
        The file it usually is.
    part
        The part; "" where the workbook has none yet.
    content_type
        Its type.
    text
        What it holds now.
    """

    kind: str
    name: str
    part: str
    content_type: str
    text: XmlText


class Tables:
    """The tables of formats and metadata of the workbook our sheets go to.

    Parameters
    ----------
    package, book
        The workbook.
    """

    def __init__(self, package: Package, book: Book) -> None:
        self._package, self._book = package, book
        self._namespace = MAIN_STRICT if book.strict else MAIN
        self._styles_part = related(package, book.part, "styles")
        self._metadata_part = related(package, book.part, "sheetMetadata")

    @cached_property
    def styles(self) -> HostStyles:
        """Its formats."""
        part = self._styles_part
        return HostStyles(self._package.read(part) if part else normal_styles(self._namespace), part or "styles")

    @cached_property
    def metadata(self) -> Metadata:
        """Its metadata."""
        part = self._metadata_part
        return Metadata(self._package.read(part) if part else empty_metadata(self._namespace), part or "metadata")

    def grown(self) -> list[Grown]:
        """Return the parts that were asked for something."""
        found = []
        if "styles" in self.__dict__:
            found.append(Grown("styles", "styles.xml", self._styles_part, STYLES, self.styles.finish()))
        if "metadata" in self.__dict__:
            found.append(Grown("sheetMetadata", "metadata.xml", self._metadata_part, METADATA, self.metadata.text))
        return found


@dataclass(frozen=True)
class SourceNumbers:
    """The numbers of one source, each looked up once.

    Parameters
    ----------
    source
        Where the sheets come from.
    tables
        Those of the workbook they go to.
    """

    source: Source
    tables: Tables
    _cells: dict[int, int] = field(default_factory=dict)
    _rules: dict[int, int] = field(default_factory=dict)

    def cell_format(self, index: int) -> int:
        """Return the number of a cell format."""
        if index not in self._cells:
            self._cells[index] = self.tables.styles.cell_format(self.source.styles, index)
        return self._cells[index]

    def rule_format(self, index: int) -> int:
        """Return the number of a format of a rule or table."""
        if index not in self._rules:
            self._rules[index] = self.tables.styles.rule_format(self.source.styles, index)
        return self._rules[index]

    def spill(self) -> int:
        """Return the number of the metadata of a formula that spills."""
        return self.tables.metadata.dynamic_array

    def string(self, index: int) -> bytes:
        """Return a shared text, as XML."""
        return self.source.strings[index]
