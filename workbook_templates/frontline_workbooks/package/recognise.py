"""What a file is, before it is taken for a workbook that can be changed."""

from __future__ import annotations

from frontline_workbooks.package.book import workbook_part
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.archive import Package
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEETS = "spreadsheetml."
_MACRO_SHEETS = "ms-excel."


def open_package(data: bytes) -> Package:
    """Open the package of an .xlsx, .xlsm, .xltx, .xltm or .xlam workbook.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    PackageFault
        It is something else; ``code`` and sentence say what.
    """
    if data.startswith(_COMPOUND_FILE):
        raise _compound_file(data)
    package = Package(data)
    if "mimetype" in package and b"opendocument" in package.read("mimetype")[:200]:
        raise PackageFault("ods", "The file is an OpenDocument spreadsheet; save it as .xlsx and run again.")
    if CONTENT_TYPES not in package or "_rels/.rels" not in package:
        raise PackageFault("not-a-workbook", "The file is a zip, but not an Excel workbook; choose another file.")
    part = workbook_part(package)
    kind = ContentTypes(package).of(part)
    if "sheet.binary" in kind or part.lower().endswith(".bin"):
        raise PackageFault("xlsb", "The file is a binary workbook; save it in Excel as .xlsx or .xlsm and run again.")
    if _SHEETS not in kind and _MACRO_SHEETS not in kind:
        raise PackageFault("not-a-workbook", "The file is an Office document, but not a workbook; choose another file.")
    return package


def _compound_file(data: bytes) -> PackageFault:
    """Tell a password from the format of before 2007: both are compound files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PackageFault(
            "encrypted",
            "The workbook is encrypted; remove its password in Excel (File, Info, Protect Workbook) and run again, "
            "or work on it while it is open in Excel.",
        )
    return PackageFault("xls", "The file is a workbook of the kind .xls; save it in Excel as .xlsx and run again.")
