"""Taking a digital signature off a workbook: any change would break it, so its owner is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes
from frontline_workbooks.package.opc.relationships import reachable, relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.relationships import Relationship

_SIGNED = "/digital-signature/origin"
_ROOT = relationships_part("")


def without_signature(data: bytes) -> bytes:
    """Return a workbook without the signature of the package; what signs its macros stays.

    Parameters
    ----------
    data
        The bytes of the workbook; one that is not signed comes back as it is.

    Raises
    ------
    PackageFault
        The workbook cannot be read, or another part would not stay what it was.
    """
    package = open_package(data)
    signatures = [arrow for arrow in relationships(package, "") if arrow.type.endswith(_SIGNED)]
    if not signatures:
        return data
    package.verify()
    unsigned = package.copy()
    gone = _parts_of(package, signatures)
    for part in gone:
        unsigned.drop(part)
    _forget(unsigned, signatures, gone)
    result = unsigned.to_bytes()
    _refuse_a_loss(package, open_package(result), gone)
    return result


def _parts_of(package: Package, signatures: list[Relationship]) -> set[str]:
    parts = {part for arrow in signatures for part in reachable(package, arrow.part)}
    return parts | {relationships_part(part) for part in parts}


def _forget(package: Package, signatures: list[Relationship], gone: set[str]) -> None:
    arrows = XmlText(package.read(_ROOT), _ROOT)
    names = {arrow.name for arrow in signatures}
    for element in arrows.root.all("Relationship"):
        if element.get("Id") in names:
            arrows.remove(element)
    package.write(_ROOT, arrows.result())
    types = ContentTypes(package)
    types.drop(gone)
    package.write(CONTENT_TYPES, types.text.result())


def _refuse_a_loss(before: Package, after: Package, gone: set[str]) -> None:
    edited = {_ROOT.lower(), CONTENT_TYPES.lower(), *gone}
    for part in before.names():
        if part.lower() not in edited and (part not in after or not before.same_bytes(part, after)):
            raise PackageFault("would-lose", f"The part {part} would not stay what it was; nothing was written.")
