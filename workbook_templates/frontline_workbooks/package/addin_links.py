"""Links from formulas to our add-in, which Excel saves with the path it had on the machine of whoever saved last."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from frontline_workbooks.package.book import workbook_part
from frontline_workbooks.package.opc.relationships import relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_signed

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package

STARTUP = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
"""Relationship of a link to a workbook in the folder that Excel opens at its start, the same on every machine."""


def repair_links(data: bytes, addin: str = "Frontline.xlam") -> tuple[bytes, int]:
    """Point every link to the add-in at the folder Excel starts add-ins from, on any machine.

    Parameters
    ----------
    data
        The workbook.
    addin
        File name of the add-in; links to a file of that name in any folder, share or site are changed.

    Returns
    -------
    tuple
        The bytes of the workbook, and how many links were changed.

    Raises
    ------
    PackageFault
        The workbook cannot be read, or is signed.
    """
    package = open_package(data)
    package.verify()
    arrows = relationships(package, workbook_part(package))
    links = [arrow.part for arrow in arrows if arrow.kind == "externalLink" and arrow.part in package]
    changed = [link for link in links if _repair(package, link, addin)]
    if not changed:
        return data, 0
    refuse_signed(package)
    return package.to_bytes(), len(changed)


def _repair(package: Package, link: str, addin: str) -> bool:
    """Change one link; tell whether there was anything to change."""
    text = XmlText(package.read(link), link)
    book = text.root.find("externalBook")
    name = next((value for key, value in book.attributes.items() if key.endswith(" id")), "") if book else ""
    arrow = next((arrow for arrow in relationships(package, link) if arrow.name == name), None)
    if book is None or arrow is None or _file_name(arrow.target) != addin.lower():
        return False
    if arrow.type == STARTUP and arrow.target == addin:
        return False
    # the same file's address on the web, which Excel would try first
    elsewhere = [child for child in book.children if child.name == "alternateUrls"]
    gone = {value for child in elsewhere for each in child.walk() for value in each.attributes.values()}
    for child in elsewhere:
        text.remove(child)
    if elsewhere:
        package.write(link, text.result())
    _write_arrow(package, link, name, gone, addin)
    return True


def _write_arrow(package: Package, link: str, name: str, gone: set[str], addin: str) -> None:
    listing = relationships_part(link)
    text = XmlText(package.read(listing), listing)
    for element in text.root.children:
        if element.get("Id") == name:
            text.set(element, Type=STARTUP, Target=addin, TargetMode="External")
        elif element.get("Id") in gone:
            text.remove(element)
    package.write(listing, text.result())


def _file_name(target: str) -> str:
    path = unquote(target.partition("?")[0]).replace("\\", "/")
    return path.rpartition("/")[2].lower()
