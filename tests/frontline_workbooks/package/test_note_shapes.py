"""The shapes of notes: no two drawings of a workbook use the same numbers."""

from __future__ import annotations

import re

import pytest
from made_workbooks import a_workbook, parts_of, with_parts

from frontline_workbooks.package import gate, put_sheets, remove_sheets
from frontline_workbooks.package.grafting.note_shapes import NoteShapes
from frontline_workbooks.package.opc.archive import Package

SHAPE = re.compile(r'\sid="_x0000_s(\d+)"|o:spid="_x0000_s(\d+)"')


def draw_notes(*sheets):
    """Return a drawer of sheets with so many notes each."""

    def draw(book):
        for number, notes in enumerate(sheets):
            page = book.add_worksheet(f"Costs {number}")
            for row in range(notes):
                page.write_comment(row, 0, f"note {row}")

    return draw


def drawings(data):
    """Return text and numbers of the shapes of each drawing of notes."""
    texts = {name: part.decode() for name, part in parts_of(data).items() if name.endswith(".vml")}
    return {name: (text, [int(a or b) for a, b in SHAPE.findall(text)]) for name, text in texts.items()}


def blocks_said(text):
    return {int(block) for block in re.search(r'data="([\d,]*)"', text)[1].split(",")}


def a_drawing(*numbers, blocks="1"):
    shapes = "".join(f'<v:shape id="_x0000_s{number}" type="#_x0000_t202"/>' for number in numbers)
    return f'<xml><o:idmap v:ext="edit" data="{blocks}"/><v:shapetype id="_x0000_t202"/>{shapes}</xml>'.encode()


@pytest.mark.parametrize(
    ("theirs", "ours", "numbered"),
    [
        pytest.param([], a_drawing(1025, 1026), a_drawing(1025, 1026), id="no notes of theirs"),
        pytest.param(
            [a_drawing(1025), a_drawing(5121, blocks="5")],
            a_drawing(1025, 1027),
            a_drawing(6145, 6147, blocks="6"),
            id="behind the last of theirs",
        ),
        pytest.param([a_drawing(1025, blocks="1,7")], a_drawing(1025), a_drawing(8193, blocks="8"), id="kept by them"),
        pytest.param(
            [a_drawing(3073, blocks="3").decode().encode("utf-16")],
            a_drawing(1025),
            a_drawing(4097, blocks="4"),
            id="written in two bytes a sign",
        ),
        pytest.param(
            [a_drawing(1025)],
            a_drawing(1025, 2047, 2049, blocks="1,2"),
            a_drawing(2049, 3071, 3073, blocks="2,3"),
            id="more notes than a block holds",
        ),
        pytest.param(
            [a_drawing(1025)],
            b'<o:idmap data="1"/><v:shape id="LH" o:spid="_x0000_s1025"/>',
            b'<o:idmap data="2"/><v:shape id="LH" o:spid="_x0000_s2049"/>',
            id="a picture with a name",
        ),
        pytest.param([a_drawing(1025)], b"<xml/>", b"<xml/>", id="no shape at all"),
    ],
)
def test_a_drawing_of_ours_gets_blocks_that_nothing_of_theirs_has(host, theirs, ours, numbered):
    parts = {f"xl/drawings/vmlDrawing{number}.vml": part for number, part in enumerate(theirs)}

    assert NoteShapes(Package(with_parts(host, parts))).numbered(ours) == numbered


def test_two_drawings_of_ours_get_different_blocks(host):
    shapes = NoteShapes(Package(host))

    assert shapes.numbered(a_drawing(1025)) == a_drawing(1025)
    assert shapes.numbered(a_drawing(1025)) == a_drawing(2049, blocks="2")


def test_notes_put_in_share_no_number_with_theirs_and_say_their_blocks(rich):
    data = a_workbook(draw_notes(2, 0, 1100))
    put = put_sheets(data, rich).data
    gate(Package(data), Package(put))
    found = drawings(put)
    numbers = [number for _, shapes in found.values() for number in shapes]

    assert len(found) > len(drawings(data)) > 1
    assert len(set(numbers)) == len(numbers)
    assert all(blocks_said(text) == {number // 1024 for number in shapes} for text, shapes in found.values())
    assert all(found[name] == drawing for name, drawing in drawings(data).items())


def test_notes_put_in_again_keep_their_numbers_and_leave_without_a_trace(rich):
    data = a_workbook(draw_notes(2))
    put = put_sheets(data, rich).data

    assert put_sheets(put, rich).data == put
    assert parts_of(remove_sheets(put)) == parts_of(data)
