"""Workbooks that may not be changed: their owner, or a signature, says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.relationships import relationships

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package


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
        Of code ``"signed"``, ``"structure-locked"`` or ``"shared"``.
    """
    refuse_signed(package)
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
