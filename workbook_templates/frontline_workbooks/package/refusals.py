"""Workbooks that may not be changed: their owner, or a signature, says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.relationships import related, relationships
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package

_FINAL = "_MarkAsFinal"
"""Custom property by which Excel shows a workbook as final."""


def refuse_signed(package: Package) -> None:
    """Refuse a signed workbook: any change breaks the signature.

    Raises
    ------
    PackageFault
        Of code ``"signed"``.
    """
    if any(arrow.type.endswith("/digital-signature/origin") for arrow in relationships(package, "")):
        raise PackageFault(
            "signed",
            "The workbook carries a digital signature, which any change would break; "
            "remove the signature in Excel (File, Info, View Signatures), run again and sign it anew.",
        )


def refuse_locked(package: Package, book: Book) -> None:
    """Refuse a workbook whose sheets may not be changed in number.

    Raises
    ------
    PackageFault
        Of code ``"signed"``, ``"structure-locked"``, ``"write-reserved"``, ``"final"`` or ``"shared"``.
    """
    refuse_signed(package)
    _refuse_kept_from_change(package, book)
    protection = book.xml.root.find("workbookProtection")
    if protection is not None and protection.get("lockStructure") in {"1", "true"}:
        raise PackageFault(
            "structure-locked",
            "The structure of the workbook is protected; "
            "unprotect it in Excel (Review, Protect Workbook) and run again.",
        )
    if any(arrow.kind == "revisionHeaders" for arrow in relationships(package, book.part)):
        raise PackageFault(
            "shared",
            "The workbook is shared in the old way, with a log of every change; "
            "stop sharing it in Excel (Review, Unshare Workbook) and run again.",
        )


def _refuse_kept_from_change(package: Package, book: Book) -> None:
    """Refuse a workbook of which its owner says that others may only read it."""
    sharing = book.xml.root.find("fileSharing")
    if sharing is not None and (sharing.get("hashValue") or sharing.get("reservationPassword")):
        raise PackageFault(
            "write-reserved",
            "The workbook may be changed only with a password that its owner set; "
            "remove it in Excel (Save As, Tools, General Options) and run again.",
        )
    part = related(package, "", "custom-properties")
    properties = XmlText(package.read(part), part).root.all("property") if part else []
    for row in properties:
        if row.get("name") == _FINAL and row.children and row.children[0].text.strip().lower() in {"true", "1"}:
            raise PackageFault(
                "final",
                "The workbook is marked as final; lift that in Excel (File, Info, Protect Workbook) and run again.",
            )
