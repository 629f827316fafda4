"""What was planted is in the raw answers, found here with pandas alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from frontline_workbooks.sample import SEED, TRUTHS, Sample, make_sample

TOPICS = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]
SEEDS = [pytest.param(SEED, id="the seed that is shown"), pytest.param(7, id="another seed")]


@pytest.fixture(scope="module", params=SEEDS)
def sample(request) -> Sample:
    return make_sample(request.param)


@pytest.fixture(scope="module")
def satisfaction(sample) -> pd.DataFrame:
    """Return the share of ratings 4 and 5, branches by months."""
    answers = sample.customer_responses.dropna(subset=["overall"])
    top_two = answers["overall"].ge(4).astype(float)
    return top_two.groupby([answers["unit_id"], answers["period"]]).mean().unstack()


@pytest.fixture(scope="module")
def climate(sample) -> pd.DataFrame:
    """Return the mean answer to each topic, branches by topics."""
    return sample.employee_responses.groupby("unit_id")[TOPICS].mean().astype(float)


def johnson_weights(predictors: pd.DataFrame, outcome: pd.Series) -> pd.Series:
    """Return each predictor's share of R squared (Johnson, 2000, Multivariate Behavioral Research 35:1-19)."""
    values, vectors = np.linalg.eigh(np.corrcoef(predictors.to_numpy().T))
    bridge = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    slopes = np.linalg.solve(bridge, predictors.corrwith(outcome).to_numpy())
    weights = bridge**2 @ slopes**2
    return pd.Series(weights / weights.sum(), index=predictors.columns)


def test_the_best_branch_is_best_over_the_two_years(satisfaction):
    assert satisfaction.mean(axis=1).idxmax() == TRUTHS.best


def test_the_best_branch_is_best_in_the_last_month(satisfaction):
    last = satisfaction["2025-12"].drop(TRUTHS.too_few)

    assert last.idxmax() == TRUTHS.best
    assert last.nlargest(2).diff().iloc[-1] < 0


def test_the_lowest_branch_is_lowest_over_the_two_years(satisfaction):
    assert satisfaction.mean(axis=1).idxmin() == TRUTHS.lowest


def test_the_lowest_branch_is_lowest_in_the_last_month(satisfaction):
    last = satisfaction["2025-12"].drop(TRUTHS.too_few)

    assert last.idxmin() == TRUTHS.lowest


@pytest.mark.parametrize(
    ("unit", "direction"),
    [
        pytest.param(TRUTHS.improving, 1, id="the improving branch rises"),
        pytest.param(TRUTHS.worsening, -1, id="the worsening branch falls"),
    ],
)
def test_a_planted_trend_is_more_than_noise(satisfaction, unit, direction):
    tau = stats.kendalltau(np.arange(24), satisfaction.loc[unit])
    years = [satisfaction.loc[unit].iloc[:12].mean(), satisfaction.loc[unit].iloc[12:].mean()]

    assert direction * tau.statistic > 0.4
    assert tau.pvalue < 0.001
    assert direction * (years[1] - years[0]) > 0.1


def test_no_other_branch_has_so_steep_a_trend(satisfaction):
    complete = satisfaction.drop(TRUTHS.too_few)
    slopes = complete.apply(lambda row: stats.theilslopes(row.to_numpy()).slope, axis=1)

    assert slopes.idxmax() == TRUTHS.improving
    assert slopes.idxmin() == TRUTHS.worsening


@pytest.mark.parametrize(
    ("table", "last"),
    [
        pytest.param("customer_responses", "2025-12", id="customers"),
        pytest.param("employee_responses", "2025-Q4", id="employees"),
    ],
)
def test_one_branch_alone_has_fewer_than_five_answers_in_the_last_period(sample, table, last):
    answers = getattr(sample, table)
    counts = answers.groupby(["unit_id", "period"]).size()

    assert counts[counts < 5].index.tolist() == [(TRUTHS.too_few, last)]


def test_the_tied_branches_have_the_same_answers_in_the_last_month(sample):
    last = sample.customer_responses.query("period == '2025-12'")
    one, other = (last[last["unit_id"] == unit][["overall", "recommend"]] for unit in TRUTHS.tied)

    assert len(one) >= 30
    assert one.reset_index(drop=True).equals(other.reset_index(drop=True))


def test_the_planted_driver_has_most_of_the_relative_weight(climate, satisfaction):
    weights = johnson_weights(climate, satisfaction.mean(axis=1))

    assert weights.idxmax() == TRUTHS.driver
    assert weights[TRUTHS.driver] > 0.6


def test_the_other_topics_add_nothing_once_the_driver_is_known(climate, satisfaction):
    outcome = satisfaction.mean(axis=1)
    without_driver = stats.linregress(climate[TRUTHS.driver], outcome)
    rest = outcome - without_driver.intercept - without_driver.slope * climate[TRUTHS.driver]
    correlations = climate.drop(columns=TRUTHS.driver).corrwith(rest)

    assert correlations.abs().max() < 0.45


def test_satisfied_branches_retain_their_customers(sample, satisfaction):
    retention = sample.results.query("measure_id == 'retention'").groupby("unit_id")["value"].mean()

    assert satisfaction.mean(axis=1).corr(retention.astype(float)) > 0.8


def test_retention_brings_the_planted_revenue(sample):
    results = sample.results.pivot_table(index=["unit_id", "period"], columns="measure_id", values="value")
    budget = sample.targets.query("measure_id == 'revenue'").set_index(["unit_id", "period"])["target"]
    log_ratio = np.log(results["revenue"].astype(float) / budget.reindex(results.index).astype(float))
    yearly = pd.DataFrame({"ratio": log_ratio, "retention": results["retention"].astype(float)})
    branches = yearly.groupby("unit_id").mean()
    slope = stats.linregress(branches["retention"], branches["ratio"])

    assert abs(slope.slope - TRUTHS.revenue_effect) < 0.1 * TRUTHS.revenue_effect


def test_totally_satisfied_customers_bring_more_than_somewhat_satisfied_ones(sample):
    revenue = sample.customers.groupby("satisfaction")["revenue"].mean()

    assert abs(revenue[5] / revenue[4] - TRUTHS.revenue_ratio) < 0.15


def test_the_lowest_branch_has_a_plan_and_the_worsening_one_lacks_it(sample, satisfaction):
    planned = set(sample.actions["unit_id"])
    targets = sample.targets.query("measure_id == 'satisfaction' and period == '2025-01'").set_index("unit_id")

    assert TRUTHS.lowest in planned
    assert TRUTHS.without_plan not in planned
    assert 100 * satisfaction.loc[TRUTHS.without_plan, "2025-12"] < targets.loc[TRUTHS.without_plan, "target"]


def test_customers_of_the_lowest_branch_write_more_grumbles_than_those_of_the_best(sample):
    grumbles = sample.comments["text"].str.contains("waited|queue|nobody|rude|wrong|never|out of stock")
    share = grumbles.groupby(sample.comments["unit_id"]).mean()

    assert share[TRUTHS.lowest] > share[TRUTHS.best] + 0.3
