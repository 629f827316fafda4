from __future__ import annotations

import time
from dataclasses import FrozenInstanceError, fields

import numpy as np
import pandas as pd
import pytest

from frontline_workbooks.sample import SEED, Sample, make_sample, write_sample

CANONICAL_COLUMNS = {
    "units": "unit_id unit_name level parent_id peer_group leader",
    "measures": "measure_id measure_name area better unit scale combine statistic weight minimum_n tolerance",
    "results": "period unit_id measure_id value n numerator denominator standard_error",
    "targets": "period unit_id measure_id target approaching meeting exceeding",
    "items": "item_id scale minimum maximum reverse",
    "comments": "date unit_id source text owner status",
    "customers": "customer_id unit_id period satisfaction revenue target_customer spend_elsewhere started left",
    "financials": "period unit_id item value",
    "actions": "unit_id measure_id action owner due status",
    "recognition": "period unit_id person story",
}


@pytest.fixture(scope="module")
def sample() -> Sample:
    return make_sample()


@pytest.mark.parametrize("table", CANONICAL_COLUMNS)
def test_every_table_has_its_canonical_columns(sample, table):
    columns = list(getattr(sample, table).columns)

    assert columns == CANONICAL_COLUMNS[table].split()


def test_a_sample_cannot_be_changed_by_assignment(sample):
    with pytest.raises(FrozenInstanceError):
        sample.units = pd.DataFrame()


def test_forty_eight_branches_stand_in_six_regions_of_one_company(sample):
    units = sample.units.set_index("unit_id")
    branches = units[units["level"] == "Branch"]

    assert units["level"].value_counts().to_dict() == {"Branch": 48, "Region": 6, "Company": 1}
    assert branches["parent_id"].value_counts().tolist() == [8] * 6
    assert set(units.loc[branches["parent_id"], "parent_id"]) == {"FS"}
    assert branches["peer_group"].value_counts().to_dict() == {"City": 16, "Town": 16, "Retail park": 16}
    assert branches["unit_name"].is_unique
    assert branches["leader"].value_counts().tolist() == [2] * 24


def test_every_leader_leads_within_one_region(sample):
    branches = sample.units[sample.units["level"] == "Branch"]

    assert branches.groupby("leader")["parent_id"].nunique().eq(1).all()


def test_the_months_are_twenty_four_and_end_in_december_2025(sample):
    months = sorted(sample.customer_responses["period"].unique())

    assert months == [str(month) for month in pd.period_range("2024-01", "2025-12", freq="M")]
    assert sorted(sample.results["period"].unique()) == months


def test_employees_answer_in_eight_quarterly_waves(sample):
    waves = sample.employee_responses["period"].unique()

    assert list(waves) == [f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]


def test_answers_stay_within_the_range_of_their_item(sample):
    answers = pd.concat([sample.employee_responses, sample.customer_responses])
    items = sample.items.set_index("item_id")
    range_found = answers[items.index].agg(["min", "max"]).T

    assert range_found["min"].tolist() == items["minimum"].tolist()
    assert range_found["max"].tolist() == items["maximum"].tolist()


def test_some_answers_are_missing_but_few(sample):
    answers = sample.employee_responses.drop(columns=["period", "unit_id"])

    assert 0.01 < answers.isna().to_numpy().mean() < 0.03


@pytest.mark.parametrize("item", ["want_to_stay_3", "have_to_stay_2"])
def test_a_reversed_item_runs_against_the_others_of_its_scale(sample, item):
    scale = item.rpartition("_")[0]
    others = [name for name in sample.items["item_id"] if name.startswith(scale) and name != item]
    answers = sample.employee_responses.astype(dict.fromkeys([item, *others], float))

    assert sample.items.set_index("item_id").loc[item, "reverse"]
    assert answers[item].corr(answers[others].mean(axis=1)) < -0.4


def test_every_measure_has_respondents_or_results_and_not_both(sample):
    from_results = set(sample.results["measure_id"])
    from_respondents = set(sample.items["scale"])
    scored = sample.measures.set_index("measure_id")["statistic"].notna()

    assert from_results.isdisjoint(from_respondents)
    assert from_results | from_respondents == set(sample.measures["measure_id"])
    assert set(scored[scored].index) == from_respondents


def test_a_result_is_its_numerator_over_its_denominator(sample):
    counted = sample.results.dropna(subset=["denominator"]).astype({"value": float})
    per = counted["measure_id"].map({"complaints": 1000.0}).fillna(100.0)
    value = per * (counted["numerator"] / counted["denominator"]).astype(float)

    assert set(counted["measure_id"]) == {"retention", "first_time_resolution", "complaints"}
    np.testing.assert_allclose(counted["value"], value, atol=0.0051)


def test_a_result_stands_once_for_each_period_unit_and_measure(sample):
    assert not sample.results.duplicated(["period", "unit_id", "measure_id"]).any()


def test_a_target_stands_once_for_each_period_unit_and_measure(sample):
    assert not sample.targets.duplicated(["period", "unit_id", "measure_id"]).any()


def test_the_levels_of_a_target_rise_and_meeting_is_the_target(sample):
    levels = sample.targets.dropna(subset=["approaching"])

    assert set(levels["measure_id"]) == {"satisfaction", "service_climate"}
    assert (levels["approaching"] < levels["meeting"]).all()
    assert (levels["meeting"] < levels["exceeding"]).all()
    assert (levels["meeting"] == levels["target"]).all()


def test_the_budget_of_a_region_is_the_sum_of_its_branches(sample):
    budget = sample.targets.query("measure_id == 'revenue' and period == '2025-12'").set_index("unit_id")["target"]
    parents = sample.units.set_index("unit_id")["parent_id"]
    sums = budget.groupby(parents.reindex(budget.index)).sum()

    np.testing.assert_allclose(sums[["R1", "R6"]].astype(float), budget[["R1", "R6"]].astype(float), atol=0.06)
    assert abs(budget.filter(like="R").sum() - budget["FS"]) < 0.5


def test_the_ledger_agrees_with_the_results(sample):
    keys = ["period", "unit_id", "measure_id"]
    ledger = sample.financials.rename(columns={"item": "measure_id"}).set_index(keys)["value"]
    results = sample.results.set_index(keys)["value"]

    assert results.loc[ledger.index].equals(ledger)


def test_comments_come_from_three_sources_and_open_ones_have_no_owner(sample):
    comments = sample.comments

    assert set(comments["source"]) == {"survey", "web", "complaint"}
    assert comments.loc[comments["status"] == "open", "owner"].isna().all()
    assert comments.loc[comments["status"] == "answered", "owner"].notna().all()
    assert comments["text"].str.match(r"[A-Z]").all()


def test_every_row_belongs_to_a_known_unit(sample):
    known = set(sample.units["unit_id"])
    tables = [getattr(sample, table.name) for table in fields(sample)]
    named = [set(table["unit_id"].dropna()) for table in tables if "unit_id" in table]

    assert len(named) == 10
    assert set.union(*named) <= known


def test_the_company_calls_itself_synthetic(tmp_path):
    heading = write_sample(tmp_path)[-1].read_text(encoding="utf-8")

    assert 'title = "Fernhill Stores (synthetic sample)"' in heading
    assert 'source = "Synthetic data' in heading


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    first = write_sample(tmp_path / "first folder")
    second = write_sample(tmp_path / "second folder", seed=SEED)

    assert [path.name for path in first] == [path.name for path in second]
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(first, second, strict=True))


def test_another_seed_writes_other_answers(sample):
    other = make_sample(seed=SEED + 1)

    assert not other.results["value"].equals(sample.results["value"])
    assert other.units.equals(sample.units)


def test_the_files_hold_what_the_tables_hold(sample, tmp_path):
    write_sample(tmp_path)
    read = pd.read_csv(tmp_path / "customer_responses.csv")

    assert len(read) == len(sample.customer_responses)
    assert read["overall"].sum() == sample.customer_responses["overall"].sum()
    assert sorted(path.stem for path in tmp_path.glob("*.csv")) == sorted(table.name for table in fields(sample))


def test_the_whole_folder_is_smaller_than_twelve_megabytes(tmp_path):
    size = sum(path.stat().st_size for path in write_sample(tmp_path))

    assert 500_000 < size < 12_000_000


def test_the_sample_is_made_and_written_within_two_seconds(tmp_path):
    start = time.perf_counter()
    write_sample(tmp_path)

    assert time.perf_counter() - start < 2
