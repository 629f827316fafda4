"""A manager's formulas over respondents and the scorecard say the same of the same surveys."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.score import score
from frontline_udfs import FLS_CLIMATE, FLS_FAVOURABLE, FLS_NPS, FLS_TOPBOX
from frontline_workbooks.read import read_tables
from frontline_workbooks.sample import write_sample

TOPICS = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]
WANT = ["want_to_stay_1", "want_to_stay_2", "want_to_stay_3", "want_to_stay_4"]
HAVE = ["have_to_stay_1", "have_to_stay_2", "have_to_stay_3"]


@pytest.fixture(scope="module")
def branches(tmp_path_factory):
    """The rows of a measure's branches, by their ids."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    card = score(read_tables(folder))

    def rows_of(measure):
        row = card.measures.index[card.measures["measure_id"] == measure][0]
        return card.rows(row, card.levels[-1]).set_index("unit_id").sort_index()

    return rows_of


def ranges(responses, columns):
    """Units and answers of the latest period, as ranges with their headers."""
    latest = responses[responses["period"] == responses["period"].max()]
    answers = latest[columns].to_numpy(float, na_value=np.nan)
    rows = [[None if np.isnan(cell) else cell for cell in row] for row in answers.tolist()]
    return [["branch"], *([unit] for unit in latest["unit_id"])], [columns, *rows]


def same(shown, expected, names, scale=1.0):
    header, *rows = shown
    found = pd.DataFrame(rows, columns=header).set_index("unit").replace("#N/A", np.nan).sort_index()
    kept = expected[expected["value"].notna()]

    assert found.index.tolist() == expected.index.tolist()
    assert len(kept) > 40
    for ours, theirs in names.items():
        factor = 1.0 if ours in {"n", "agreement rwg(j)"} else scale
        values = factor * found.loc[kept.index, ours].astype(float)
        np.testing.assert_allclose(values, kept[theirs].astype(float), rtol=1e-12)


def test_service_climate(sample, branches):
    cells = ranges(sample.employee_responses, TOPICS)
    names = {"score": "value", "low": "low", "high": "high", "n": "n", "agreement rwg(j)": "agreement"}

    same(FLS_CLIMATE(*cells), branches("service_climate"), names)


def test_staff_who_have_to_stay(sample, branches):
    cells = ranges(sample.employee_responses, HAVE)

    same(
        FLS_CLIMATE(*cells, 1, 7, 5, 2),
        branches("have_to_stay"),
        {"score": "value", "low": "low", "high": "high", "n": "n"},
    )


def test_staff_who_want_to_stay(sample, branches):
    cells = ranges(sample.employee_responses, WANT)
    names = {"favourable": "value", "low": "low", "high": "high", "n": "n"}

    same(FLS_FAVOURABLE(*cells, 1, 7, 5, 3), branches("want_to_stay"), names, 100)


def test_satisfied_customers(sample, branches):
    cells = ranges(sample.customer_responses, ["overall"])

    same(FLS_TOPBOX(*cells, 2), branches("satisfaction"), {"value": "value", "low": "low", "high": "high"}, 100)


def test_net_promoters(sample, branches):
    cells = ranges(sample.customer_responses, ["recommend"])

    same(FLS_NPS(*cells), branches("nps"), {"value": "value", "low": "low", "high": "high", "n": "n"})
