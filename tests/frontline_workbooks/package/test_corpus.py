"""120 real workbooks, made by Excel, and 40 that are damaged, encrypted or hostile."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from made_workbooks import parts_of, with_text
from python_calamine import CalamineError, CalamineWorkbook

from frontline_workbooks.package import (
    PackageFault,
    gate,
    own_sheets,
    probe,
    put_sheets,
    remove_sheets,
    repair_links,
    values_only,
)
from frontline_workbooks.package.recognise import open_package

pytestmark = pytest.mark.real_data


def values(data):
    """Return the values of every sheet; None where the reader cannot open the workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, KeyError):
        return None


def attempt(action):
    """Return what an action gives and "", or nothing and the code of its fault."""
    try:
        return action(), ""
    except PackageFault as fault:
        return None, fault.code


def rebuilt(data, step):
    """Return a workbook with the number of the program that saved it raised or lowered, and nothing else changed."""
    build = parts_of(data)["xl/workbook.xml"].decode().partition('rupBuild="')[2].partition('"')[0]
    return with_text(data, "xl/workbook.xml", f'rupBuild="{build}"', f'rupBuild="{int(build) + step}"')


@pytest.fixture(scope="module")
def grafted(real_workbooks, rich, rich_1904):
    """Return every good workbook, the rich sheets for it, and it with them; those that are locked are left out."""
    found, codes = {}, set()
    for name, path in real_workbooks["good"].items():
        host = path.read_bytes()
        new = rich_1904 if probe(host).date_1904 else rich
        put, code = attempt(lambda host=host, new=new: put_sheets(host, new))
        codes.add(code)
        if put:
            found[name] = (host, new, put.data)
    assert codes == {"", "signed", "structure-locked", "shared", "write-reserved"}
    return found


def test_sheets_can_be_put_into_every_workbook_that_is_not_locked(grafted, real_workbooks):
    assert len(real_workbooks["good"]) == 120
    assert len(grafted) == 112


def test_putting_twice_is_putting_once(grafted):
    different = [name for name, (_, new, put) in grafted.items() if put_sheets(put, new).data != put]

    assert different == []


def test_taking_out_gives_the_original_back_part_by_part(grafted):
    different = [name for name, (host, _, put) in grafted.items() if parts_of(remove_sheets(put)) != parts_of(host)]

    assert different == []


def test_every_old_value_is_as_it_was(grafted):
    read = {name: (values(host), values(put)) for name, (host, _, put) in grafted.items()}
    changed = [
        name
        for name, (before, after) in read.items()
        if before is not None and before != {tab: rows for tab, rows in after.items() if tab in before}
    ]

    assert changed == []
    assert sum(before is not None for before, _ in read.values()) > 100


def test_replaced_and_taken_out_after_another_program_saved_nothing_is_lost(grafted):
    told = {name: row for name, row in grafted.items() if b'rupBuild="' in parts_of(row[2])["xl/workbook.xml"]}
    for name, (host, new, put) in list(told.items())[::4]:
        saved = rebuilt(put, 1)
        again = put_sheets(saved, new)
        gate(open_package(host), open_package(rebuilt(remove_sheets(saved), -1)))

        assert again.replaced == ("Rankings", "Data"), name
        assert own_sheets(again.data) == own_sheets(put), name
        assert put_sheets(again.data, new).data == again.data, name
    assert len(told) > 90


def test_a_real_scorecard_goes_in_and_out_again(grafted, scorecard_file):
    kinds = [sheet.kind for sheet in own_sheets(scorecard_file) if sheet.kind != "Data"]
    for name, (host, _, _) in list(grafted.items())[::15]:
        put = put_sheets(host, scorecard_file, sheets=kinds).data

        assert [sheet.kind for sheet in own_sheets(put)] == kinds, name
        assert put_sheets(put, scorecard_file, sheets=["Rankings", "Trends"]).data == put, name
        assert parts_of(remove_sheets(put)) == parts_of(host), name


def test_every_formula_of_every_workbook_becomes_the_value_it_showed(real_workbooks):
    codes, formulas = Counter(), 0
    for name, path in real_workbooks["good"].items():
        data = path.read_bytes()
        made, code = attempt(lambda data=data: values_only(data))
        codes[code] += 1
        if made:
            formulas += made[1]
            assert values(made[0]) == values(data), name
            assert not formulas_in(made[0]), name
    assert codes == {"": 118, "signed": 2}
    assert formulas > 30_000


def formulas_in(data):
    """Return the cells with a formula on worksheets; on macro sheets they are code, and stay."""
    sheets = (part for name, part in parts_of(data).items() if "worksheets/" in name and name.endswith("xml"))
    return [cell for part in sheets for cell in re.findall(rb"<(?:\w+:)?c\b[^>]*><(?:\w+:)?f[\s/>]", part)]


def test_every_bad_workbook_is_a_sentence_or_goes_through_without_a_loss(real_workbooks, rich, rich_1904):
    codes = Counter()
    for name, path in real_workbooks["bad"].items():
        data = path.read_bytes()
        put, code = attempt(lambda data=data: put_sheets(data, rich_1904 if probe(data).date_1904 else rich))
        codes[code] += 1
        if put:
            assert parts_of(remove_sheets(put.data)) == parts_of(data), name
    assert codes == {"": 14, "encrypted": 14, "corrupt": 6, "not-a-package": 4, "not-a-workbook": 2}


@pytest.mark.parametrize("change", [values_only, repair_links, own_sheets], ids=["values", "links", "own sheets"])
def test_a_bad_workbook_stops_nothing_with_anything_but_a_sentence(real_workbooks, change):
    codes = Counter(attempt(lambda path=path: change(path.read_bytes()))[1] for path in real_workbooks["bad"].values())

    assert codes["encrypted"] == 14
