"""Reading the entries of a zip: as they lie in the file, and unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.opc.zip_writing import HEADER_LENGTH, UTF8, ZipEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that Office files know."""
_SIZES_FOLLOW = 0x008
_ZIP64 = 1
_BLOCK = 1 << 20
_LENGTHS = struct.Struct("<HH")


def raw_entry(data: bytes, info: zipfile.ZipInfo) -> ZipEntry:
    """Return an entry of a zip as it is, without unpacking it."""
    name = info.orig_filename.encode("utf-8" if info.flag_bits & UTF8 else "cp437")
    at = info.header_offset
    after = at + HEADER_LENGTH + len(name)
    if data[at : at + 4] != b"PK\x03\x04" or data[at + HEADER_LENGTH : after] != name:
        raise corrupt(f"its zip has no header for {info.filename}")
    start = after + _LENGTHS.unpack_from(data, at + 26)[1]
    year, month, day, hour, minute, second = info.date_time
    return ZipEntry(
        name=name,
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


def unpacked(entry: ZipEntry) -> bytes:
    """Return what an entry holds.

    Raises
    ------
    zipfile.BadZipFile, zlib.error
        It is damaged.
    """
    return b"".join(blocks(entry))


def blocks(entry: ZipEntry) -> Iterator[bytes]:
    """Yield what an entry holds, block by block; whoever reads them all knows that it is whole.

    Raises
    ------
    zipfile.BadZipFile, zlib.error
        It is damaged.
    """
    size, checksum = 0, 0
    for block in _inflated(entry.packed) if entry.method else (entry.packed,):
        size, checksum = size + len(block), zlib.crc32(block, checksum)
        if size > entry.size:
            break
        yield block
    if (size, checksum) != (entry.size, entry.checksum):
        raise zipfile.BadZipFile("its size or checksum is another than the zip says")


def _inflated(packed: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _BLOCK):
        waiting = packed[at : at + _BLOCK]
        while waiting and not unpacker.eof:
            yield unpacker.decompress(waiting, _BLOCK)
            waiting = unpacker.unconsumed_tail
    yield unpacker.flush()


def _without_zip64(extra: bytes) -> bytes:
    """Drop the field of the long sizes, which stand in the headers again."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = _LENGTHS.unpack_from(extra, at)
        field = extra[at : at + 4 + length]
        kept += field if kind != _ZIP64 and len(field) == 4 + length else b""
        at += 4 + length
    return kept
