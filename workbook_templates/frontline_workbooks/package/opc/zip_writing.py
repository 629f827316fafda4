"""Writing a zip: Python's own writer cannot copy an entry without unpacking it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault, corrupt

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DEFLATED = 8
_NEEDED = 20
_UTF8 = 0x800
_SIZES_FOLLOW = 0x008
_FIRST_DAY = (0, 0x21)
"""Time and date of what is new: midnight of 1 January 1980, so that the same input gives the same bytes."""
_ZIP64 = 1
_LIMIT = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """An entry as it lies in the file: packed, with what its two headers say."""

    name: bytes
    flags: int
    method: int
    moment: tuple[int, int]
    checksum: int
    size: int
    packed: bytes
    extra: bytes = b""
    comment: bytes = b""
    attributes: int = 0

    def local(self) -> bytes:
        """Return the header in front of the packed bytes."""
        return _LOCAL.pack(b"PK\x03\x04", _NEEDED, *self._common(), len(self.name), len(self.extra))

    def central(self, offset: int) -> bytes:
        """Return the entry of the directory."""
        lengths = (len(self.name), len(self.extra), len(self.comment))
        places = (0, 0, self.attributes, offset)
        head = _CENTRAL.pack(b"PK\x01\x02", _NEEDED, _NEEDED, *self._common(), *lengths, *places)
        return head + self.name + self.extra + self.comment

    def _common(self) -> tuple[int, ...]:
        return (self.flags, self.method, *self.moment, self.checksum, len(self.packed), self.size)


def raw_entry(data: bytes, info: zipfile.ZipInfo) -> ZipEntry:
    """Return an entry of a zip as it is, without unpacking it."""
    if data[info.header_offset : info.header_offset + 4] != b"PK\x03\x04":
        raise corrupt(f"its zip has no header for {info.filename}")
    name_length, extra_length = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    year, month, day, hour, minute, second = info.date_time
    return ZipEntry(
        name=info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"),
        flags=info.flag_bits & ~_SIZES_FOLLOW,
        method=info.compress_type,
        moment=(hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day),
        checksum=info.CRC,
        size=info.file_size,
        packed=data[start : start + info.compress_size],
        extra=_without_zip64(info.extra),
        comment=info.comment,
        attributes=info.external_attr,
    )


def compressed(name: str, data: bytes) -> ZipEntry:
    """Return a new entry."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    flags = 0 if name.isascii() else _UTF8
    return ZipEntry(name.encode(), flags, _DEFLATED, _FIRST_DAY, zlib.crc32(data), len(data), packed)


def zip_of(entries: Sequence[ZipEntry]) -> bytes:
    """Return a zip of these entries, in this order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        directory.append(entry.central(offset))
        piece = (entry.local(), entry.name, entry.extra, entry.packed)
        pieces += piece
        offset += sum(map(len, piece))
    listed = b"".join(directory)
    if offset + len(listed) > _LIMIT:
        raise PackageFault("too-large", "The workbook would become larger than 4 GiB; put fewer sheets into it.")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(listed), offset, 0)
    return b"".join([*pieces, listed, end])


def _without_zip64(extra: bytes) -> bytes:
    """Drop the field of the long sizes, which stand in the headers again."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        field = extra[at : at + 4 + length]
        kept += field if kind != _ZIP64 and len(field) == 4 + length else b""
        at += 4 + length
    return kept
