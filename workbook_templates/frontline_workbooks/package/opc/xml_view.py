"""A part as UTF-8, whatever it was written in, and back again exactly."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from frontline_workbooks.package.faults import corrupt

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class View:
    """A part's text as UTF-8.

    Parameters
    ----------
    data
        The text, without a byte-order mark.
    mark
        The byte-order mark the part begins with, or nothing.
    codec
        The encoding the part is written in.
    """

    data: bytes
    mark: bytes
    codec: str

    @classmethod
    def of(cls, part: bytes, name: str) -> View:
        """View a part; ``name`` is for the sentence of a part that is not what it declares to be."""
        mark, codec = _encoding(part)
        try:
            return cls(_recode(part[len(mark) :], codec, "utf-8"), mark, codec)
        except (UnicodeError, LookupError):
            raise corrupt(f"{name} is not written in the encoding it declares") from None

    def part(self, data: bytes) -> bytes:
        """Return changed text as the part has to be written."""
        return self.mark + _recode(data, "utf-8", self.codec)


def _encoding(part: bytes) -> tuple[bytes, str]:
    for mark, codec in _MARKS:
        if part.startswith(mark):
            return mark, codec
    for start, codec in _UNMARKED:
        if part.startswith(start):
            return b"", codec
    declared = _DECLARED.match(part[:300])
    return b"", declared[1].decode("ascii").lower() if declared else "utf-8"


def _recode(data: bytes, old: str, new: str) -> bytes:
    if codecs.lookup(old) == codecs.lookup(new):
        return data
    return data.decode(old).encode(new, "xmlcharrefreplace")
