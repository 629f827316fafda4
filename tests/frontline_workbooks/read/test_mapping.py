from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import frontline_workbooks.read
from frontline.errors import DataFaultError
from frontline_workbooks.read import mapping, read_tables
from frontline_workbooks.read.mapping import read_map
from frontline_workbooks.read.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

README = Path(frontline_workbooks.read.__file__).with_name("README.md")

WIDE = """
title = "Stores"
source = "Our own counts"
[files."wide.csv"]
columns = { period = "month", unit_id = "shop" }
[[files."wide.csv".measures]]
measure_id = "late"
numerator = "late parcels"
denominator = "parcels"
[[files."wide.csv".measures]]
measure_id = "mood"
value = "mood"
n = "asked"
[measures.late]
name = "Late parcels"
area = "service"
better = "lower"
unit = "%"
target = 5
[measures.mood]
area = "climate"
better = "higher"
unit = "score"
weight = 2
minimum_n = 10
"""
WIDE_ROWS = """month,shop,kind,late parcels,parcels,mood,asked
Jan 2024,N,small,1,10,3.5,12
Jan 2024,N,large,3,30,,
Jan 2024,S,small,0,0,4.5,15
Feb 2024,S,small,NA,20,4.0,11
Feb 2024,N,small,2,20,3.0,14
"""


def wide(scorecard: Callable[..., Path], **changes: tuple[str, str]) -> Path:
    text = WIDE
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return scorecard(
        {
            "results.csv": None,
            "measures.csv": None,
            "targets.csv": None,
            "wide.csv": WIDE_ROWS,
            "frontline.toml": text,
        }
    )


def test_rows_of_one_month_and_unit_are_added_up_before_dividing(scorecard: Callable[..., Path]) -> None:
    results = read_tables(wide(scorecard)).results.query("measure_id == 'late'")

    assert results["value"].tolist() == [10.0, 10.0]
    assert results["n"].tolist() == [40.0, 20.0]
    assert results["period"].tolist() == ["Jan 2024", "Feb 2024"]


def test_rows_without_a_ratio_are_counted_in_one_warning(scorecard: Callable[..., Path]) -> None:
    warnings = read_tables(wide(scorecard)).warnings

    sentences = [str(fault) for fault in warnings]
    assert any("wide.csv, row 4, column late parcels, parcels" in text and "1 more" in text for text in sentences)


def test_the_map_describes_measures_and_the_data(scorecard: Callable[..., Path]) -> None:
    tables = read_tables(wide(scorecard))

    late, mood = tables.measures.to_dict("records")
    assert (tables.title, tables.source) == ("Stores", "Our own counts")
    assert (late["measure_name"], late["scale"], late["better"]) == ("Late parcels", "percent", "lower")
    assert (mood["weight"], mood["minimum_n"], mood["measure_name"]) == (2.0, 10.0, "mood")
    assert tables.targets[["measure_id", "target", "period"]].to_numpy().tolist() == [["late", 5.0, "Jan 2024"]]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('parcels"\n[[', 'parcel"\n[['), 'wide.csv: the map names the column "parcel", which must be there.'),
        (
            ('value = "mood"', 'numerator = "mood"'),
            "must have a measure_id and either value or numerator and denominator",
        ),
        (('area = "climate"', ""), "frontline.toml: [measures.mood] must have an area"),
        (('better = "lower"', 'better = "sideways"'), 'better of [measures.late] must be "higher" or "lower"'),
        (("target = 5", 'target = "5"'), 'target of [measures.late] must be a number, but found "5"'),
        ((', unit_id = "shop"', ""), "Results must have the column unit_id"),
    ],
    ids=[
        "a column that is not there",
        "half a ratio",
        "no area",
        "no such direction",
        "a target in quotes",
        "no unit",
    ],
)
def test_a_fault_of_the_map_is_named(scorecard: Callable[..., Path], change: tuple[str, str], sentence: str) -> None:
    with pytest.raises(DataFaultError, match=re.escape(sentence)):
        read_tables(wide(scorecard, change=change))


def test_a_file_can_be_ignored_or_named(scorecard: Callable[..., Path]) -> None:
    text = '[files."old.csv"]\ntable = "ignore"\n[files."new.csv"]\ntable = "Results"\ncolumns = { value = "worth" }\n'
    rows = "period,unit_id,measure_id,worth\n2025,N,sat,50\n"

    tables = read_tables(scorecard({"old.csv": rows, "new.csv": rows, "frontline.toml": text}))

    notes = {note.source: (note.taken_as, note.why) for note in tables.source_notes}
    assert notes["old.csv"] == ("", "frontline.toml says to ignore it")
    assert notes["new.csv"] == ("Results", "frontline.toml says so")
    assert "2025" in tables.results["period"].cat.categories


def test_an_alias_of_the_users_own_goes_before_ours(scorecard: Callable[..., Path]) -> None:
    units = "unit_id,manager,coach\nall,M,C\nN,M,C\nS,M,C\n"

    tables = read_tables(scorecard({"units.csv": units, "frontline.toml": '[aliases]\nleader = ["coach"]\n'}))

    assert set(tables.units["leader"]) == {"C"}


def test_the_documented_example_is_a_map_without_faults(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "frontline.toml").write_text(example[1], encoding="utf-8")
    report = Report()

    chart = read_map(tmp_path, None, report)

    assert report.faults == []
    assert set(tomllib.loads(example[1])["measures"]) == set(chart.measures)


def test_every_key_of_the_map_is_documented() -> None:
    text = README.read_text(encoding="utf-8")

    keys = {*mapping._TOP, *mapping._FILE, *mapping._WIDE, *mapping._MEASURE}
    assert {key for key in keys if f"`{key}`" not in text} == set()
