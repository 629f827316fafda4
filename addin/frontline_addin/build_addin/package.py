"""Packing parts into a file whose bytes depend on nothing but the parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of the parts, in a fixed order and stored: zlib's versions compress differently.

    >>> pack({"b": b"2", "a": b"1"}) == pack({"a": b"1", "b": b"2"})
    True
    """
    buffer = io.BytesIO()
    order = [name for name in _FIRST if name in parts] + sorted(parts.keys() - set(_FIRST))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in order:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return buffer.getvalue()
