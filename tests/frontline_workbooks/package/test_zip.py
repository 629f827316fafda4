"""Entries of a zip, packed and unpacked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from frontline_workbooks.package.opc import zip_reading, zip_writing
from frontline_workbooks.package.opc.zip_reading import raw_entry, unpacked
from frontline_workbooks.package.opc.zip_writing import compressed, zip_of

BLOCK = 1 << 20
ROW = b'<row r="%d"><c r="A%d" s="3"><v>%d</v></c></row>'


def rows(size):
    made = b"".join(ROW % (number, number, number * number) for number in range(size // 40 + 1))
    return made[:size]


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 17])
def test_what_is_packed_in_blocks_is_read_back_by_another_reader(size):
    data = rows(size)
    file = zip_of([compressed("a.xml", data), compressed("ü.xml", b"theirs")])
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.testzip() is None
        assert package.read("a.xml") == data
        assert package.read("ü.xml") == b"theirs"
        assert unpacked(raw_entry(file, package.getinfo("a.xml"))) == data


def test_packing_in_blocks_costs_little_room(monkeypatch):
    data = rows(4 * BLOCK)
    in_blocks = compressed("a.xml", data)
    monkeypatch.setattr(zip_writing, "_BLOCK", len(data))

    assert len(in_blocks.packed) < 1.01 * len(compressed("a.xml", data).packed)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param({"checksum": 1}, id="its checksum is another"),
        pytest.param({"size": 5}, id="it is longer than it says"),
        pytest.param({"size": 50_000_000}, id="it is shorter than it says"),
    ],
)
def test_an_entry_that_is_not_what_the_zip_says_is_damaged(damage):
    with pytest.raises(zipfile.BadZipFile):
        unpacked(replace(compressed("a.xml", rows(3 * BLOCK)), **damage))


def test_an_entry_that_unpacks_to_more_than_it_says_is_left_before_it_fills_the_memory():
    bomb = replace(compressed("a.xml", bytes(64 * BLOCK)), size=10)
    seen: list[bytes] = []
    with pytest.raises(zipfile.BadZipFile):
        seen.extend(zip_reading.blocks(bomb))

    assert seen == []
