"""A manager's formulas and the scorecard say the same of the same results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from frontline.scorecard.periods import parse_period
from frontline.scorecard.score import score
from frontline_udfs import (
    FLS_ATTAINMENT,
    FLS_CHANGE,
    FLS_CONTROL_CHART,
    FLS_FUNNEL,
    FLS_FUNNEL_WIDENED,
    FLS_RANK,
    FLS_SHRINK,
    FLS_STATUS,
    FLS_TREND,
)
from frontline_workbooks.read import read_tables
from frontline_workbooks.sample import write_sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

MEASURES = {"waiting_time": "lower", "complaints": "lower", "retention": "higher"}
measures = pytest.mark.parametrize(("measure", "better"), MEASURES.items())


@pytest.fixture(scope="module")
def scorecard(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return score(read_tables(folder))


def branches(scorecard: Scorecard, measure: str) -> pd.DataFrame:
    """Return the rows of the branches, in the order of their ids."""
    row = scorecard.measures.index[scorecard.measures["measure_id"] == measure][0]
    return scorecard.rows(row, scorecard.levels[-1]).sort_values("unit_id").set_index("unit_id")


def cells(column: Sequence[Any]) -> list[list[Any]]:
    return [[None if pd.isna(cell) else cell] for cell in column]


def table(shown: list[list[Any]]) -> pd.DataFrame:
    header, *rows = shown
    return pd.DataFrame(rows, columns=header).set_index("unit").replace("#N/A", np.nan).sort_index()


def agree(column: Sequence[float], expected: Sequence[float]) -> None:
    np.testing.assert_allclose(np.array(column, dtype=float), np.array(expected, dtype=float), rtol=1e-12)


@measures
def test_trends(scorecard: Scorecard, sample: Any, measure: str, better: str) -> None:
    rows = sample.results[sample.results["measure_id"] == measure]
    found = table(FLS_TREND(cells(rows["period"]), cells(rows["value"]), cells(rows["unit_id"]), None, better))
    expected = branches(scorecard, measure)

    assert found["trend"].tolist() == expected["trend"].tolist()
    for ours, theirs in {"slope": "slope", "low": "slope_low", "p": "trend_p", "q": "trend_q"}.items():
        agree(found[ours], expected[theirs])


@measures
def test_changes(scorecard: Scorecard, sample: Any, measure: str, better: str) -> None:
    rows = sample.results[sample.results["measure_id"] == measure]
    found = table(FLS_CHANGE(cells(rows["period"]), cells(rows["value"]), cells(rows["unit_id"]), better=better))
    expected = branches(scorecard, measure)

    agree(found["change"], expected["change"])
    assert found["since"].tolist() == expected["previous_period"].tolist()


@measures
def test_ranks_and_their_ranges(scorecard: Scorecard, measure: str, better: str) -> None:
    expected = branches(scorecard, measure)
    found = table(FLS_RANK(cells(expected.index), cells(expected["value"]), cells(expected["standard_error"]), better))

    for ours, theirs in {"rank": "rank", "rank low": "rank_low", "rank high": "rank_high"}.items():
        agree(found[ours], expected[theirs])


@measures
def test_status_and_attainment(scorecard: Scorecard, measure: str, better: str) -> None:
    expected = branches(scorecard, measure)
    actual, target = cells(expected["value"]), cells(expected["target"])

    assert [row[0] for row in FLS_STATUS(actual, target, None, better)] == expected["status"].tolist()
    agree([row[0] for row in FLS_ATTAINMENT(actual, target, better)], expected["attainment"])


@pytest.mark.parametrize("measure", ["waiting_time", "retention"])
def test_shrunken_values(scorecard: Scorecard, measure: str) -> None:
    expected = branches(scorecard, measure)
    found = table(FLS_SHRINK(cells(expected.index), cells(expected["value"]), cells(expected["standard_error"])))

    agree(found["shrunken"], expected["shrunken"])


@pytest.fixture(scope="module")
def trusts(real_data: Path) -> pd.DataFrame:
    rows = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_by_trust_2021_2025.csv")
    rows = rows[rows["attendances_over_4hours"].notna() & (rows["total_attendances"] > 0)]
    rows = rows.assign(share=rows["attendances_over_4hours"] / rows["total_attendances"])
    return rows.sample(frac=1, random_state=1)  # in no order


@pytest.mark.real_data
def test_trends_of_real_trusts_from_rows_in_no_order_are_those_of_scipy(trusts: pd.DataFrame) -> None:
    found = table(FLS_TREND(cells(trusts["date"]), cells(trusts["share"]), cells(trusts["nhs_trust22_code"])))

    assert len(found) > 100
    for code, rows in trusts.groupby("nhs_trust22_code"):
        if len(rows) > 1:
            times = [parse_period(month).middle for month in rows["date"]]
            expected = stats.theilslopes(rows["share"], times)
            agree(found.loc[code, ["slope", "low", "high"]], expected[:1] + expected[2:])
        assert found.loc[code, "n"] == len(rows)


@pytest.mark.real_data
def test_most_real_trusts_leave_the_plain_funnel_and_few_the_widened_one(trusts: pd.DataFrame) -> None:
    month = trusts[trusts["date"] == "July 2025"]
    units, seen = cells(month["nhs_trust22_code"]), cells(month["total_attendances"])
    plain = table(FLS_FUNNEL(units, cells(month["attendances_over_4hours"]), seen))
    target = plain["target"].iloc[0]
    errors = [[np.sqrt(target * (1 - target) / n[0])] for n in seen]
    widened = table(FLS_FUNNEL_WIDENED(units, cells(month["share"]), errors, target))

    outside, left = ((funnel["reading"] != "within the limits").mean() for funnel in (plain, widened))

    assert outside > 0.7
    assert left < outside / 2


@pytest.mark.real_data
def test_a_laney_chart_of_a_real_trust_has_limits_that_most_months_keep(trusts: pd.DataFrame) -> None:
    trust = trusts[trusts["nhs_trust22_code"] == "RJ1"]
    arguments = (cells(trust["attendances_over_4hours"]), None, "lower", 0.05, cells(trust["date"]))
    sizes = cells(trust["total_attendances"])
    (_, *plain), (_, *laney) = (FLS_CONTROL_CHART(*arguments, sizes, chart) for chart in ("p", "laney p"))

    assert [row[0] for row in laney[:2]] == ["Apr 2021", "May 2021"]
    assert sum(not row[3] <= row[1] <= row[4] for row in plain) > len(plain) / 2
    assert sum(not row[3] <= row[1] <= row[4] for row in laney) < len(laney) / 2
    assert laney[0][9] == "Consistently failing"
