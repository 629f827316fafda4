import numpy as np
import pandas as pd

from frontline.scorecard.history import Dense, lay_out, split_by_measure
from frontline.scorecard.periods import parse_period

UNITS = pd.Index(["co", "a", "b"])
CATEGORIES = {"period": "category", "unit_id": "category", "measure_id": "category"}


def results(*rows: tuple[str, str, float]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["period", "unit_id", "value"]).assign(measure_id="m", n=np.nan)
    return table.assign(standard_error=np.nan).astype(CATEGORIES)


def targets(*rows: tuple[str | None, str | None, float]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["period", "unit_id", "target"], dtype=object)
    levels = {"measure_id": "m", "approaching": np.nan, "meeting": np.nan, "exceeding": np.nan}
    return table.assign(**levels).astype({**CATEGORIES, "target": float})


THREE_YEARS = results(("2022", "a", 1.0), ("2024", "a", 3.0), ("2023", "b", 5.0))


def laid_out(target_rows: pd.DataFrame | None = None, until: str = "2024") -> Dense:
    given = targets() if target_rows is None else target_rows
    return lay_out(THREE_YEARS, given, UNITS, parse_period(until))


def test_periods_ascend_whatever_the_order_of_the_rows() -> None:
    dense = laid_out()

    assert [period.label for period in dense.periods] == ["2022", "2023", "2024"]
    np.testing.assert_array_equal(dense.value, [[np.nan] * 3, [1, np.nan, 3], [np.nan, 5, np.nan]])


def test_later_periods_than_the_one_asked_for_are_left_out() -> None:
    dense = laid_out(until="2023")

    assert [period.label for period in dense.periods] == ["2022", "2023"]


def test_a_target_holds_until_the_next_one_is_set() -> None:
    dense = laid_out(targets(("2021", "a", 10.0), ("2024", "a", 20.0)))

    np.testing.assert_array_equal(dense.target[1], [10, 10, 20])


def test_a_target_set_later_does_not_apply_earlier() -> None:
    dense = laid_out(targets(("2023", "a", 10.0)))

    np.testing.assert_array_equal(dense.target[1], [np.nan, 10, 10])


def test_a_target_without_a_unit_holds_for_every_unit_without_its_own() -> None:
    dense = laid_out(targets(("2022", None, 50.0), ("2023", "b", 60.0)))

    np.testing.assert_array_equal(dense.target, [[50, 50, 50], [50, 50, 50], [50, 60, 60]])


def test_a_target_without_a_period_holds_from_the_beginning() -> None:
    dense = laid_out(targets((None, "a", 10.0), ("2024", "a", 20.0)))

    np.testing.assert_array_equal(dense.target[1], [10, 10, 20])


def test_each_measure_gets_its_own_rows_in_the_order_asked_for() -> None:
    table = pd.DataFrame({"measure_id": ["x", "y", "x", "z"], "value": [1, 2, 3, 4]}).astype({"measure_id": "category"})

    parts = [part["value"].tolist() for part in split_by_measure(table, pd.Index(["y", "none", "x"]))]

    assert parts == [[2], [], [1, 3]]
