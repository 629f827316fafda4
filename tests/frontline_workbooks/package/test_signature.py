from __future__ import annotations

import pytest
from made_workbooks import parts_of, with_parts, with_text

from frontline_workbooks.package import PackageFault, put_sheets
from frontline_workbooks.package.signature import without_signature

ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"
ARROWS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
KIND = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"


def signed(host):
    arrow = f'<Relationship Id="rIdS" Type="{ORIGIN}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    told = with_text(host, "_rels/.rels", "</Relationships>", arrow)
    kind = f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{KIND}"/></Types>'
    told = with_text(told, "[Content_Types].xml", "</Types>", kind)
    inner = f'<Relationship Id="rId1" Type="{SIGNATURE}" Target="sig1.xml"/>'
    new = {
        "_xmlsignatures/origin.sigs": b"",
        "_xmlsignatures/_rels/origin.sigs.rels": (ARROWS % inner).encode(),
        "_xmlsignatures/sig1.xml": b"<Signature/>",
    }
    return with_parts(told, new)


def test_a_signature_is_taken_off_and_the_rest_stays(host, rich):
    assert parts_of(without_signature(signed(host))) == parts_of(host)
    assert put_sheets(without_signature(signed(host)), rich).added == ("Rankings", "Data")


def test_a_signed_workbook_is_refused_as_long_as_it_is_signed(host, rich):
    with pytest.raises(PackageFault, match="digital signature") as fault:
        put_sheets(signed(host), rich)

    assert fault.value.code == "signed"


def test_a_workbook_without_a_signature_comes_back_as_it_is(host):
    assert without_signature(host) is host


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["22e2d0__hello-world-signed.xlsx", "c976f1__sampleDigitallySignedByCells.xlsx"])
def test_a_real_signature_is_taken_off(real_data, rich, name):
    data = (real_data / "workbooks" / "good" / name).read_bytes()
    before, after = parts_of(data), parts_of(without_signature(data))
    gone = {part for part in before if part not in after}

    assert all(part.lower().startswith("_xmlsignatures/") for part in gone)
    assert {part for part in after if after[part] != before[part]} <= {"_rels/.rels", "[Content_Types].xml"}
    assert put_sheets(without_signature(data), rich).added == ("Rankings", "Data")
