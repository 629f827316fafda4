"""What was put into a workbook and how to take it back, kept in the workbook itself.

The record is a custom XML part, the kind of part that Excel lets programs keep in a workbook. It lists the parts we
added and, for each part of theirs that had to grow, the edits that give the original back. It holds as long as those
parts are byte for byte what we wrote. Once Excel has saved the workbook they are not, and our sheets are taken out by
what they are instead (`take_out`).
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.splices import Splice, apply
from frontline_workbooks.package.opc.xml_text import XmlText, escape
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import Element

_NAMESPACE = "urn:frontline-scorecards:put:1"
_SAYS_WHAT_IT_IS = 400
"""Bytes at the beginning of a part in which its namespace stands."""
PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    b'ds:itemID="{8A0D7C0E-5B2A-4C2B-9A53-2A6E7E1B4F10}"><ds:schemaRefs>'
    b'<ds:schemaRef ds:uri="urn:frontline-scorecards:put:1"/></ds:schemaRefs></ds:datastoreItem>'
)
"""What stands beside the record: which part it is, and of which namespace."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of theirs that grew.

    Parameters
    ----------
    part
        Its name.
    before, after
        Fingerprints of the part.
    back
        The edits that give the original back.
    """

    part: str
    before: str
    after: str
    back: tuple[Splice, ...]

    @classmethod
    def of(cls, part: str, before: bytes, after: bytes, back: tuple[Splice, ...]) -> Changed:
        """Describe the change of a part."""
        return cls(part, fingerprint(before), fingerprint(after), back)

    def original(self, now: bytes) -> bytes | None:
        """Return the part as it was; None where the edits do not give it back."""
        view = View.of(now, self.part)
        try:
            before = view.part(apply(view.data, self.back))
        except ValueError:
            return None
        return before if fingerprint(before) == self.before else None


@dataclass(frozen=True, slots=True)
class Record:
    """What was put into a workbook.

    Parameters
    ----------
    changed
        The parts of theirs that grew.
    added
        Fingerprints of our parts by name.
    """

    changed: tuple[Changed, ...]
    added: dict[str, str]

    def to_part(self) -> bytes:
        """Return the record as a part."""
        rows = [_changed_xml(change) for change in self.changed]
        rows += [f'<added part="{_text(part)}" is="{mark}"/>' for part, mark in self.added.items()]
        return f'{_HEAD}<put xmlns="{_NAMESPACE}">{"".join(rows)}</put>'.encode()


def record_part(package: Package, workbook: str) -> str:
    """Return the name of the part with the record, or ""."""
    kept = (arrow.part for arrow in relationships(package, workbook) if arrow.kind == "customXml")
    found = (part for part in kept if part in package and _NAMESPACE.encode() in package.read(part)[:_SAYS_WHAT_IT_IS])
    return next(found, "")


def without_ours(package: Package, workbook: str) -> Package | None:
    """Return the workbook as it was before we put anything in; None where the record does not hold."""
    record = held_record(package, workbook)
    if record is None:
        return None
    original = package.copy()
    for change in record.changed:
        before = change.original(package.read(change.part))
        if before is None:
            return None
        original.write(change.part, before)
    for part in (*record.added, record_part(package, workbook)):
        original.drop(part)
    return original


def held_record(package: Package, workbook: str) -> Record | None:
    """Return the record, where every part it tells of is still what we wrote."""
    name = record_part(package, workbook)
    record = _read(package, name) if name else None
    return record if record and _holds(package, record) else None


def fingerprint(part: bytes) -> str:
    """Return what tells a part from every other."""
    return sha256(part).hexdigest()


def _holds(package: Package, record: Record) -> bool:
    marks = {change.part: change.after for change in record.changed} | record.added
    return all(part in package and fingerprint(package.read(part)) == mark for part, mark in marks.items())


def _read(package: Package, name: str) -> Record | None:
    try:
        root = XmlText(package.read(name), name).root
        changed = tuple(_changed(element) for element in root.all("changed"))
    except (PackageFault, ValueError):
        return None
    return Record(changed, {row.get("part"): row.get("is") for row in root.all("added")})


def _changed(element: Element) -> Changed:
    back = tuple(
        Splice(int(row.get("at")), int(row.get("to")), b64decode(row.text, validate=True)) for row in element.children
    )
    return Changed(element.get("part"), element.get("was"), element.get("is"), back)


def _changed_xml(change: Changed) -> str:
    rows = "".join(f'<back at="{row.start}" to="{row.end}">{b64encode(row.new).decode()}</back>' for row in change.back)
    return f'<changed part="{_text(change.part)}" was="{change.before}" is="{change.after}">{rows}</changed>'


def _text(value: str) -> str:
    return escape(value).decode()
