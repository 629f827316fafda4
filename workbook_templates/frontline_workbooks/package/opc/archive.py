"""The zip around a workbook: its entries are copied as they are, still compressed, unless a part was changed."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
import zlib
from collections import deque
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault, corrupt
from frontline_workbooks.package.opc.zip_reading import METHODS, blocks, raw_entry, unpacked
from frontline_workbooks.package.opc.zip_writing import ZipEntry, compressed, zip_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 2 * 1024**3
_MOST_ENTRIES = 50_000
_SMALL = 1 << 16
"""Bytes up to which a part is kept unpacked, for lists of relationships are read many times."""
_MOST_KEPT = 1 << 24
"""Bytes of all that is kept unpacked."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)


class Package:
    """The parts of a workbook file, by name, whatever the case of its letters.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    PackageFault
        It is not a zip, holds a part twice, or would unpack to more than 2 GiB.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise PackageFault(
                "not-a-package", f"The file is not an Excel workbook of the kind .xlsx ({error}); choose another file."
            ) from None
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._index()
        self._unpacked: dict[str, bytes] = {}
        self._room = _MOST_KEPT
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, tuple[str, bytes]] = {}

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._added or part.lower() in self._entries

    def copy(self) -> Package:
        """Return the same parts, to be changed apart from these."""
        twin = copy.copy(self)
        for table in ("_entries", "_changed", "_added"):
            setattr(twin, table, dict(getattr(self, table)))
        return twin

    def names(self) -> tuple[str, ...]:
        """Return the name of every part, in the order of the file."""
        return (*(_part_name(entry) for entry in self._entries.values()), *(name for name, _ in self._added.values()))

    def read(self, part: str) -> bytes:
        """Return a part's bytes."""
        key = part.lower()
        if key in self._added:
            return self._added[key][1]
        if key in self._changed:
            return self._changed[key]
        if key not in self._entries:
            raise corrupt(f"its part {part} is missing")
        if key not in self._unpacked:
            data = self._unpack(part)
            if len(data) > min(_SMALL, self._room):
                return data
            self._room -= len(data)
            self._unpacked[key] = data
        return self._unpacked[key]

    def _unpack(self, part: str) -> bytes:
        entry = self._entries[part.lower()]
        try:
            return unpacked(raw_entry(self._data, entry)) if entry.compress_type in METHODS else self._zip.read(entry)
        except _UNREADABLE as error:
            raise corrupt(f"its part {part} cannot be unpacked ({error})") from None

    def write(self, part: str, data: bytes) -> None:
        """Change a part where it stands, or add it at the end."""
        key = part.lower()
        if key in self._entries:
            self._changed[key] = data
        else:
            self._added[key] = (part, data)

    def drop(self, part: str) -> None:
        """Take a part out."""
        key = part.lower()
        self._added.pop(key, None)
        self._changed.pop(key, None)
        self._entries.pop(key, None)

    def verify(self) -> None:
        """Unpack every part once, block by block, so that damage is found before anything is made of it."""
        for entry in self._entries.values():
            if entry.file_size <= _SMALL or entry.compress_type not in METHODS:
                self.read(_part_name(entry))
                continue
            try:
                deque(blocks(raw_entry(self._data, entry)), maxlen=0)
            except _UNREADABLE as error:
                raise corrupt(f"its part {_part_name(entry)} cannot be unpacked ({error})") from None

    def same_bytes(self, part: str, other: Package) -> bool:
        """Whether a part is the same in another package; what both hold packed alike is not unpacked."""
        here, there = self._packed(part), other._packed(part)
        return (here is not None and here == there) or self.read(part) == other.read(part)

    def to_bytes(self) -> bytes:
        """Return the file."""
        kept = [self._packed(key) or self._repacked(key) for key in self._entries]
        return zip_of([*kept, *(compressed(name, data) for name, data in self._added.values())])

    def _repacked(self, key: str) -> ZipEntry:
        return compressed(self._entries[key].orig_filename, self._changed[key])

    def _packed(self, part: str) -> ZipEntry | None:
        entry = None if part.lower() in self._changed else self._entries.get(part.lower())
        return raw_entry(self._data, entry) if entry else None

    def _index(self) -> None:
        sizes = [entry.file_size for entry in self._zip.infolist()]
        if len(sizes) > _MOST_ENTRIES or sum(sizes) > _LARGEST:
            raise PackageFault(
                "too-large",
                f"The workbook would unpack to {sum(sizes):,} bytes in {len(sizes):,} parts; "
                f"at most {_LARGEST:,} bytes in {_MOST_ENTRIES:,} parts are read.",
            )
        for entry in self._files():
            key = _part_name(entry).lower()
            if key in self._entries:
                raise corrupt(f"it holds the part {_part_name(entry)} twice")
            if entry.flag_bits & 1:
                raise PackageFault("encrypted", "The parts of the workbook are encrypted; remove the password first.")
            self._entries[key] = entry

    def _files(self) -> Iterator[zipfile.ZipInfo]:
        return (entry for entry in self._zip.infolist() if not entry.is_dir())


def _part_name(entry: zipfile.ZipInfo) -> str:
    """Return a part's name: some programs write backslashes, or a slash in front."""
    return posixpath.normpath(entry.filename.replace("\\", "/").lstrip("/"))
