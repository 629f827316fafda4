from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline_workbooks.package import PackageFault
from frontline_workbooks.package.opc.splices import Splice, apply, inverse
from frontline_workbooks.package.opc.xml_text import XmlText

ORDER = ("first", "second", "third")


@st.composite
def edited(draw):
    """Return bytes and edits of them that are in order and do not overlap."""
    data = draw(st.binary(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), min_size=0, max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return data, [Splice(start, end, draw(st.binary(max_size=5))) for start, end in pairs]


@given(edited())
def test_every_edit_can_be_taken_back(case):
    data, splices = case

    assert apply(apply(data, splices), inverse(data, splices)) == data


def test_edits_that_overlap_are_a_fault_of_the_program():
    with pytest.raises(ValueError, match="must not overlap"):
        apply(b"abcdef", [Splice(0, 3, b""), Splice(2, 4, b"")])


def test_what_is_not_edited_keeps_every_byte():
    part = b"<?xml version='1.0'?>\n<a  x = '1'   y=\"2\"><!-- > --><b/>&#228;<c>\n</c ></a >\n"
    text = XmlText(part, "a part")
    text.set(text.root, y=3)

    assert text.result() == part.replace(b'y="2"', b'y="3"').replace(b"   y", b" y")


@pytest.mark.parametrize(
    ("part", "result"),
    [
        pytest.param(b"<a/>", b'<a n="1"><b/></a>', id="an empty element"),
        pytest.param(b"<a></a>", b'<a n="1"><b/></a>', id="an open one"),
        pytest.param(b"<p:a xmlns:p='u'/>", b"<p:a xmlns:p='u' n=\"1\"><b/></p:a>", id="a prefix"),
    ],
)
def test_an_element_gets_an_attribute_and_a_child(part, result):
    text = XmlText(part, "a part")
    text.append(text.root, b"<b/>")
    text.set(text.root, n=1)

    assert text.result() == result


def test_an_attribute_is_taken_out_and_another_of_the_same_end_stays():
    text = XmlText(b'<a tabSelected="1" notSelected="1"/>', "a part")
    text.set(text.root, tabSelected=None)

    assert text.result() == b'<a notSelected="1"/>'


@pytest.mark.parametrize(
    ("part", "result"),
    [
        pytest.param(b"<a><first/><third/></a>", b"<a><first/><second/><third/></a>", id="between"),
        pytest.param(b"<a><third/></a>", b"<a><second/><third/></a>", id="in front"),
        pytest.param(b"<a/>", b"<a><second/></a>", id="alone"),
        pytest.param(b"<a><other/><first/></a>", b"<a><other/><first/><second/></a>", id="after what is unknown"),
    ],
)
def test_a_child_goes_where_the_order_of_the_schema_wants_it(part, result):
    text = XmlText(part, "a part")
    text.place("second", b"<second/>", ORDER)

    assert text.result() == result


def test_a_sign_larger_than_in_an_attribute_ends_no_tag():
    text = XmlText(b'<a f="1>0"><b/></a>', "a part")
    text.append(text.root, b"<c/>")

    assert text.result() == b'<a f="1>0"><b/><c/></a>'


def test_text_is_written_so_that_it_reads_the_same():
    text = XmlText(b"<a>old</a>", "a part")
    text.set_text(text.root, '1 < 2 & "3"')

    assert XmlText(text.result(), "a part").root.text == '1 < 2 & "3"'


def test_a_part_that_lies_about_its_encoding_is_a_sentence():
    with pytest.raises(PackageFault, match="a part is not written in the encoding it declares"):
        XmlText(b'<?xml version="1.0" encoding="no-such"?><a/>', "a part")
