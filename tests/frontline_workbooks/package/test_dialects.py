"""The same workbook written in other ways that Excel reads: other encodings, prefixes, the Strict dialect."""

from __future__ import annotations

import codecs
import re

import pytest
from made_workbooks import parts_of, with_parts

from frontline_workbooks.package import own_sheets, probe, put_sheets, remove_sheets
from frontline_workbooks.package.opc.dialect import to_strict

GROWN = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "docProps/app.xml")


def in_utf16(part):
    return codecs.BOM_UTF16_LE + part.decode().replace("UTF-8", "UTF-16").encode("utf-16-le")


def with_mark(part):
    return codecs.BOM_UTF8 + part


def in_latin(part):
    return part.decode().replace("UTF-8", "iso-8859-1").encode("iso-8859-1", "xmlcharrefreplace")


def prefixed(part):
    """Give every element of the part's own namespace a prefix."""
    text = re.sub(r"<(/?)(?!\?|/|\w+:)", r"<\1p:", part.decode())
    return text.replace(" xmlns=", " xmlns:p=", 1).encode()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(in_utf16, id="UTF-16"),
        pytest.param(with_mark, id="a byte-order mark"),
        pytest.param(in_latin, id="Latin 1"),
        pytest.param(prefixed, id="prefixes"),
    ],
)
def test_a_workbook_written_in_another_way_stays_written_so(host, rich, written):
    other = with_parts(host, {name: written(parts_of(host)[name]) for name in GROWN})
    put = put_sheets(other, rich)

    assert [sheet.name for sheet in own_sheets(put.data)] == ["Rankings", "Data"]
    assert put_sheets(put.data, rich).data == put.data
    assert parts_of(remove_sheets(put.data)) == parts_of(other)
    assert all(parts_of(put.data)[name][:8] == parts_of(other)[name][:8] for name in GROWN)


def test_a_strict_workbook_gets_strict_sheets(host, rich):
    relations = {name: part for name, part in parts_of(host).items() if name.endswith(".rels")}
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    changed = {
        name: part.replace(old, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in relations.items()
    }
    changed |= {
        name: to_strict(part)
        for name, part in parts_of(host).items()
        if name.startswith("xl/") and name.endswith("xml")
    }
    strict = with_parts(host, changed)
    put = parts_of(put_sheets(strict, rich).data)
    ours = [part for name, part in put.items() if name not in parts_of(host) and name.startswith("xl/")]

    assert probe(strict).strict
    assert not [part for part in ours if old in part or b"spreadsheetml/2006/main" in part or b"drawingml/2006" in part]
    assert put_sheets(put_sheets(strict, rich).data, rich, sheets=["Data"]).data == put_sheets(strict, rich).data
    assert parts_of(remove_sheets(put_sheets(strict, rich).data)) == parts_of(strict)


def test_parts_named_with_backslashes_are_found(host, rich):
    """Some programs for Windows write them so."""
    package = host.replace(b"xl/worksheets/sheet1.xml", b"xl\\worksheets\\sheet1.xml")
    package = package.replace(b"xl/tables/table1.xml", b"xl\\tables\\table1.xml")
    put = put_sheets(package, rich).data

    assert "xl\\worksheets\\sheet1.xml" in parts_of(put)
    assert parts_of(remove_sheets(put)) == parts_of(package)
