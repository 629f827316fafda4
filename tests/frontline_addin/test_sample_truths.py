"""What is planted in the embedded sample is what the scorecard of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sample import TRUTHS, write_sample

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard


@pytest.fixture(scope="module")
def scorecard(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return score(read_tables(folder))


@pytest.fixture(scope="module")
def branches(scorecard: Scorecard) -> pd.DataFrame:
    return scorecard.rows(scorecard.headline, scorecard.levels[-1]).set_index("unit_id")


def test_the_sample_has_nothing_to_warn_about(scorecard: Scorecard) -> None:
    assert scorecard.tables.warnings == ()


def test_the_headline_is_the_customers_satisfaction(scorecard: Scorecard) -> None:
    assert scorecard.measures.loc[scorecard.headline, "area"] == "satisfaction"


def test_only_the_branch_that_improves_is_called_improving(branches: pd.DataFrame) -> None:
    assert branches.index[branches["trend"] == "Improving"].tolist() == [TRUTHS.improving]


def test_only_the_branch_that_worsens_is_called_worsening(branches: pd.DataFrame) -> None:
    assert branches.index[branches["trend"] == "Worsening"].tolist() == [TRUTHS.worsening]


def test_the_best_and_the_lowest_branch_stand_at_the_ends(branches: pd.DataFrame) -> None:
    ranked = branches[branches["rank"].notna()]

    assert ranked.index[0] == TRUTHS.best
    assert ranked.index[-1] == TRUTHS.lowest


def test_the_tied_branches_share_their_rank(branches: pd.DataFrame) -> None:
    assert len(set(branches.loc[list(TRUTHS.tied), "rank"])) == 1


def test_the_branch_with_too_few_answers_is_hidden_together_with_a_sibling(branches: pd.DataFrame) -> None:
    hidden = branches[branches["hidden"] != ""]

    assert hidden.loc[TRUTHS.too_few, "hidden"].startswith("Fewer than 5")
    assert len(hidden) == 2
    assert len(set(hidden["parent"])) == 1
    assert hidden["value"].isna().all()


def test_every_shown_result_lies_in_its_interval(scorecard: Scorecard) -> None:
    known = scorecard.current.dropna(subset=["value", "low", "high"])

    assert len(known) > 300
    assert (known["low"] <= known["value"]).all()
    assert (known["value"] <= known["high"]).all()


def test_every_rank_lies_in_its_interval(scorecard: Scorecard) -> None:
    known = scorecard.current.dropna(subset=["rank", "rank_low"])

    assert len(known) > 300
    assert (known["rank_low"] <= known["rank"]).all()
    assert (known["rank"] <= known["rank_high"]).all()


def test_service_climate_comes_with_its_agreement(scorecard: Scorecard) -> None:
    climate = scorecard.measures.index[scorecard.measures["area"] == "climate"][0]
    rows = scorecard.rows(climate, scorecard.levels[-1])

    assert rows.loc[rows["hidden"] == "", "agreement"].between(0, 1).all()
