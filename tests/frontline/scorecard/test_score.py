from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import DataFaultError, ParameterError
from frontline.scorecard.model import Scorecard, Settings
from frontline.scorecard.score import score
from frontline.scorecard.tables import Tables

IDS = {"period": "category", "unit_id": "category", "measure_id": "category"}


def tables(
    values: dict[str, list[float]], *, n: Any = 50, better: str = "higher", target: float | None = None, **measure: Any
) -> Tables:
    """Shops below one company; ``values`` holds each shop's results from 2020 on, NaN for none."""
    shops = list(values)
    units = pd.DataFrame({"unit_id": ["co", *shops], "level": ["company"] + ["shop"] * len(shops)})
    units = units.assign(unit_name=units["unit_id"], parent_id=[None] + ["co"] * len(shops))
    about = {"area": "satisfaction", "unit": "%", "scale": "percent", "combine": "mean", "statistic": None}
    about |= {"weight": 1.0, "minimum_n": np.nan, "tolerance": np.nan, **measure}
    measures = pd.DataFrame([{"measure_id": "m", "measure_name": "Measure", "better": better, **about}])
    wide = pd.DataFrame(values).rename_axis("year").reset_index()
    long = wide.melt("year", var_name="unit_id", value_name="value")
    sizes = n if isinstance(n, dict) else dict.fromkeys(shops, n)
    results = long.assign(period=(2020 + long["year"]).astype(str), measure_id="m")
    results = results.assign(n=long["unit_id"].map(sizes).astype(float), standard_error=np.nan).astype(IDS)
    units = units.assign(peer_group=None, leader=None)
    aims = pd.DataFrame({"period": ["2020"], "unit_id": [None], "measure_id": ["m"], "target": [target]})
    aims = aims.assign(approaching=np.nan, meeting=np.nan, exceeding=np.nan).astype({**IDS, "target": float})
    return Tables(units, measures, results, aims if target is not None else aims.iloc[:0])


def shop(scorecard: Scorecard, name: str) -> pd.Series:
    return scorecard.rows(0).set_index("unit_id").loc[name]


def test_the_best_value_ranks_first_where_higher_is_better() -> None:
    ranks = score(tables({"a": [70.0], "b": [90.0], "c": [80.0]})).rows(0, "shop")

    assert ranks["unit_id"].tolist() == ["b", "c", "a"]
    assert ranks["rank"].tolist() == [1, 2, 3]


def test_the_lowest_value_ranks_first_where_lower_is_better() -> None:
    ranks = score(tables({"a": [7.0], "b": [9.0], "c": [8.0]}, better="lower")).rows(0, "shop")

    assert ranks["unit_id"].tolist() == ["a", "c", "b"]


def test_ties_share_the_mean_rank() -> None:
    ranks = score(tables({"a": [70.0], "b": [90.0], "c": [90.0]})).rows(0, "shop")

    assert ranks["rank"].tolist() == [1.5, 1.5, 3]


@pytest.mark.parametrize(
    ("value", "better", "word"),
    [
        (75.0, "higher", "Met"),
        (74.0, "higher", "Near"),
        (70.0, "higher", "Missed"),
        (75.0, "lower", "Met"),
        (76.0, "lower", "Near"),
        (80.0, "lower", "Missed"),
    ],
    ids=["at target", "within 2 %", "below", "at target, lower", "within 2 %, lower", "above, lower"],
)
def test_status_follows_target_direction_and_tolerance(value: float, better: str, word: str) -> None:
    assert shop(score(tables({"a": [value], "b": [75.0]}, target=75, better=better)), "a")["status"] == word


def test_a_measures_own_tolerance_goes_before_the_runs() -> None:
    assert shop(score(tables({"a": [70.0], "b": [75.0]}, target=75, tolerance=5.0)), "a")["status"] == "Near"


def test_without_a_target_there_is_no_status_but_a_word() -> None:
    row = shop(score(tables({"a": [70.0], "b": [75.0]})), "a")

    assert row["status"] == "No target"
    assert pd.isna(row["clear"])


def test_a_miss_within_the_interval_is_not_clear() -> None:
    scorecard = score(tables({"a": [70.0], "b": [30.0]}, target=75))

    assert not shop(scorecard, "a")["clear"]
    assert shop(scorecard, "b")["clear"]


def test_the_change_is_from_the_latest_earlier_result() -> None:
    scorecard = score(tables({"a": [70.0, np.nan, 76.0], "b": [60.0, 61.0, 60.0]}))

    assert shop(scorecard, "a")[["previous", "previous_period", "change"]].tolist() == [70.0, "2020", 6.0]
    assert shop(scorecard, "b")[["previous", "previous_period", "change"]].tolist() == [61.0, "2021", -1.0]


def test_one_period_has_no_change_and_too_few_periods() -> None:
    row = shop(score(tables({"a": [70.0], "b": [60.0]})), "a")

    assert np.isnan(row["change"])
    assert row["trend"] == "Too few periods"


def test_a_constant_series_has_no_clear_trend() -> None:
    row = shop(score(tables({"a": [70.0] * 8, "b": [60.0] * 8})), "a")

    assert row["trend"] == "No clear trend"
    assert row["trend_p"] == 1
    assert row["slope"] == 0


@pytest.mark.parametrize(("better", "word"), [("higher", "Improving"), ("lower", "Worsening")])
def test_a_steady_rise_is_good_only_where_higher_is_better(better: str, word: str) -> None:
    rising = [60.0 + year for year in range(10)]

    row = shop(score(tables({"a": rising, "b": [60.0] * 10}, better=better)), "a")

    assert row["trend"] == word
    np.testing.assert_allclose(row["slope"], 1.0, rtol=2e-3)


def test_a_single_unit_is_ranked_first_of_one() -> None:
    row = shop(score(tables({"a": [70.0]})), "a")

    assert (row["rank"], row["rank_of"]) == (1, 1)


def test_a_small_group_is_hidden_with_a_second_one_and_the_whole_is_shown() -> None:
    scorecard = score(tables({"a": [70.0], "b": [80.0], "c": [90.0]}, n={"a": 3, "b": 6, "c": 40}))
    hidden = scorecard.rows(0).set_index("unit_id")["hidden"]

    assert hidden["a"].startswith("Fewer than 5")
    assert hidden["b"] != ""
    assert hidden["c"] == hidden["co"] == ""
    assert shop(scorecard, "a")[["value", "n", "rank", "change", "shrunken"]].isna().all()
    assert shop(scorecard, "a")["status"] == "Not enough data"


def test_a_suppressed_result_appears_in_no_number_of_its_unit_at_all() -> None:
    scorecard = score(tables({"a": [71.23, 71.23], "b": [80.0, 81.0], "c": [90.0, 91.0]}, n={"a": 3, "b": 60, "c": 40}))
    row = scorecard.units["unit_id"].tolist().index("a")

    assert np.isnan(scorecard.history[0].value[row]).all()
    assert not scorecard.current.select_dtypes("number").isin([71.23]).any().any()


def test_a_group_that_is_hidden_for_another_does_not_rank() -> None:
    ranks = score(tables({"a": [70.0], "b": [80.0], "c": [90.0], "d": [60.0]}, n={"a": 3, "b": 6, "c": 40, "d": 40}))

    assert ranks.rows(0, "shop")["rank_of"].dropna().unique().tolist() == [2]


def test_units_are_compared_with_the_mean_of_the_other_peers() -> None:
    row = shop(score(tables({"a": [70.0], "b": [80.0], "c": [90.0]})), "a")

    assert row["peer_value"] == 85
    assert row["peer_gap"] == -15
    assert (row["peer_rank"], row["peer_of"]) == (3, 3)


def test_the_shrunken_value_lies_between_the_value_and_the_mean() -> None:
    row = shop(score(tables({"a": [50.0], "b": [80.0], "c": [90.0], "d": [85.0]}, n=20)), "a")

    assert 50 < row["shrunken"] < 76.25


def test_all_results_missing_is_a_sentence() -> None:
    with pytest.raises(DataFaultError, match="no measure has a value"):
        score(tables({"a": [np.nan], "b": [np.nan]}))


def test_a_level_that_is_not_there_is_refused() -> None:
    with pytest.raises(ParameterError, match="level must be one of company, shop, but got ward"):
        score(tables({"a": [1.0]}), Settings(levels=("ward",)))


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("1999", "2020"), ("2032", "2022"), ("Q2 2021", "2021"), ("2O21", "2021"), ("soon", "2022")],
    ids=["before all", "after all", "between two", "misspelt", "no period at all"],
)
def test_a_period_that_is_not_there_is_answered_with_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(ParameterError, match=rf"from 2020 to 2022, but got {asked}: did you mean {nearest}\?$"):
        score(tables({"a": [1.0, 2.0, 3.0]}), Settings(period=asked))


def test_ten_thousand_and_one_units_are_ranked() -> None:
    values = {f"u{i}": [float(i % 101)] for i in range(10_001)}

    ranks = score(tables(values), Settings(draws=20)).rows(0, "shop")["rank"]

    assert ranks.sum() == 10_001 * 10_002 / 2


@given(st.permutations(list("abcdef")), st.lists(st.floats(0, 100), min_size=6, max_size=6))
def test_the_order_of_the_units_changes_nothing(order: list[str], values: list[float]) -> None:
    given_values = dict(zip("abcdef", values, strict=True))
    first = score(tables({name: [value] for name, value in given_values.items()}), Settings(draws=50))
    second = score(tables({name: [given_values[name]] for name in order}), Settings(draws=50))

    pd.testing.assert_frame_equal(first.current, second.current)
