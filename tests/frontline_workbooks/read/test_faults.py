from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import DataFaultError, FileFaultError
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    Changes = dict[str, str | bytes | tuple[str, str] | None]

HEADER = "period,unit_id,measure_id,value,n\n"
MANY = HEADER + "".join(f"{2000 + at},N,sat,80,9\n" for at in range(30))
FATAL: dict[str, tuple[Changes, str]] = {
    "a word among numbers": (
        {"results.csv": ("81.5", "abc")},
        'results.csv, row 2, column value: value must be a number, but found "abc". Correct the cell',
    ),
    "a decimal comma in a comma file": (
        {"results.csv": ("81.5", '"12,5"')},
        'value must be a number, but found "12,5". Write numbers with a decimal point',
    ),
    "a percent sign": ({"results.csv": ("81.5", "81.5%")}, 'found "81.5%". Write the number without the % sign.'),
    "an infinite value": (
        {"results.csv": ("81.5", "inf")},
        'results.csv, row 2, column value: value must be finite, but found "inf"',
    ),
    "a percent above 100": (
        {"results.csv": ("77", "181.5")},
        'row 3, column value: value of a measure in percent must lie from 0 to 100, but found "181.5"',
    ),
    "a negative percent": ({"results.csv": ("77", "-1")}, 'must lie from 0 to 100, but found "-1"'),
    "a negative n": (
        {"results.csv": ("77,38", "77,-38")},
        'results.csv, row 3, column n: n must not be negative, but found "-38"',
    ),
    "a unit nobody knows in many rows": (
        {"results.csv": ("2023,S", "2023,s1")},
        'results.csv, row 3, column unit_id: unit_id must be one of Units, but found "s1" (and 1 more row like it)',
    ),
    "a measure nobody knows": ({"results.csv": ("2023,N,sat", "2023,N,satt")}, 'found "satt". Did you mean "sat"?'),
    "leading zeros lost on one side": (
        {"units.csv": ("N,North", "007,North"), "results.csv": HEADER + "2023,7,sat,80,\n"},
        'found "7". Did you mean "007"?',
    ),
    "a period that is none": (
        {"results.csv": ("2023,N,sat", "soon,N,sat")},
        'results.csv, row 2, column period: a period must be a year (2024)',
    ),
    "days and months that could be swapped": (
        {"results.csv": HEADER + "03/04/2024,N,sat,80,\n05/06/2024,N,sat,81,\n"},
        'day and month open, but found "03/04/2024" (and 1 more row like it). Write dates as 2024-12-31.',
    ),
    "months and years of one measure": (
        {"results.csv": ("2023,N,sat", "Jan 2023,N,sat")},
        'the periods of a measure must be of one kind, and sat has months and years, but found "Jan 2023"',
    ),
    "one key with two values": (
        {"results.csv": ("2024,S,sat,70.5,37\n", "2024,S,sat,70.5,37\n2024,S,sat,71,37\n")},
        'row 6, column value: there must be one row a period, unit_id and measure_id, and an earlier row says o',
    ),
    "a column missing": (
        {"results.csv": ("value", "valeu")},
        'results.csv: Results must have the column value, but found "period, unit_id, measure_id, valeu, n".',
    ),
    "a header nearly right": ({"results.csv": ("value", "valeu")}, 'Rename the header "valeu" to value.'),
    "no results": ({"results.csv": None}, "there is no Results table (and no Responses). Add results.csv with period"),
    "results under another name without a column": (
        {"results.csv": None, "scores.csv": "period,unit_id,measureid_x,value\n2023,N,sat,3\n"},
        'scores.csv comes nearest but lacks measure_id. Rename the header "measureid_x" to measure_id.',
    ),
    "results with nothing below the headers": (
        {"results.csv": HEADER},
        "results.csv: Results must have a row below its headers.",
    ),
    "no value anywhere": (
        {"results.csv": HEADER + "2023,N,sat,,\n2023,S,sat,n/a,\n"},
        "value must not be empty everywhere (and 1 more row like it). Fill the column; formulas must",
    ),
    "an empty id": (
        {"results.csv": ("2023,N,sat", "2023,,sat")},
        "results.csv, row 2, column unit_id: unit_id must not be empty. Fill it in",
    ),
    "no measures": ({"measures.csv": None}, "there is no Measures table. Add measures.csv"),
    "an area we do not know": (
        {"measures.csv": ("satisfaction", "sausage")},
        'service, sentiment or financial, but found "sausage"',
    ),
    "a direction we do not know": ({"measures.csv": ("higher", "sideways")}, 'better must be "higher" or "lower"'),
    "a measure twice": (
        {"measures.csv": ("wait,Wait", "sat,Wait")},
        'measures.csv, row 3, column measure_id: measure_id must be unique, but found "sat"',
    ),
    "a unit twice": (
        {"units.csv": ("S,South", "N,South")},
        'units.csv, row 4, column unit_id: unit_id must be unique, but found "N". Keep one of the rows.',
    ),
    "a parent that is no unit": (
        {"units.csv": ("S,South,store,all", "S,South,store,al")},
        'row 4, column parent_id: parent_id must be the unit_id of a unit, but found "al". Did you mean "all"?',
    ),
    "units in a ring": (
        {"units.csv": ("company,\n", "company,N\n")},
        "no unit may stand above itself (N -> all -> N)",
    ),
    "a unit above itself": ({"units.csv": ("N,North,store,all", "N,North,store,N")}, "above itself (N -> N)"),
    "units in two files": (
        {"Units 2.csv": "unit_id,unit_name\nN,North\n"},
        "units.csv: Units must be given once, but Units 2.csv holds it too.",
    ),
    "a target of a unit nobody knows": (
        {"targets.csv": ("2023,N,wait", "2023,Q,wait")},
        'targets.csv, row 3, column unit_id: unit_id must be one of Units, but found "Q"',
    ),
    "a target of a measure nobody knows": ({"targets.csv": ("wait", "wiat")}, 'found "wiat". Did you mean "wait"?'),
    "a target in words": ({"targets.csv": ("80", "eighty")}, 'target must be a number, but found "eighty"'),
    "text of an old Windows program": (
        {"units.csv": "unit_id,unit_name\nN,North\nS,Süd\n".encode("cp1252")},
        'units.csv, row 3: the text must be UTF-8, but found "S,Süd". Open the file in Excel and save it as "CSV UTF-8',
    ),
    "text of an old Windows program far down": (
        {"results.csv": (HEADER + MANY.removeprefix(HEADER) * 3000 + "2031,Süd,sat,1,\n").encode("cp1252")},
        'results.csv, row 90002: the text must be UTF-8, but found "2031,Süd,sat,1,"',
    ),
    "more cells than headers": (
        {"results.csv": ("12,\n", "12,,x\n")},
        "results.csv, row 6: a row must have 5 cells as the header has. Put texts that hold the delimiter in",
    ),
    "a damaged parquet file": (
        {"results.csv": None, "results.parquet": b"junk"},
        "results.parquet: the file is no readable Parquet file",
    ),
    "a quote never closed": ({"results.csv": ("81.5", '"81.5')}, "row 2, column value: value must be a number"),
    "semicolons with both decimal signs": (
        {"results.csv": "period;unit_id;measure_id;value\n2023;N;sat;80.5\n2023;S;sat;70,5\n"},
        'results.csv, row 3, column value: value must be a number, but found "70,5"',
    ),
    "a map that is no TOML": ({"frontline.toml": "title = "}, "frontline.toml: the map must be TOML in UTF-8"),
    "a key the map does not know": ({"frontline.toml": 'titel = "x"'}, 'found "titel". Did you mean "title"?'),
    "a file the map names and nobody has": (
        {"frontline.toml": '[files."result.csv"]\ntable = "ignore"'},
        'a file or sheet that the map names must be there, but found "result.csv". Did you mean "results.csv"?',
    ),
    "a column the map names and nobody has": (
        {"frontline.toml": '[files."results.csv"]\ntable = "Results"\ncolumns = { value = "valu" }'},
        'results.csv: the map names the column "valu", which must be there. Did you mean "value"?',
    ),
    "an item out of its scale": (
        {
            "items.csv": "item_id,scale,minimum,maximum,reverse\nq1,sat,1,5,no\n",
            "responses.csv": "period,unit_id,q1\n2024,N,4\n2024,N,6\n",
        },
        'responses.csv, row 3, column q1: an answer must lie from 1 to 5, but found "6"',
    ),
    "items of one scale with different ends": (
        {"items.csv": "item_id,scale,minimum,maximum,reverse\nq1,sat,1,5,no\nq2,sat,0,10,no\n"},
        "items.csv, row 3, column maximum: the items of one scale must have the same minimum and maximum",
    ),
    "responses without items": (
        {"responses.csv": "period,unit_id,q1\n2024,N,4\n"},
        "there is no Items table for the Responses",
    ),
    "responses without one item": (
        {
            "items.csv": "item_id,scale,minimum,maximum,reverse\nq1,sat,1,5,no\n",
            "responses.csv": "period,unit_id,x\n2024,N,4\n",
        },
        "responses.csv: Responses must have a column for every item_id of Items",
    ),
}  # fmt: skip

WARNED: dict[str, tuple[Changes, str]] = {
    "one key with one value twice": (
        {"results.csv": ("2024,S,sat,70.5,37\n", "2024,S,sat,70.5,37\n2024,S,sat,70.5,37\n")},
        'and an earlier row says the same, but found "70.5". One of them was kept.',
    ),
    "few rows of an unknown unit": (
        {"results.csv": MANY + "2030,Q,sat,80,9\n"},
        'row 32, column unit_id: unit_id must be one of Units, but found "Q". Add it to Units. Such rows were left',
    ),
    "missing values": ({"results.csv": ("81.5", "n/a")}, "row 2, column value: value is missing. Such rows were left"),
    "results as fractions": (
        {"results.csv": HEADER + "2023,N,sat,0.8,\n2023,S,sat,0.7,\n"},
        "sat is in percent, but its results lie from 0 to 1. They were multiplied by 100.",
    ),
    "targets as fractions": (
        {"targets.csv": "measure_id,target\nsat,0.8\n"},
        "sat is in percent, but its targets lie from 0 to 1. They were multiplied by 100.",
    ),
    "levels in the wrong order": (
        {"targets.csv": "measure_id,approaching,meeting,exceeding\nsat,90,80,70\n"},
        "approaching, meeting and exceeding must follow each other from worse to better",
    ),
    "no units": ({"units.csv": None}, "there is no Units table; 2 units were made from the results."),
    "no targets": ({"targets.csv": None}, "there is no Targets table, so nothing is met or missed."),
    "an empty file": ({"context.csv": b""}, "context.csv: a file must not be empty."),
    "no levels": ({"units.csv": "unit_id\nall\nN\nS\n"}, "level is not given (and 2 more rows like it)."),
    "no direction": ({"measures.csv": ("higher", "")}, "measures.csv: better is not given for sat. Higher was taken"),
    "a decimal comma in a semicolon file": (
        {"results.csv": "period;unit_id;measure_id;value\n2023;N;sat;80,5\n2023;S;sat;70,5\n"},
        "results.csv: numbers have a decimal comma.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FATAL)
def test_a_fatal_fault_names_its_place_rule_and_remedy(scorecard: Callable[..., Path], case: str) -> None:
    changes, sentence = FATAL[case]

    with pytest.raises(DataFaultError) as caught:
        read_tables(scorecard(changes))

    assert any(sentence in str(fault) for fault in caught.value.faults if fault.fatal), str(caught.value)


@pytest.mark.parametrize("case", WARNED)
def test_a_warning_names_its_place_and_what_was_done(scorecard: Callable[..., Path], case: str) -> None:
    changes, sentence = WARNED[case]

    tables = read_tables(scorecard(changes))

    assert any(sentence in str(fault) for fault in tables.warnings), [str(fault) for fault in tables.warnings]
    assert not any(fault.fatal for fault in tables.warnings)


def test_one_report_carries_all_faults_and_the_warnings_too(scorecard: Callable[..., Path]) -> None:
    changes = {
        "units.csv": ("S,South,store,all", "S,South,store,al"),
        "results.csv": ("81.5", "abc"),
        "targets.csv": None,
    }

    with pytest.raises(DataFaultError) as caught:
        read_tables(scorecard(changes))

    assert {fault.source for fault in caught.value.faults} == {"units.csv", "results.csv", "data"}
    assert [fault.fatal for fault in caught.value.faults].count(False) == 1


def test_rows_are_counted_below_titles_and_empty_lines(scorecard: Callable[..., Path]) -> None:
    text = f"Our results\n\n{HEADER}2023,N,sat,80,\n\n,,,,\n2023,S,sat,abc,\n"

    with pytest.raises(DataFaultError, match=r'results\.csv, row 7, column value: .*"abc"'):
        read_tables(scorecard({"results.csv": text}))


def test_a_quoted_line_end_does_not_count_as_a_row(scorecard: Callable[..., Path]) -> None:
    text = 'period,unit_id,measure_id,value,note\n2023,N,sat,80,"two\nlines"\n2023,S,sat,abc,\n'

    with pytest.raises(DataFaultError, match=r'results\.csv, row 3, column value: .*"abc"'):
        read_tables(scorecard({"results.csv": text}))


def test_a_good_scorecard_has_no_warnings(scorecard: Callable[..., Path]) -> None:
    tables = read_tables(scorecard())

    assert tables.warnings == ()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"nowhere does not exist\. Check the spelling of the path\."):
        read_tables(tmp_path / "nowhere")


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match="holds no CSV or Parquet file"):
        read_tables(tmp_path)


def test_a_map_that_is_not_there_is_one_sentence(scorecard: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"The map file .* does not exist"):
        read_tables(scorecard(), tmp_path / "map.toml")


CELLS = [
    "",
    "x",
    "-1",
    "1e999",
    "NA",
    "0.5",
    "N",
    "all",
    "sat",
    "2024",
    "Jan 2024",
    "03/04/2024",
    '"',
    ";",
    "\0",
    ",",
    "\n",
]


@given(st.data())
def test_any_cell_may_hold_anything_and_gives_tables_or_a_report(good: dict[str, str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(good)))
    rows = [line.split(",") for line in good[name].splitlines()]
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.one_of(st.sampled_from(CELLS), st.text(max_size=5)))
    text = "\n".join(",".join(row) for row in rows)

    with tempfile.TemporaryDirectory() as folder:
        for file, content in {**good, name: text}.items():
            (Path(folder) / file).write_bytes(content.encode("utf-8", "replace"))
        try:
            results, faults = read_tables(Path(folder)).results, ()
        except DataFaultError as error:
            results, faults = None, error.faults

    if results is None:
        assert any(fault.fatal for fault in faults)
    else:
        assert results["value"].notna().all()
        assert not results.duplicated(["period", "unit_id", "measure_id"]).any()
