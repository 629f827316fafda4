from __future__ import annotations

import pytest
from made_workbooks import parts_of, with_parts

from frontline_workbooks.package import repair_links

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PATH = f"{OFFICE}/externalLinkPath"
MISSING = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlPathMissing"
STARTUP = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
LISTING = "xl/externalLinks/_rels/externalLink1.xml.rels"


def linked(host, target, kind=PATH, more="", arrows=""):
    """Give a workbook a link to another one."""
    book = f'<externalBook xmlns:r="{OFFICE}" r:id="rId1">{more}</externalBook>'
    link = f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{book}</externalLink>'
    arrow = f'<Relationship Id="rId1" Type="{kind}" Target="{target}" TargetMode="External"/>{arrows}'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    books = parts_of(host)["xl/_rels/workbook.xml.rels"].decode()
    to_link = f'<Relationship Id="link" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    return with_parts(
        host,
        {
            "xl/externalLinks/externalLink1.xml": link.encode(),
            LISTING: f'<Relationships xmlns="{package}">{arrow}</Relationships>'.encode(),
            "xl/_rels/workbook.xml.rels": books.replace("</Relationships>", f"{to_link}</Relationships>").encode(),
        },
    )


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        pytest.param(r"file:///C:\Daten\AddIns\Frontline.xlam", PATH, id="a path"),
        pytest.param("file:///C:/Program%20Files/FRONTLINE.XLAM", PATH, id="other letters"),
        pytest.param(r"\\server\share\Frontline.xlam", MISSING, id="a share"),
        pytest.param("https://example.org/sites/x/Frontline.xlam?web=1", PATH, id="a site"),
        pytest.param("Frontline.xlam", PATH, id="the same folder"),
        pytest.param("/old/Frontline.xlam", STARTUP, id="a path at the start"),
    ],
)
def test_a_link_to_our_addin_is_pointed_at_the_start_folder(host, target, kind):
    data, count = repair_links(linked(host, target, kind))

    assert count == 1
    assert f'Type="{STARTUP}" Target="Frontline.xlam" TargetMode="External"' in parts_of(data)[LISTING].decode()


def test_every_other_part_stays_byte_for_byte(host):
    before = parts_of(linked(host, "/old/Frontline.xlam"))
    after = parts_of(repair_links(linked(host, "/old/Frontline.xlam"))[0])

    assert {name for name in before if before[name] != after[name]} == {LISTING}


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        pytest.param("file:///C:/books/Budget.xlsx", PATH, id="another workbook"),
        pytest.param("file:///C:/Frontline.xlam/Budget.xlsx", PATH, id="a folder of that name"),
        pytest.param("MyFrontline.xlam", PATH, id="a longer name"),
        pytest.param("Frontline.xlam", STARTUP, id="already right"),
    ],
)
def test_any_other_link_is_left_alone(host, target, kind):
    data = linked(host, target, kind)

    assert repair_links(data) == (data, 0)


def test_repairing_twice_is_repairing_once(host):
    once, _ = repair_links(linked(host, "/old/Frontline.xlam"))

    assert repair_links(once) == (once, 0)


def test_the_address_on_the_web_that_excel_would_try_first_goes(host):
    urls = f'<x:alternateUrls xmlns:x="urn:urls"><x:absoluteUrl r:id="rId2" xmlns:r="{OFFICE}"/></x:alternateUrls>'
    arrow = f'<Relationship Id="rId2" Type="{PATH}" Target="https://example.org/Frontline.xlam" TargetMode="External"/>'
    after = parts_of(repair_links(linked(host, "/old/Frontline.xlam", more=urls, arrows=arrow))[0])

    assert b"alternateUrls" not in after["xl/externalLinks/externalLink1.xml"]
    assert b"example.org" not in after[LISTING]


def test_an_addin_of_another_name_is_found_by_that_name(host):
    data, count = repair_links(linked(host, "/old/Team.xlam"), addin="Team.xlam")

    assert count == 1
    assert b'Target="Team.xlam"' in parts_of(data)[LISTING]
