"""Namespaces of the two dialects in which Excel writes the same workbook: Transitional and Strict."""

from __future__ import annotations

import re

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

_STRICT_OF = {
    MAIN: MAIN_STRICT,
    RELATIONS: RELATIONS_STRICT,
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
_DECLARATION = re.compile(rb"""(\sxmlns(?::[\w.-]+)?\s*=\s*["'])([^"']+)""")
_URI = re.compile(rb"""(\suri\s*=\s*["'])([^"']+)""")


def to_strict(xml: bytes) -> bytes:
    """Return a part of a Transitional workbook as a Strict workbook has it."""
    return _translate(xml, _STRICT_OF)


def to_transitional(xml: bytes) -> bytes:
    """Return a part of a Strict workbook as a Transitional workbook has it."""
    return _translate(xml, {strict: transitional for transitional, strict in _STRICT_OF.items()})


def relation_type(kind: str, *, strict: bool) -> str:
    """Return the full type of a relationship of the Office documents, e.g. of ``"styles"``."""
    return f"{RELATIONS_STRICT if strict else RELATIONS}/{kind}"


def _translate(xml: bytes, uris: dict[str, str]) -> bytes:
    """Change namespaces where they are declared, and where a drawing names the namespace of what it frames."""

    def change(found: re.Match[bytes]) -> bytes:
        uri = found[2].decode()
        old = next((old for old in uris if uri.startswith(old)), "")
        return found[1] + (uris[old] + uri[len(old) :] if old else uri).encode()

    return _URI.sub(change, _DECLARATION.sub(change, xml))
