"""Tables of real workbooks, up to 200 cells filled in each."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from made_workbooks import parts_of
from plain_sheets import open_in_wolfxl
from python_calamine import CalamineError, CalamineWorkbook
from real_tables import laid_table, own_tables

from frontline_workbooks.package.cell_addresses import address
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill import fill_table
from frontline_workbooks.package.fill_refusals import CellsRefusedError
from frontline_workbooks.package.opc.xml_view import View

pytestmark = pytest.mark.real_data


DAYS = (dt.date, dt.time, dt.timedelta)
"""What the reader makes of a number whose cell is formatted as one."""
FORMAT = re.compile(rb'<(?:\w+:)?c r="([A-Z]+[0-9]+)"[^>]*? s="([0-9]+)"')
MAY_BE_REFUSED = {"signed", "shared"}


def attempt(task):
    """Return what filling gives, and the values; cells that are refused when all are asked for are left out."""
    values, refused = {}, frozenset()
    try:
        fill_table(task.data, task.table, task.values(most=10**6), id_column=task.id_column)
    except CellsRefusedError as refusal:
        refused = frozenset(refusal.addresses)
    except PackageFault as fault:
        if fault.code not in MAY_BE_REFUSED:
            raise
        return None, values
    values = task.values(without=refused)
    return (fill_table(task.data, task.table, values, id_column=task.id_column) if values else None), values


@pytest.fixture(scope="module")
def filled(real_workbooks):
    """Return every task, its values and what filling gave."""
    found = []
    for path in real_workbooks["good"].values():
        data = path.read_bytes()
        for task in (*own_tables(data), *laid_table(data)):
            result, values = attempt(task)
            if result:
                found.append((task, values, result))
    return found


def without_cells(part: bytes, addresses) -> bytes:
    """Return a worksheet without cells and hints at where they are, found by nothing but their addresses."""
    names = b"|".join(name.encode() for name in addresses)
    cell = rb'<(\w+:)?c [^<>]*?\br="(?:%s)"(?:[^<>]*/>|[^<>]*[^<>/]>.*?</(?:\w+:)?c>|>.*?</(?:\w+:)?c>)' % names
    bare = re.sub(cell, b"", View.of(part, "").data, flags=re.DOTALL)
    return re.sub(rb' spans="[^"]*"|(?<=dimension) ref="[^"]*"', b"", bare)


def read_back(data, tab):
    """Return the rows of a sheet and the place of the first; None where the reader cannot open the workbook."""
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(tab)
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, KeyError):
        return None


def test_thirty_tables_and_more_are_filled(filled):
    own = [task for task, _, _ in filled if task.table != "Laid"]

    assert len(own) >= 18
    assert len(filled) >= 80
    assert sum(len(result.cells) == 200 for _, _, result in filled) >= 30


def test_every_other_part_keeps_every_byte(filled):
    for task, _, result in filled:
        before, after = parts_of(task.data), parts_of(result.data)
        changed = {name for name in before if before[name] != after[name]}

        assert list(before) == list(after)
        assert changed - {task.part} <= {name for name in before if "pivotCacheDef" in name or "workbook" in name}, (
            task.table
        )


def test_the_sheet_is_the_same_but_for_the_filled_cells(filled):
    for task, _, result in filled:
        before, after = (without_cells(parts_of(data)[task.part], result.cells) for data in (task.data, result.data))

        assert before == after, (task.table, task.tab)


def test_values_are_read_back_by_another_reader(filled):
    compared = 0
    for task, values, result in filled:
        cells = task.cells(values)
        rows = read_back(result.data, task.tab)

        assert sorted(map(address, cells)) == sorted(result.cells)
        if rows is not None and read_back(task.data, task.tab) is not None:
            now = {place: rows[place[0] - 1][place[1] - 1] for place in cells}
            told = {place: value for place, value in now.items() if not isinstance(value, DAYS)}
            compared += len(told)
            assert told == {place: cells[place] for place in told}, (task.table, task.tab)

    assert compared > 5_000


def test_filling_again_changes_no_byte(filled):
    for task, values, result in filled:
        again = fill_table(result.data, task.table, values, id_column=task.id_column)

        assert again.data is result.data, task.table


def test_another_program_that_changes_cells_in_place_makes_the_same_of_them(filled, tmp_path):
    compared = 0
    for task, values, result in filled:
        theirs = by_wolfxl(task, values, tmp_path / "theirs.xlsx")
        if theirs is None:
            continue
        compared += 1

        assert said(result.data) == said(theirs), (task.table, task.tab)
        assert looks(result.data, task) == looks(theirs, task), (task.table, task.tab)

    assert compared >= 60


def by_wolfxl(task, values, path):
    """Return the workbook with the same cells changed by wolfxl; None where it refuses."""
    try:
        book = open_in_wolfxl(task.data, path)
        for place, value in task.cells(values).items():
            book[task.tab][address(place)].value = value
        book.save(path)
    except (NotImplementedError, KeyError, OSError, RuntimeError, TypeError, ValueError):
        return None
    return path.read_bytes()


def said(data):
    """Return what every sheet says; None where the reader cannot open the workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, KeyError):
        return None


def looks(data, task):
    """Return the number of the format of each cell that was written before, in any order of the cells."""
    formats = [dict(FORMAT.findall(View.of(parts_of(each)[task.part], "").data)) for each in (task.data, data)]
    return {name: formats[1].get(name) for name in formats[0]}


def test_bad_workbooks_get_a_sentence(real_workbooks):
    codes = set()
    for path in real_workbooks["bad"].values():
        try:
            fill_table(path.read_bytes(), "Table1", {"Column1": {"a": 1}})
        except PackageFault as fault:
            codes.add(fault.code)

    assert codes >= {"encrypted", "corrupt", "not-a-package", "no-such-table"}
