"""Monthly four-hour waits of English hospital trusts: lower is better, against the 95 % standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def scorecard(real_data: Path, repository: Path) -> Scorecard:
    maps = repository / "tests" / "frontline_workbooks" / "read" / "maps"
    return score(read_tables(real_data / "nhs_ae_monthly", maps / "nhs_ae_monthly.toml"))


@pytest.fixture(scope="module")
def recent(real_data: Path) -> pd.DataFrame:
    rows = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_by_trust_2021_2025.csv")
    rows = rows[rows["attendances_over_4hours"].notna() & (rows["total_attendances"] > 0)]
    return rows.assign(rate=100 * rows["attendances_over_4hours"] / rows["total_attendances"])


def test_the_reported_month_is_the_latest(scorecard: Scorecard) -> None:
    assert scorecard.period.label == "Jul 2025"
    assert scorecard.periods[0].label == "Apr 2016"


def test_every_trust_is_judged_against_five_per_cent(scorecard: Scorecard, recent: pd.DataFrame) -> None:
    july = recent[recent["date"] == "July 2025"].set_index("nhs_trust22_code")["rate"]
    ours = scorecard.rows(0).set_index("unit_id").loc[july.index]
    expected = np.where(july <= 5, "Met", np.where(july <= 5.1, "Near", "Missed"))

    np.testing.assert_allclose(ours["value"], july, rtol=1e-12)
    assert ours["status"].tolist() == expected.tolist()


def test_the_lowest_rate_ranks_first(scorecard: Scorecard, recent: pd.DataFrame) -> None:
    july = recent[recent["date"] == "July 2025"].set_index("nhs_trust22_code")["rate"]
    ours = scorecard.rows(0).set_index("unit_id").loc[july.index]

    np.testing.assert_array_equal(ours["rank"], july.rank(method="average"))


def test_the_country_got_worse_over_the_nine_years(scorecard: Scorecard) -> None:
    country = scorecard.rows(0).iloc[0]

    assert country["trend"] == "Worsening"
    assert country["slope_low"] > 0
    assert country["trend_periods"] == 36 + 52
