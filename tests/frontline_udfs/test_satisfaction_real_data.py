from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from frontline_udfs import FLS_FAVOURABLE, FLS_SHARE

pytestmark = pytest.mark.real_data


def test_agencies_are_as_favourable_as_published(real_data):
    published = pd.read_csv(real_data / "fevs" / "fevs_tidy.csv")
    kept = published[
        (published["item"] == "Q1") & (published["year"] == 2020) & published["total"].between(100, 3000)
    ].set_index("agency")
    counts = (kept[["sd", "d", "n", "a", "sa"]].mul(kept["total"], axis=0) / 100).round().astype(int)
    people = [(agency, answer) for agency, row in counts.iterrows() for answer in np.repeat(np.arange(1, 6), row)]
    units, answers = zip(*people, strict=True)
    rows = FLS_FAVOURABLE([["agency"], *([unit] for unit in units)], [["Q1"], *([int(each)] for each in answers)])

    assert len(rows) > 10
    assert [row[0] for row in rows[1:]] == kept.index.tolist()
    # shares are published to a tenth of a percent, so a count read from them is off by a person or so
    assert [row[2] for row in rows[1:]] == pytest.approx(((kept["a"] + kept["sa"]) / 100).tolist(), abs=0.006)


def test_hospitals_get_the_share_of_all_their_months_with_wilson_of_scipy(real_data):
    months = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_attendances_2016_2019.csv").head(3000)
    sums = months.groupby("org_code", sort=False)[["breaches", "attendances"]].sum()
    rows = FLS_SHARE(
        *([[name], *months[[name]].to_numpy().tolist()] for name in ("org_code", "breaches", "attendances"))
    )
    shown = [row for row in rows[1:] if row[-1] == ""]

    assert len(shown) > 100
    for unit, n, value, low, high, _ in shown:
        late, all_of_them = sums.loc[unit].astype(int)
        interval = binomtest(late, all_of_them).proportion_ci(method="wilson")
        assert (n, value) == (all_of_them, pytest.approx(late / all_of_them))
        assert (low, high) == pytest.approx((interval.low, interval.high), abs=1e-12)
