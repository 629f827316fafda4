from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline.linkage import cross_lagged, drivers_of, lagged_correlations, unit_correlation

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def schools(real_data: Path) -> pd.DataFrame:
    """Measures by school and period, in columns."""
    folder = real_data / "nyc_schools"
    tables = [pd.read_csv(folder / f"{name}_survey.csv") for name in ("employee", "customer")]
    # combined measures stand in both tables
    rows = pd.concat(tables).drop_duplicates(["period", "unit_id", "measure_id"])
    return rows.pivot(index=["unit_id", "period"], columns="measure_id", values="value")


def test_teachers_commitment_goes_with_families_satisfaction_as_published(schools):
    in_2025 = schools.xs(2025, level="period")
    link = unit_correlation(in_2025["T_COMMIT"].to_numpy(), in_2025["P_SATIS"].to_numpy())
    both = in_2025[["T_COMMIT", "P_SATIS"]].dropna()

    assert round(link.estimate, 2) == 0.26
    assert link.units == len(both)
    assert 0 < link.low < link.estimate < link.high < 1


def test_the_drivers_of_families_satisfaction_share_what_regression_explains(schools):
    in_2025 = schools.xs(2025, level="period")
    items = [name for name in in_2025 if name.startswith("T_") and in_2025[name].count() > 300]
    rows = in_2025[[*items, "P_SATIS"]].dropna().to_numpy()
    design = np.column_stack([np.ones(len(rows)), rows[:, :-1]])
    residual = rows[:, -1] - design @ np.linalg.lstsq(design, rows[:, -1], rcond=None)[0]

    for method in ("johnson", "lmg"):
        result = drivers_of(in_2025["P_SATIS"].to_numpy(), in_2025[items].to_numpy(), items, method=method)
        assert result.n == len(rows) > 300
        assert result.r_squared == pytest.approx(1 - residual.var() / rows[:, -1].var(), rel=1e-9)
        assert (result.low <= result.share).all()
        assert (result.share <= result.high).all()


def test_schools_linked_over_periods_name_lag_and_schools(schools):
    waves = schools["ES_CT"].unstack(), schools["ES_SE"].unstack()
    links = lagged_correlations(*(wave[[2017, 2018, 2019]].to_numpy() for wave in waves), lags=[0, 1], draws=200)

    assert [link.lag for link in links] == [0, 1]
    assert links[0].units > 400
    assert all(link.low <= link.estimate <= link.high for link in links)


def test_a_panel_of_two_waves_finds_schools_stable(schools):
    climate, environment = schools["ES_CT"].unstack(), schools["ES_SE"].unstack()
    panel = cross_lagged(
        *(wave[period].to_numpy() for period in (2017, 2019) for wave in (climate, environment)), lag=2
    )

    assert panel.x_to_x.low > 0
    assert panel.y_to_y.low > 0
    assert panel.x_to_y.units == panel.y_to_x.units > 300
