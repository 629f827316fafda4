"""A suppressed number survives nowhere in the file: no cell, cache, chart, name or property."""

from __future__ import annotations

import zipfile

import pytest

from frontline_addin.command_line.main import main

SMALL, ITS_COVER = "61.23457", "83.76543"
UNITS = "".join(f"{unit},{unit.upper()},shop,co\n" for unit in "abcdef")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every part of a workbook in which one shop of 3 answers is hidden, and one of 6 to cover it."""
    folder = tmp_path_factory.mktemp("small-group")
    (folder / "units.csv").write_text(f"unit_id,unit_name,level,parent_id\nco,Company,company,\n{UNITS}")
    (folder / "measures.csv").write_text(
        "measure_id,measure_name,area,better,unit\nsat,Satisfied customers,satisfaction,higher,percent\n"
    )
    rows = [f"{year},{unit},sat,7{at}.5,{40 + at}\n" for year in range(2018, 2025) for at, unit in enumerate("cdef")]
    rows += [f"{year},a,sat,{SMALL},3\n{year},b,sat,{ITS_COVER},6\n" for year in range(2018, 2025)]
    (folder / "results.csv").write_text("period,unit_id,measure_id,value,n\n" + "".join(rows))
    (folder / "targets.csv").write_text("measure_id,target\nsat,75\n")
    output = folder / "out.xlsx"
    assert main(["build", str(folder), "-o", str(output), "--json"]) == 0
    with zipfile.ZipFile(output) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.mark.parametrize("number", [SMALL, ITS_COVER], ids=["the small group", "the one that covers it"])
def test_a_suppressed_number_stands_in_no_part_of_the_file(parts: dict[str, str], number: str) -> None:
    assert [name for name, text in parts.items() if number[:-1] in text] == []


def test_its_gap_to_the_target_stands_in_no_part_of_the_file(parts: dict[str, str]) -> None:
    assert [name for name, text in parts.items() if "13.76543" in text or "8.76543" in text] == []


def test_the_numbers_of_the_others_do(parts: dict[str, str]) -> None:
    assert any("73.5" in text for text in parts.values())


def test_the_reason_stands_in_its_place(parts: dict[str, str]) -> None:
    assert any("Fewer than 5 answers" in text for text in parts.values())
