from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.respondents import reduce_responses
from frontline.scorecard.tables import Tables

IDS = {"period": "category", "unit_id": "category", "measure_id": "category"}
ITEMS = pd.DataFrame(
    {
        "item_id": ["q1", "q2", "sat", "recommend"],
        "scale": ["climate", "climate", "satisfaction", "nps"],
        "minimum": [1.0, 1, 1, 0],
        "maximum": [5.0, 5, 5, 10],
        "reverse": [False, True, False, False],
    }
)


def answers(*rows: tuple[object, ...], columns: tuple[str, ...] = ("q1", "q2", "sat", "recommend")) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["period", "unit_id", *columns])


def tables(*responses: pd.DataFrame, results: pd.DataFrame | None = None, climate: str = "mean") -> Tables:
    measures = pd.DataFrame(
        {"measure_id": ["climate", "satisfaction", "nps"], "statistic": [climate, "top-2 box", "nps"]}
    )
    none = pd.DataFrame({"period": [], "unit_id": [], "measure_id": [], "value": []}).astype(IDS)
    return Tables(pd.DataFrame(), measures, none if results is None else results, pd.DataFrame(), ITEMS, responses)


def row(reduced: pd.DataFrame, measure: str, unit: str = "a") -> pd.Series:
    found = reduced[(reduced["measure_id"] == measure) & (reduced["unit_id"] == unit)]
    assert len(found) == 1
    return found.iloc[0]


FOUR = answers(
    ("2024", "a", 5.0, 1.0, 5.0, 10.0),
    ("2024", "a", 4.0, 2.0, 4.0, 9.0),
    ("2024", "a", 2.0, 4.0, 3.0, 6.0),
    ("2024", "b", 3.0, 3.0, 5.0, 8.0),
)


def test_a_scale_is_the_mean_of_its_items_with_reverse_keyed_ones_turned_round() -> None:
    climate = row(reduce_responses(tables(FOUR)), "climate")

    # scale means 5, 4, 2 on 1-5 are 100, 75, 25 on 0-100
    np.testing.assert_allclose(climate["value"], (100 + 75 + 25) / 3)
    np.testing.assert_allclose(climate["standard_error"], np.std([100, 75, 25], ddof=1) / np.sqrt(3))
    assert climate["n"] == 3


def test_favourable_is_the_share_of_the_top_two_answers() -> None:
    climate = row(reduce_responses(tables(FOUR, climate="favourable")), "climate")

    np.testing.assert_allclose(climate["value"], 100 * 4 / 6)
    assert climate["low"] < climate["value"] < climate["high"]


def test_top_2_box_comes_with_its_wilson_interval() -> None:
    satisfaction = row(reduce_responses(tables(FOUR)), "satisfaction")

    # R 4.2: prop.test(2, 3, correct = FALSE)$conf.int
    np.testing.assert_allclose(satisfaction["value"], 200 / 3)
    np.testing.assert_allclose([satisfaction["low"], satisfaction["high"]], [20.765960, 93.850806], atol=1e-6)


def test_the_net_promoter_score_is_promoters_less_detractors() -> None:
    assert row(reduce_responses(tables(FOUR)), "nps")["value"] == pytest.approx(100 * (2 - 1) / 3)


def test_a_scale_asked_in_two_files_is_scored_once_over_both() -> None:
    both = reduce_responses(tables(FOUR.iloc[:2], FOUR.iloc[2:]))
    one = reduce_responses(tables(FOUR))

    pd.testing.assert_frame_equal(both, one, check_categorical=False, check_dtype=False)


def test_files_with_different_items_each_give_their_own_measures() -> None:
    staff = answers(("2024", "a", 5.0, 1.0), columns=("q1", "q2"))
    customers = answers(("2024", "a", 5.0), ("2024", "a", 1.0), columns=("sat",))

    reduced = reduce_responses(tables(staff, customers))

    assert reduced.set_index("measure_id")["n"].to_dict() == {"climate": 1, "satisfaction": 2}


def test_a_measure_with_results_of_its_own_is_left_to_those() -> None:
    own = pd.DataFrame({"period": ["2024"], "unit_id": ["a"], "measure_id": ["nps"], "value": [12.0]}).astype(IDS)

    assert "nps" not in set(reduce_responses(tables(FOUR, results=own))["measure_id"])


def test_without_responses_there_is_nothing_to_reduce() -> None:
    assert reduce_responses(tables()).empty


def test_units_without_an_answer_have_no_result() -> None:
    silent = answers(("2024", "a", np.nan, np.nan, 5.0, np.nan))

    assert reduce_responses(tables(silent))["measure_id"].tolist() == ["satisfaction"]
