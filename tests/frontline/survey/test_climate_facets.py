from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.survey import FACETS, climate_facets, service_climate

generator = np.random.default_rng(3)
answers = generator.integers(1, 6, (40, 9)).astype(float)
answers[generator.random(answers.shape) < 0.1] = np.nan
units = generator.integers(-1, 4, 40)
item_map = ["Staffing", "staffing ", "pride", "managers", "", "job challenge", "colleagues", "pride", "managers"]


def test_each_facet_is_the_climate_of_its_own_items():
    result = climate_facets(units, answers, item_map, 1, 5, n_units=4)
    pride = service_climate(units, answers[:, [2, 7]], 1, 5, n_units=4)
    column = result.facets.index("pride")

    assert result.facets == ("staffing", "colleagues", "managers", "job challenge", "pride")
    for name in ("score", "favourable", "standard_error", "n"):
        assert np.array_equal(getattr(result, name)[:, column], getattr(pride, name), equal_nan=True)


def test_facets_nobody_was_asked_about_are_named():
    result = climate_facets(units, answers, item_map, 1, 5, n_units=4)

    assert result.notes == ("Not asked: resources and equipment, skills and training.",)


def test_all_facets_asked_leave_no_note():
    assert climate_facets(units, answers[:, :7], FACETS, 1, 5, n_units=4).notes == ()


def test_a_unit_without_answers_has_no_score_and_n_0():
    result = climate_facets(units, answers, item_map, 1, 5, n_units=5)

    assert np.isnan(result.score[4]).all()
    assert result.n[4].tolist() == [0] * 5


def test_items_without_facets_leave_an_empty_table():
    assert climate_facets(units, answers, [""] * 9, 1, 5, n_units=4).score.shape == (4, 0)


@pytest.mark.parametrize(
    ("facets", "rule"),
    [
        (["pride"], "item_facets must have one entry an item, 9, but got 1"),
        (["Pay"] + [""] * 8, "item_facets must be among .*, pride, but got Pay"),
    ],
    ids=["too few", "unknown"],
)
def test_an_item_map_that_does_not_fit_is_refused(facets, rule):
    with pytest.raises(ParameterError, match=rule):
        climate_facets(units, answers, facets, 1, 5, n_units=4)
