"""The main job on New York's public high schools, against an independent recomputation with pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.model import Scorecard, Settings
from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.real_data

LONG_FILES = ("employee_survey.csv", "customer_survey.csv", "service_metrics.csv")
LOWER_IS_BETTER = {"CHRONABS", "INC_MAJOR", "INC_VIOL", "INC_NOCRIM"}


@pytest.fixture(scope="module", params=["nyc_schools", "nyc_schools/mini"], ids=["526 schools", "99 schools"])
def folder(request: pytest.FixtureRequest, real_data: Path) -> Path:
    return real_data / request.param


@pytest.fixture(scope="module")
def scorecard(folder: Path) -> Scorecard:
    return score(read_tables(folder))


@pytest.fixture(scope="module")
def latest(folder: Path) -> pd.DataFrame:
    """Each measure's latest period as pandas alone reads it from the files."""
    files = [pd.read_csv(folder / name, dtype={"unit_id": str}) for name in LONG_FILES]
    rows = pd.concat(files).drop_duplicates(["period", "unit_id", "measure_id"])
    return rows[rows["period"] == rows.groupby("measure_id")["period"].transform("max")]


def schools(scorecard: Scorecard) -> pd.DataFrame:
    joined = scorecard.current.join(scorecard.units[["unit_id", "level"]], on="unit")
    joined["measure_id"] = scorecard.measures["measure_id"].to_numpy()[joined["measure"]]
    return joined[joined["level"] == "school"].set_index(["measure_id", "unit_id"]).sort_index()


def test_every_rank_of_every_school_equals_the_recomputed_one(scorecard: Scorecard, latest: pd.DataFrame) -> None:
    sign = np.where(latest["measure_id"].isin(LOWER_IS_BETTER), 1, -1)
    ranks = (latest["value"] * sign).groupby(latest["measure_id"]).rank(method="average")
    expected = pd.Series(
        ranks.to_numpy(), index=pd.MultiIndex.from_frame(latest[["measure_id", "unit_id"]])
    ).sort_index()

    ours = schools(scorecard)["rank"]

    assert len(ours) == len(expected) > 1000
    np.testing.assert_array_equal(ours.loc[expected.index], expected)


def test_every_value_and_n_is_the_one_in_the_files(scorecard: Scorecard, latest: pd.DataFrame) -> None:
    expected = latest.set_index(["measure_id", "unit_id"])[["value", "n"]].sort_index()

    ours = schools(scorecard)[["value", "n"]]

    pd.testing.assert_frame_equal(ours.loc[expected.index], expected, check_names=False)


def test_the_level_scores_and_ratings_are_the_published_ones(folder: Path) -> None:
    targets = pd.read_csv(folder / "targets.csv", dtype={"unit_id": str})
    tables = read_tables(folder)
    compared = []
    for period, published in targets.groupby("period"):
        ours = schools(score(tables, Settings(period=str(period), draws=20)))
        ours = ours[ours["period"] == str(period)]
        compared.append(published.set_index(["measure_id", "unit_id"]).join(ours["level_score"]))
    both = pd.concat(compared)
    between = both["published_metric_score"].between(2.0, 3.99)
    words = {"Not Meeting Target": 1, "Approaching Target": 2, "Meeting Target": 3, "Exceeding Target": 4}

    assert len(both) == len(targets)
    assert both["level_score"].notna().all()
    assert (both["level_score"] - both["published_metric_score"])[between].abs().max() <= 0.005 + 1e-9
    assert (np.floor(both["level_score"]) == both["published_metric_rating"].map(words)).all()
    if "mini" not in folder.name:
        assert between.sum() == 5823


def test_the_city_is_the_mean_of_its_schools_weighted_by_n_where_every_n_is_known(
    scorecard: Scorecard, latest: pd.DataFrame
) -> None:
    city = scorecard.rows(scorecard.measures["measure_id"].tolist().index("GRAD4")).iloc[0]
    graduates = latest[latest["measure_id"] == "GRAD4"]

    assert city["depth"] == 0
    np.testing.assert_allclose(city["value"], np.average(graduates["value"], weights=graduates["n"]), rtol=1e-12)
    assert city["n"] == graduates["n"].sum()


def test_family_satisfaction_is_the_headline(scorecard: Scorecard) -> None:
    assert scorecard.measures.loc[scorecard.headline, "measure_id"] == "P_SATIS"
