"""Formulas that call the add-in: how they name it so that they work on every machine.

Excel stores a call of an add-in's function as ``[1]!NAME(...)``, where 1 is the first external link of the
package. Its relationship is of the kind "in the start folder" and gives the bare file name, so no path of
the machine that made the workbook travels with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.addin_links import STARTUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDIN_FILE = "Frontline.xlam"
"""Name of the add-in in the start folder of each user."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINK, _LINK_TARGETS = "xl/externalLinks/externalLink1.xml", "xl/externalLinks/_rels/externalLink1.xml.rels"
_FORMULA = re.compile(r"(<f\b[^>]*>)([^<]*)(</f>)")
_CALL = re.compile(r'("[^"]*")|(?<![\w.!])(FLS_\w+)(?=\()')
_RELATION = "rIdFrontline"


def link_to_addin(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook whose formulas name the add-in, with the link they need.

    Parameters
    ----------
    parts
        Parts by name, as XlsxWriter makes them: no external link yet.
    """
    linked = {name: _linked(data) if name.startswith("xl/worksheets/sheet") else data for name, data in parts.items()}
    used = sorted({name for part, data in linked.items() if data != parts[part] for name in _functions(data)})
    return linked | _link(used) | _announced(linked)


def _linked(data: bytes) -> bytes:
    return _FORMULA.sub(_linked_formula, data.decode()).encode()


def _linked_formula(match: re.Match[str]) -> str:
    opening, formula, closing = match.groups()
    return opening + _CALL.sub(lambda call: call[1] or f"[1]!{call[2]}", formula) + closing


def _functions(data: bytes) -> set[str]:
    return set(re.findall(r"\[1\]!(FLS_\w+)\(", data.decode()))


def _link(functions: Iterable[str]) -> dict[str, bytes]:
    names = "".join(f'<definedName name="{name}"/>' for name in functions)
    book = (
        f'{_DECLARATION}<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_RELATIONSHIPS}" r:id="rId1">'
        f"<definedNames>{names}</definedNames></externalBook></externalLink>"
    )
    targets = (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{STARTUP}" Target="{ADDIN_FILE}" TargetMode="External"/></Relationships>'
    )
    return {_LINK: book.encode(), _LINK_TARGETS: targets.encode()}


def _announced(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return content types, relationships and workbook with the link in its place among the others."""
    content = f'<Override PartName="/{_LINK}" ContentType="{_LINK_CONTENT}"/></Types>'
    relation = (
        f'<Relationship Id="{_RELATION}" Type="{_RELATIONSHIPS}/externalLink" '
        f'Target="externalLinks/externalLink1.xml"/></Relationships>'
    )
    reference = f'</sheets><externalReferences><externalReference r:id="{_RELATION}"/></externalReferences>'
    return {
        name: parts[name].replace(closing.encode(), opened.encode())
        for name, closing, opened in (
            ("[Content_Types].xml", "</Types>", content),
            ("xl/_rels/workbook.xml.rels", "</Relationships>", relation),
            ("xl/workbook.xml", "</sheets>", reference),
        )
    }
