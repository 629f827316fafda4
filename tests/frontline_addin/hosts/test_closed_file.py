from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.compare import compare
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.repair_links import repair_links
from frontline_addin.actions.values_only import values_only
from frontline_addin.hosts.closed_file import ClosedFile, previous_path
from frontline_workbooks.package.own import own_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    YearBook = Callable[..., Path]
    Parts = Callable[[Path], dict[str, bytes]]

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

MAY_GROW = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "docProps/app.xml",
}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
LINK_PART = "externalLinks/externalLink1.xml"
LINK = {
    "[Content_Types].xml": (
        "</Types>",
        f'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="{LINK_TYPE}"/></Types>',
    ),
    "xl/_rels/workbook.xml.rels": (
        "</Relationships>",
        f'<Relationship Id="rId99" Type="{RELATIONS}/externalLink" Target="{LINK_PART}"/></Relationships>',
    ),
    "xl/workbook.xml": (
        "</sheets>",
        f'</sheets><externalReferences><externalReference xmlns:r="{RELATIONS}" r:id="rId99"/></externalReferences>',
    ),
}
LINK_PARTS = {
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    f'<externalBook xmlns:r="{RELATIONS}" r:id="rId1"/></externalLink>',
    "xl/externalLinks/_rels/externalLink1.xml.rels": "<Relationships "
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/externalLinkPath" TargetMode="External" '
    'Target="file:///C:\\Users\\ann\\AddIns\\Frontline.xlam"/></Relationships>',
}


def test_a_scorecard_stands_in_front_of_the_sheets_of_the_user(workbook: Path) -> None:
    names = CalamineWorkbook.from_path(workbook).sheet_names

    assert names[:3] == ["ReadMe", "Summary", "Rankings"]
    assert names[-5:] == ["My year", "Units", "Measures", "Results", "Targets"]


def test_a_sheet_of_ours_gives_way_to_a_tab_of_the_user(workbook: Path) -> None:
    ours = {own.kind: own.name for own in own_sheets(workbook.read_bytes())}

    assert ours["Targets"] != "Targets"
    assert ours["Rankings"] == "Rankings"


def test_every_part_of_the_user_stays_byte_for_byte(tmp_path: Path, year_book: YearBook, parts: Parts) -> None:
    path = year_book(tmp_path / "year.xlsx")
    before = parts(path)

    build_in_workbook(ClosedFile(path))
    refresh_rankings(ClosedFile(path), Choices(measure="wait"))

    after = parts(path)
    assert len(before) > 20
    assert {name: after[name] for name in before.keys() - MAY_GROW} == {
        name: before[name] for name in before.keys() - MAY_GROW
    }


def test_refreshing_twice_is_refreshing_once(workbook: Path) -> None:
    refresh_rankings(ClosedFile(workbook), Choices(level="shop"))
    once = workbook.read_bytes()
    refresh_rankings(ClosedFile(workbook), Choices(level="shop"))

    assert workbook.read_bytes() == once


def test_a_refresh_that_changes_nothing_writes_nothing(workbook: Path) -> None:
    before = workbook.stat().st_mtime_ns

    refresh_rankings(ClosedFile(workbook))

    assert workbook.stat().st_mtime_ns == before
    assert not previous_path(workbook).exists()


def test_a_refresh_reads_the_tables_as_they_are_now(tmp_path: Path, year_book: YearBook) -> None:
    path = year_book(tmp_path / "year.xlsx", tables=False)
    build_in_workbook(ClosedFile(path, data=year_book(tmp_path / "data.xlsx")))

    done = refresh_rankings(ClosedFile(path, data=year_book(tmp_path / "data.xlsx", first_value=99)))

    assert done.scorecard.tables.results["value"].max() == 99
    assert "Rankings" in done.sheets


def test_a_refresh_keeps_to_the_choices_of_the_last_run(workbook: Path) -> None:
    refresh_rankings(ClosedFile(workbook), Choices(measure="wait", period="2023"))

    done = refresh_rankings(ClosedFile(workbook))

    assert done.scorecard.settings.measures == ("wait",)
    assert done.scorecard.period.label == "2023"


def test_a_comparison_of_one_measure_leaves_the_choices_of_the_scorecard(workbook: Path) -> None:
    compare(ClosedFile(workbook), Choices(measure="wait"))

    done = refresh_rankings(ClosedFile(workbook))

    assert done.scorecard.settings.measures == ()
    assert done.removed == ()


def test_a_sheet_the_user_deleted_stays_away(workbook: Path) -> None:
    host = ClosedFile(workbook)
    with host.session("Delete"):
        host.remove(["Heat map"])

    done = refresh_rankings(ClosedFile(workbook))

    assert "Heat map" not in done.sheets
    assert "Heat map" not in CalamineWorkbook.from_path(workbook).sheet_names


def test_dates_are_right_in_a_workbook_that_counts_from_1904(tmp_path: Path, year_book: YearBook) -> None:
    path = year_book(tmp_path / "year.xlsx", date_1904=True)

    build_in_workbook(ClosedFile(path))

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Data").to_python()
    dates = {cell for row in rows for cell in row if isinstance(cell, dt.date)}
    assert dates == {dt.date(2023, 1, 1), dt.date(2024, 1, 1)}


def test_a_values_only_copy_keeps_the_workbook_as_it_is(workbook: Path, tmp_path: Path) -> None:
    before = workbook.read_bytes()

    done = values_only(ClosedFile(workbook), tmp_path / "values.xlsx")

    assert workbook.read_bytes() == before
    assert done.formulas > 10
    assert load_workbook(tmp_path / "values.xlsx")["My year"]["B1"].value == 6


def test_a_link_to_the_add_in_of_another_machine_is_repaired_once(workbook: Path, parts: Parts) -> None:
    package = parts(workbook)
    with zipfile.ZipFile(workbook, "w") as linked:
        for name, part in package.items():
            old, new = LINK.get(name, ("", ""))
            linked.writestr(name, part.replace(old.encode(), new.encode()) if old else part)
        for name, text in LINK_PARTS.items():
            linked.writestr(name, text)

    assert repair_links(ClosedFile(workbook)).links == 1
    assert repair_links(ClosedFile(workbook)).links == 0
    assert b"ann" not in parts(workbook)["xl/externalLinks/_rels/externalLink1.xml.rels"]
