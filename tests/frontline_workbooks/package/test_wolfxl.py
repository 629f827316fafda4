"""The same changes made by wolfxl, a second program that leaves what it does not change as it is."""

from __future__ import annotations

import pytest
from made_workbooks import parts_of
from plain_sheets import (
    PLAIN,
    in_wolfxls_years,
    plain_cells,
    put_by_us,
    put_by_wolfxl,
    read_by_calamine,
    read_by_openpyxl,
)
from plain_sheets import removed_by_wolfxl as take_out_by_wolfxl

from frontline_workbooks.package import PackageFault, probe, remove_sheets

pytestmark = pytest.mark.real_data

EVERY = 6
"""One of so many workbooks is compared here; tests/faults/whole_corpus.py compares them all."""
FROM_1904 = {"24ee6b__47813.xlsx", "39a0f0__Test_git_Issue_649_Date1904_Parsings.xlsx"}


@pytest.fixture(scope="module")
def pairs(real_workbooks, tmp_path_factory):
    """Return workbooks, and with the plain sheet as we put it in and as wolfxl does."""
    found, folder = {}, tmp_path_factory.mktemp("wolfxl")
    for name in sorted({*list(real_workbooks["good"])[::EVERY], *FROM_1904}):
        host = real_workbooks["good"][name].read_bytes()
        try:
            ours = put_by_us(host)
        except PackageFault:
            continue
        found[name] = (host, ours, put_by_wolfxl(host, folder / name))
    return found


@pytest.mark.parametrize("read", [read_by_openpyxl, read_by_calamine], ids=["openpyxl", "calamine"])
def test_their_sheets_read_the_same_after_either_program(pairs, read):
    compared = 0
    for name, row in pairs.items():
        before, ours, theirs = map(read, row)
        if before is not None:
            compared += 1

            assert list(ours) == list(theirs) == [PLAIN, *before], name
            assert without_plain(ours) == without_plain(theirs) == before, name
    assert compared >= 10


def test_the_new_sheet_has_the_same_cells_formulas_and_formats(pairs):
    compared = 0
    for name, row in pairs.items():
        _, ours, theirs = map(read_by_openpyxl, row)
        if ours and theirs:
            compared += 1

            assert in_wolfxls_years(name, ours[PLAIN]) == theirs[PLAIN], name
    assert compared >= 10


def test_the_new_sheet_says_what_was_asked_for(pairs):
    for name, (host, ours, _) in pairs.items():
        read = read_by_openpyxl(ours)
        if read:
            asked = {cell.address: cell for cell in plain_cells(probe(host).sheets[0])}

            assert {place: cell.value for place, cell in asked.items()} == {
                place: look.value for place, look in read[PLAIN].items()
            }, name
            assert {place: cell.look for place, cell in asked.items()} == {
                place: look[1:] for place, look in read[PLAIN].items()
            }, name


def test_we_change_no_part_that_wolfxl_leaves_but_the_list_of_titles(pairs):
    for name, row in pairs.items():
        before, ours, theirs = map(parts_of, row)

        assert set(before) <= set(ours), name
        assert changed(before, ours) - changed(before, theirs) <= {"docProps/app.xml"}, name


def test_what_is_left_when_wolfxl_takes_our_sheet_out_is_what_we_leave(pairs, tmp_path):
    for name, (host, ours, _) in pairs.items():
        taken_out = take_out_by_wolfxl(ours, tmp_path / name)

        assert parts_of(remove_sheets(ours)) == parts_of(host), name
        assert read_by_openpyxl(taken_out) == read_by_openpyxl(host), name
        assert read_by_calamine(taken_out) == read_by_calamine(host), name


def without_plain(sheets):
    return {tab: cells for tab, cells in sheets.items() if tab != PLAIN}


def changed(before, after):
    return {part for part in before if part in after and before[part] != after[part]}
