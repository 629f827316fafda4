import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from frontline.scorecard.hierarchy import Hierarchy, arrange
from frontline.scorecard.roll_up import RolledUp, roll_up

NAN = np.nan


def company(regions: int = 2, shops: int = 2) -> Hierarchy:
    rows = [("co", "company", None)]
    for r in range(regions):
        rows.append((f"r{r}", "region", "co"))
        rows += [(f"r{r}s{s}", "shop", f"r{r}") for s in range(shops)]
    table = pd.DataFrame(rows, columns=["unit_id", "level", "parent_id"])
    return arrange(table.assign(unit_name=table["unit_id"], peer_group=None, leader=None))


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


# rows: co, r0, r0s0, r0s1, r1, r1s0, r1s1
UNKNOWN = np.full((7, 1), NAN)
VALUE = column(NAN, NAN, 80, 60, NAN, 90, 50)


def rolled(value: np.ndarray = VALUE, n: np.ndarray = UNKNOWN, **other: object) -> RolledUp:
    given = {"standard_error": UNKNOWN, "target": UNKNOWN, **other}
    return roll_up(company(), value, n, **given)


def test_a_group_is_the_mean_of_its_units_weighted_by_n() -> None:
    result = rolled(n=column(NAN, NAN, 30, 10, NAN, 5, 15))

    assert result.value[1, 0] == 75.0
    assert result.n[1, 0] == 40
    assert result.value[0, 0] == (80 * 30 + 60 * 10 + 90 * 5 + 50 * 15) / 60
    assert not result.simple.any()


def test_a_group_in_which_an_n_is_missing_is_a_simple_mean_and_named_so() -> None:
    result = rolled(n=column(NAN, NAN, 30, NAN, NAN, 5, 15))

    assert result.value[1, 0] == 70.0
    assert np.isnan(result.n[1, 0])
    assert result.simple[:, 0].tolist() == [True, True, False, False, False, False, False]


def test_a_group_with_a_result_of_its_own_keeps_it_and_passes_it_up() -> None:
    value = VALUE.copy()
    value[1, 0] = 99.0
    result = rolled(value, n=column(NAN, 40, 30, 10, NAN, 20, 20))

    assert result.value[1, 0] == 99.0
    assert result.value[0, 0] == (99 * 40 + 70 * 40) / 80
    assert result.derived[:, 0].tolist() == [True, False, False, False, True, False, False]


def test_counts_are_added_up() -> None:
    result = rolled(combine="sum")

    assert result.value[0, 0] == 280
    assert not result.simple.any()


def test_units_without_a_result_do_not_count() -> None:
    result = rolled(column(NAN, NAN, 80, NAN, NAN, NAN, NAN), n=column(NAN, NAN, 30, NAN, NAN, NAN, NAN))

    assert result.value[0, 0] == 80
    assert np.isnan(result.value[4, 0])


def test_the_standard_error_is_that_of_the_weighted_sum() -> None:
    result = rolled(n=column(NAN, NAN, 30, 10, NAN, 5, 15), standard_error=column(NAN, NAN, 2, 4, NAN, 3, 3))

    np.testing.assert_allclose(result.standard_error[1, 0], np.hypot(30 * 2, 10 * 4) / 40)


def test_a_single_respondent_without_variance_does_not_take_the_error_from_the_whole() -> None:
    n, error = column(NAN, NAN, 99, 1, NAN, 50, 50), column(NAN, NAN, 2, NAN, NAN, 3, 3)
    result = rolled(n=n, standard_error=error)

    np.testing.assert_allclose(result.standard_error[1, 0], np.sqrt((99 * 2) ** 2 * 100 / 99) / 100)


def test_a_group_has_no_standard_error_where_most_of_its_units_have_none() -> None:
    result = rolled(n=column(NAN, NAN, 30, 10, NAN, 5, 15), standard_error=column(NAN, NAN, 2, NAN, NAN, 3, 3))

    assert np.isnan(result.standard_error[1, 0])
    assert np.isfinite(result.standard_error[4, 0])


def test_the_target_of_a_group_has_the_weights_of_its_values() -> None:
    result = rolled(n=column(NAN, NAN, 30, 10, NAN, 5, 15), target=column(NAN, NAN, 70, 90, NAN, 80, 80))

    assert result.target[1, 0] == 75.0


def test_a_group_most_of_whose_units_have_no_target_has_none() -> None:
    result = rolled(n=column(NAN, NAN, 30, 10, NAN, 5, 15), target=column(NAN, NAN, 70, NAN, NAN, 80, 80))

    assert np.isnan(result.target[1, 0])
    assert result.target[4, 0] == 80


def twelve(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, min_size=12, max_size=12)


@given(twelve(st.floats(-1e6, 1e6)), twelve(st.integers(1, 500)))
def test_rolling_up_in_steps_equals_rolling_up_at_once(values: list[float], counts: list[int]) -> None:
    tree = company(regions=3, shops=4)
    leaf = tree.units["level"].to_numpy() == "shop"
    value, n = np.full((16, 1), NAN), np.full((16, 1), NAN)
    value[leaf, 0], n[leaf, 0] = values, counts
    unknown = np.full((16, 1), NAN)

    result = roll_up(tree, value, n, unknown, unknown)

    np.testing.assert_allclose(result.value[0, 0], np.average(values, weights=counts), rtol=1e-9, atol=1e-6)
