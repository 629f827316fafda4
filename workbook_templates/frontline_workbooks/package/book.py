"""The workbook part: its tabs and its defined names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault, corrupt
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES
from frontline_workbooks.package.opc.dialect import MAIN, MAIN_STRICT, RELATIONS, RELATIONS_STRICT
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.relationships import Relationship
    from frontline_workbooks.package.opc.xml_text import Element


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it.

    Parameters
    ----------
    name
        What its tab says.
    sheet_id
        Its number, which stays when it is moved or renamed.
    state
        ``"visible"``, ``"hidden"`` or ``"veryHidden"``.
    arrow
        The relationship to its part; None where the workbook names none that exists.
    element
        Where it stands in the workbook part.
    """

    name: str
    sheet_id: int
    state: str
    arrow: Relationship | None
    element: Element

    @property
    def part(self) -> str:
        """Its part, or ""."""
        return self.arrow.part if self.arrow else ""


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A defined name; ``place`` is the tab it is local to, None for the whole workbook."""

    name: str
    place: int | None
    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook part, read.

    Parameters
    ----------
    part
        Its name.
    xml
        Its text, to be edited.
    strict
        Whether it is written in the Strict dialect.
    tabs
        Its sheets, in order.
    names
        Its defined names, in order.
    """

    part: str
    xml: XmlText
    strict: bool
    tabs: tuple[Tab, ...]
    names: tuple[DefinedName, ...]

    @property
    def date_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        properties = self.xml.root.find("workbookPr")
        return properties is not None and properties.get("date1904") in {"1", "true"}

    @property
    def custom_views(self) -> list[Element]:
        """The views that people saved, each of which shows a sheet by its number."""
        views = self.xml.root.find("customWorkbookViews")
        return views.children if views else []

    @property
    def relations(self) -> str:
        """Namespace of relationships in its dialect."""
        return RELATIONS_STRICT if self.strict else RELATIONS


def read_book(package: Package) -> Book:
    """Read the workbook part of a package.

    Raises
    ------
    PackageFault
        The package holds no workbook, or one in a dialect of its own.
    """
    part = workbook_part(package)
    xml = XmlText(package.read(part), part)
    if xml.root.name != "workbook" or xml.root.namespace not in {MAIN, MAIN_STRICT}:
        raise PackageFault(
            "unknown-dialect",
            "The workbook is written in a dialect older than Excel 2007; save it in Excel as .xlsx and run again.",
        )
    strict = xml.root.namespace == MAIN_STRICT
    arrows = {arrow.name: arrow for arrow in relationships(package, part)}
    sheets = xml.root.find("sheets")
    if sheets is None:
        raise corrupt("it lists no sheets")
    attribute = f"{RELATIONS_STRICT if strict else RELATIONS} id"
    tabs = tuple(_tab(element, arrows.get(element.get(attribute)), package) for element in sheets.all("sheet"))
    names = xml.root.find("definedNames")
    return Book(part, xml, strict, tabs, tuple(map(_name, names.all("definedName"))) if names else ())


def workbook_part(package: Package) -> str:
    """Return the name of the part that the package has as its main document."""
    found = next((arrow.part for arrow in relationships(package, "") if arrow.kind == "officeDocument"), "")
    if CONTENT_TYPES not in package or not found:
        raise PackageFault("not-a-workbook", "The file is a zip, but not an Excel workbook; choose another file.")
    if found not in package:
        raise corrupt(f"its part {found} is missing")
    return found


def _tab(element: Element, arrow: Relationship | None, package: Package) -> Tab:
    number = element.get("sheetId")
    there = arrow if arrow and arrow.part in package else None
    return Tab(
        element.get("name"), int(number) if number.isdecimal() else 0, element.get("state", "visible"), there, element
    )


def _name(element: Element) -> DefinedName:
    place = element.get("localSheetId")
    return DefinedName(element.get("name"), int(place) if place.isdecimal() else None, element.text, element)
