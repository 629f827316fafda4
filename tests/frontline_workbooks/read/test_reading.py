from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline_workbooks.read import read_tables
from frontline_workbooks.read.headers import match_columns
from frontline_workbooks.read.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RESULTS = "period,unit_id,measure_id,value,n\n2023,N,sat,81.5,40\n2023,S,sat,77,38\n"


@pytest.mark.parametrize(
    "content",
    [
        RESULTS.encode(),
        RESULTS.encode("utf-8-sig"),
        RESULTS.encode("utf-16"),
        RESULTS.replace(",", ";").encode(),
        RESULTS.replace(",", "\t").encode(),
        RESULTS.replace(",", ";").replace(".", ",").encode(),
        RESULTS.replace("\n", "\r\n").encode(),
        ("sep=,\n" + RESULTS).encode(),
        ("Our results\n\n" + RESULTS).encode(),
        RESULTS.replace("unit_id", "Unit ID").replace("value", "Actual").encode(),
        RESULTS.replace("40", "").replace("38", "NULL").replace("\n2023,S", "\n\n2023,S").encode(),
    ],
    ids=[
        "UTF-8",
        "UTF-8 with a mark",
        "UTF-16 with a mark",
        "semicolons",
        "tabs",
        "semicolons and decimal commas",
        "Windows line ends",
        "Excel's first line for the delimiter",
        "title rows",
        "other spellings of headers",
        "missing n and empty lines",
    ],
)
def test_a_file_reads_the_same_however_it_was_saved(scorecard: Callable[..., Path], content: bytes) -> None:
    tables = read_tables(scorecard({"results.csv": content}))

    assert tables.results["unit_id"].tolist() == ["N", "S"]
    assert tables.results["value"].tolist() == [81.5, 77.0]


def test_parquet_reads_as_csv_does(scorecard: Callable[..., Path]) -> None:
    folder = scorecard()
    from_csv = read_tables(folder)
    for name in ("results", "units"):
        pd.read_csv(folder / f"{name}.csv").to_parquet(folder / f"{name}.parquet")
        (folder / f"{name}.csv").unlink()

    from_parquet = read_tables(folder)

    pd.testing.assert_frame_equal(from_parquet.results, from_csv.results)
    pd.testing.assert_frame_equal(from_parquet.units, from_csv.units)


def test_every_table_has_all_columns_of_the_contract(scorecard: Callable[..., Path]) -> None:
    tables = read_tables(scorecard())

    assert list(tables.units) == ["unit_id", "unit_name", "level", "parent_id", "peer_group", "leader"]
    assert list(tables.results) == [
        "period", "unit_id", "measure_id", "value", "n", "numerator", "denominator", "standard_error",
    ]  # fmt: skip
    assert list(tables.targets) == [
        "period", "unit_id", "measure_id", "target", "approaching", "meeting", "exceeding",
    ]  # fmt: skip
    assert list(tables.results["unit_id"].cat.categories) == list(tables.units["unit_id"])
    assert list(tables.results["measure_id"].cat.categories) == list(tables.measures["measure_id"])
    assert tables.results["period"].cat.ordered


def test_a_target_without_unit_is_for_every_unit(scorecard: Callable[..., Path]) -> None:
    targets = read_tables(scorecard()).targets

    assert targets["unit_id"].isna().tolist() == [True, False]


def test_a_target_without_period_counts_from_the_first_period_on(scorecard: Callable[..., Path]) -> None:
    tables = read_tables(scorecard({"targets.csv": "measure_id,target\nsat,80\n"}))

    assert tables.targets["period"].tolist() == ["2023"]


def test_values_follow_from_numerator_and_denominator(scorecard: Callable[..., Path]) -> None:
    text = "period,unit_id,measure_id,numerator,denominator\n2023,N,sat,30,40\n2023,N,wait,90,30\n"

    results = read_tables(scorecard({"results.csv": text})).results

    assert results["value"].tolist() == [75.0, 3.0]
    assert results["n"].tolist() == [40.0, 30.0]


def test_results_may_lie_in_several_files(scorecard: Callable[..., Path]) -> None:
    more = "period,unit_id,measure_id,value\n2022,N,sat,70\n"

    results = read_tables(scorecard({"results_2022.csv": more})).results

    assert len(results) == 9
    assert results["period"].cat.categories.tolist() == ["2022", "2023", "2024"]


def test_leading_zeros_and_letters_of_ids_survive(scorecard: Callable[..., Path]) -> None:
    ids = ["007", "7", "NA", "1e5", "True", "=1+1", "@x", "é🚀", "x" * 300]
    units = "unit_id\n" + "".join(f"{name}\n" for name in ids)
    rows = "period,unit_id,measure_id,value\n" + "".join(f"2023,{name},sat,50\n" for name in ids)

    tables = read_tables(scorecard({"units.csv": units, "results.csv": rows, "targets.csv": None}))

    assert tables.units["unit_id"].tolist() == ids
    assert tables.results["unit_id"].tolist() == ids


def test_ten_thousand_and_one_units_in_a_chain_of_parents_are_no_ring(scorecard: Callable[..., Path]) -> None:
    rows = "".join(f"u{at},u{at - 1},deep\n" for at in range(1, 10_001))
    results = "period,unit_id,measure_id,value\n2023,u10000,sat,50\n"
    changes = {"units.csv": f"unit_id,parent_id,level\nu0,,deep\n{rows}", "results.csv": results, "targets.csv": None}

    tables = read_tables(scorecard(changes))

    assert len(tables.units) == 10_001


def test_a_survey_without_results_is_scored_by_the_mean(scorecard: Callable[..., Path]) -> None:
    changes = {
        "results.csv": None,
        "targets.csv": None,
        "measures.csv": "measure_id,area,better\nsat,satisfaction,higher\n",
        "items.csv": "item_id,scale,minimum,maximum,reverse\nq1,sat,1,5,no\nq2,sat,1,5,yes\n",
        "wave 1.csv": "period,unit_id,Q1,q2,age\n2024,N,4,2,33\n2024,S,,5,44\n",
    }

    tables = read_tables(scorecard(changes))

    (answers,) = tables.responses
    assert tables.items is not None
    assert tables.items["reverse"].tolist() == [False, True]
    assert list(answers) == ["period", "unit_id", "q1", "q2"]
    np.testing.assert_array_equal(answers["q1"], [4.0, np.nan])
    assert tables.measures["statistic"].tolist() == ["mean"]
    assert len(tables.results) == 0


def test_a_measure_with_results_of_its_own_has_no_statistic(scorecard: Callable[..., Path]) -> None:
    assert read_tables(scorecard()).measures["statistic"].isna().all()


def test_the_other_tables_come_along_for_units_that_exist(scorecard: Callable[..., Path]) -> None:
    changes = {
        "comments.csv": "date,unit_id,source,text\n2024-05-01,N,web,Good\n2024-05-02,Q,web,Bad\n",
        "actions.csv": "unit_id,measure_id,action,owner,due,status\nN,sat,Train,Kim,2024-12-31,open\n",
        "financials.csv": "period,unit_id,item,value\n2024,N,revenue,1000\n",
    }

    tables = read_tables(scorecard(changes))

    assert tables.comments is not None
    assert tables.actions is not None
    assert tables.financials is not None
    assert tables.comments["text"].tolist() == ["Good"]
    assert tables.actions.loc[0, "owner"] == "Kim"
    assert tables.financials["value"].tolist() == [1000.0]
    assert [fault.source for fault in tables.warnings] == ["comments.csv"]


def test_a_second_table_that_only_looks_like_one_is_left_alone(scorecard: Callable[..., Path]) -> None:
    tables = read_tables(scorecard({"old.csv": "period,unit_id,measure_id,value\n2023,N,sat,1\n"}))

    note = next(note for note in tables.source_notes if note.source == "old.csv")
    assert note.why == "its columns fit Results, but another file or sheet has that name"
    assert len(tables.results) == 8


def test_the_title_is_the_folders_name(scorecard: Callable[..., Path]) -> None:
    assert read_tables(scorecard()).title == "data"


@given(st.permutations([column.name for column in TABLES["Results"].columns]))
def test_the_order_of_columns_does_not_matter(headers: list[str]) -> None:
    found = match_columns(headers, TABLES["Results"], {})

    assert {name: headers[place] for name, place in found.items()} == {name: name for name in headers}
