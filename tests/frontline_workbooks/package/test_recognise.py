"""Files that are no workbook we can change: a sentence and a code each."""

from __future__ import annotations

import io
import zipfile

import pytest
from made_workbooks import parts_of, with_parts, with_text

from frontline_workbooks.package import PackageFault, own_sheets, put_sheets

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENCRYPTED = COMPOUND + "EncryptedPackage".encode("utf-16-le")
OF_2003 = COMPOUND + "Workbook".encode("utf-16-le")
TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        pytest.param(ENCRYPTED, "encrypted", "remove its password", id="password"),
        pytest.param(OF_2003, "xls", "kind .xls; save it in Excel as .xlsx", id=".xls"),
        pytest.param(zipped(mimetype=OPEN_DOCUMENT), "ods", "save it as .xlsx", id=".ods"),
        pytest.param(zipped(readme="text"), "not-a-workbook", "is a zip, but not an Excel workbook", id="any zip"),
        pytest.param(b"unit_id,value\n", "not-a-package", "is not an Excel workbook of the kind .xlsx", id="text"),
        pytest.param(b"", "not-a-package", "is not an Excel workbook of the kind .xlsx", id="nothing"),
    ],
)
def test_a_file_that_is_no_workbook_is_called_what_it_is(data, code, says):
    with pytest.raises(PackageFault, match=says) as fault:
        own_sheets(data)

    assert fault.value.code == code


MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        pytest.param("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xlsb", id="binary workbook"),
        pytest.param(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "not-a-workbook",
            id="text",
        ),
    ],
)
def test_an_office_file_that_is_no_workbook_of_parts_in_xml_is_refused(host, kind, code):
    with pytest.raises(PackageFault) as fault:
        own_sheets(with_text(host, "[Content_Types].xml", MAIN, kind))

    assert fault.value.code == code


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", id="template"),
        pytest.param("application/vnd.ms-excel.sheet.macroEnabled.main+xml", id="with macros"),
        pytest.param("application/vnd.ms-excel.template.macroEnabled.main+xml", id="template with macros"),
        pytest.param("application/vnd.ms-excel.addin.macroEnabled.main+xml", id="add-in"),
    ],
)
def test_every_kind_of_workbook_in_xml_takes_sheets(host, rich, kind):
    data = put_sheets(with_text(host, "[Content_Types].xml", MAIN, kind), rich).data

    assert kind in parts_of(data)["[Content_Types].xml"].decode()


def test_a_workbook_that_unpacks_to_more_than_memory_is_refused_before_it_is_unpacked(host):
    package = bytearray(with_parts(host, {"xl/bomb.bin": bytes(1000)}))
    entry = package.rindex(b"xl/bomb.bin") - 46
    package[entry + 24 : entry + 28] = (0xF0000000).to_bytes(4, "little")

    with pytest.raises(PackageFault, match="would unpack to 4,026,") as fault:
        own_sheets(bytes(package))

    assert fault.value.code == "too-large"


def test_a_part_that_is_there_twice_is_a_sentence(host):
    file = io.BytesIO(host)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("XL/Workbook.xml", b"<workbook/>")

    with pytest.raises(PackageFault, match=r"it holds the part XL/Workbook\.xml twice"):
        own_sheets(file.getvalue())


def test_a_part_with_a_document_type_is_refused(host):
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><workbook'

    with pytest.raises(PackageFault, match="declares a document type, which no workbook has"):
        own_sheets(with_text(host, "xl/workbook.xml", "<workbook", bomb))


def test_a_part_nested_without_end_is_refused(host):
    deep = "<x>" * 500 + "</x>" * 500

    with pytest.raises(PackageFault, match="nests its elements more than"):
        own_sheets(with_text(host, "xl/workbook.xml", "</workbook>", f"{deep}</workbook>"))


def test_a_part_that_is_damaged_is_found_before_anything_is_made_of_it(host, rich):
    package = bytearray(host)
    start = package.index(b"xl/theme/theme1.xml") + 200
    package[start : start + 4] = b"\0\0\0\0"

    with pytest.raises(PackageFault, match=r"its part xl/theme/theme1\.xml cannot be unpacked") as fault:
        put_sheets(bytes(package), rich)

    assert fault.value.code == "corrupt"


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        pytest.param("xl/workbook.xml", "</sheets>", "", "not well-formed XML", id="torn XML"),
        pytest.param(
            "xl/workbook.xml", 'activeTab="1"', 'activeTab="one"', "is one, not a number", id="a word for a number"
        ),
        pytest.param("_rels/.rels", "xl/workbook.xml", "xl/book.xml", "xl/book.xml is missing", id="a part is missing"),
    ],
)
def test_a_workbook_that_does_not_hold_together_is_a_sentence(host, rich, part, old, new, says):
    with pytest.raises(PackageFault, match=says):
        put_sheets(with_text(host, part, old, new), rich)


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        pytest.param(
            "xl/workbook.xml",
            "<bookViews>",
            '<workbookProtection lockStructure="1"/><bookViews>',
            "structure-locked",
            id="locked",
        ),
        pytest.param(
            "_rels/.rels",
            "</Relationships>",
            '<Relationship Id="sign" Target="_xmlsignatures/origin.sigs" Type='
            '"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>',
            "signed",
            id="signed",
        ),
        pytest.param(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            '<Relationship Id="log" Target="revisions/revisionHeaders.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders"/></Relationships>',
            "shared",
            id="shared",
        ),
    ],
)
def test_a_workbook_whose_owner_closed_it_takes_no_sheets(host, rich, part, old, new, code):
    with pytest.raises(PackageFault) as fault:
        put_sheets(with_text(host, part, old, new), rich)

    assert fault.value.code == code
    assert "run again" in str(fault.value)


FINAL = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>%s</vt:bool>'
    "</property></Properties>"
)
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"


def marked_final(host, value):
    arrow = f'<Relationship Id="rIdFinal" Type="{CUSTOM}" Target="docProps/custom.xml"/></Relationships>'
    listed = with_text(host, "_rels/.rels", "</Relationships>", arrow)
    return with_parts(listed, {"docProps/custom.xml": (FINAL % value).encode()})


def test_a_workbook_marked_as_final_is_refused(host, rich):
    with pytest.raises(PackageFault, match="is marked as final") as fault:
        put_sheets(marked_final(host, "true"), rich)

    assert fault.value.code == "final"
    assert put_sheets(marked_final(host, "false"), rich).added == ("Rankings", "Data")


def test_a_workbook_that_only_a_password_lets_change_is_refused(host, rich):
    reserved = with_text(host, "xl/workbook.xml", "<workbookPr", '<fileSharing reservationPassword="CC1A"/><workbookPr')
    advised = with_text(host, "xl/workbook.xml", "<workbookPr", '<fileSharing readOnlyRecommended="1"/><workbookPr')
    with pytest.raises(PackageFault, match="only with a password that its owner set") as fault:
        put_sheets(reserved, rich)

    assert fault.value.code == "write-reserved"
    assert put_sheets(advised, rich).added == ("Rankings", "Data")
