from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr

from frontline_udfs import FLS_DRIVERS, FLS_LAGS, FLS_LINK, FLS_RATE_RATIO, FLS_WITHIN_BETWEEN

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def schools(real_data: Path) -> pd.DataFrame:
    """Measures of the schools in 2025, in columns, with gaps as they are."""
    folder = real_data / "nyc_schools"
    rows = pd.concat([pd.read_csv(folder / f"{name}_survey.csv") for name in ("employee", "customer")])
    rows = rows[rows["period"] == 2025].drop_duplicates(["unit_id", "measure_id"])
    return rows.pivot(index="unit_id", columns="measure_id", values="value")


def cells(frame: pd.DataFrame) -> list[list[Any]]:
    """Return a range with its headers, blanks as None, and an empty tail as a whole column has."""
    body = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return [list(frame.columns), *body, *[[None] * frame.shape[1]] * 3]


def test_teachers_commitment_goes_with_families_satisfaction_as_published(schools: pd.DataFrame) -> None:
    both = schools[["T_COMMIT", "P_SATIS"]].dropna()

    _, n, value, *_ = FLS_LINK(cells(schools[["T_COMMIT"]]), cells(schools[["P_SATIS"]]))[1]

    assert (n, value) == (len(both), pytest.approx(pearsonr(*both.to_numpy().T).statistic))
    assert round(value, 2) == 0.26


def test_the_drivers_of_families_satisfaction_explain_what_regression_does(schools: pd.DataFrame) -> None:
    drivers = [name for name in schools if name.startswith("T_") and schools[name].count() > 300]
    used = schools[[*drivers, "P_SATIS"]].dropna().to_numpy()
    design = np.column_stack([np.ones(len(used)), used[:, :-1]])
    residual = used[:, -1] - design @ np.linalg.lstsq(design, used[:, -1], rcond=None)[0]

    rows = FLS_DRIVERS(cells(schools[["P_SATIS"]]), cells(schools[drivers]))[1:]

    assert sorted(row[0] for row in rows) == sorted(drivers)
    assert {row[1] for row in rows} == {len(used)}
    assert sum(row[2] for row in rows) == pytest.approx(1)
    assert sum(row[5] for row in rows) == pytest.approx(1 - residual.var() / used[:, -1].var())


def test_schools_of_a_district_are_no_more_than_part_of_the_link(schools: pd.DataFrame) -> None:
    both = schools[["T_COMMIT", "P_SATIS"]].dropna()
    district = both.index.str[:2]
    means = both.groupby(district).transform("mean")

    rows = FLS_WITHIN_BETWEEN(list(district), *both.to_numpy().T.tolist())[1:]

    assert [row[2] for row in rows[:3]] == pytest.approx(
        [pearsonr(*part.to_numpy().T).statistic for part in (means, both - means, both)]
    )


@pytest.fixture(scope="module")
def trusts(real_data: Path) -> pd.DataFrame:
    """Attendances at emergency departments of type 1 and four-hour breaches, by trust and month."""
    months = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_attendances_2016_2019.csv")
    return months[months["type"].astype(str) == "1"].set_index(["org_code", "period"]).sort_index()


def test_trusts_that_were_slow_a_month_ago_are_slow_now(trusts: pd.DataFrame) -> None:
    panel = (trusts["breaches"] / trusts["attendances"]).unstack().iloc[:, -6:]
    same, later = (panel.iloc[:, : 6 - lag].notna() & panel.iloc[:, lag:].notna().to_numpy() for lag in (0, 1))

    rows = FLS_LAGS(cells(panel)[1:], cells(panel)[1:], 1)[1:]

    assert [row[:2] for row in rows] == [["lag 0", same.any(axis=1).sum()], ["lag 1", later.any(axis=1).sum()]]
    assert rows[0][2] == pytest.approx(1)
    assert 0.8 < rows[1][3] < rows[1][2] < rows[1][4] < 1


def test_breaches_of_the_busiest_trusts_are_compared_with_those_of_the_others(trusts: pd.DataFrame) -> None:
    last = trusts.xs(trusts.index.get_level_values("period").max(), level="period")
    busy = last["attendances"] > last["attendances"].median()
    sums = last.groupby(busy)[["breaches", "attendances"]].sum()
    rates = sums["breaches"] / sums["attendances"]

    rows = FLS_RATE_RATIO(
        *(cells(last[[name]]) for name in ("breaches", "attendances")), [["busy"], *cells(busy.to_frame())[1:]]
    )

    assert [row[2] for row in rows[1:]] == pytest.approx([rates[True] / rates[False], rates[True], rates[False]])
    assert rows[1][3] < rows[1][2] < rows[1][4]
