import numpy as np
import pandas as pd
import pytest

from frontline.errors import ParameterError
from frontline.scorecard.features import choose_featured, order_measures
from frontline.scorecard.model import Settings
from frontline.scorecard.periods import parse_period


def measures(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["measure_id", "area", "period"])
    periods = [None if pd.isna(label) else parse_period(label) for label in table["period"]]
    return order_measures(table.assign(weight=1.0, period=pd.Series(periods, dtype=object)))


def current(table: pd.DataFrame, with_target: tuple[str, ...] = ()) -> pd.DataFrame:
    aimed = table["measure_id"].isin(with_target)
    return pd.DataFrame({"measure": table.index, "value": 1.0, "target": np.where(aimed, 2.0, np.nan)})


TABLE = measures(
    ("cost", "financial", "2024"),
    ("old", "satisfaction", "2020"),
    ("new", "satisfaction", "2024"),
    ("climate", "climate", "2024"),
    ("never", "loyalty", None),
)


def names(rows: tuple[int, ...]) -> list[str]:
    return TABLE.loc[list(rows), "measure_id"].tolist()


def test_satisfaction_comes_before_the_money() -> None:
    assert names(choose_featured(TABLE, current(TABLE), Settings())) == ["new", "climate", "cost"]


def test_a_measure_with_targets_goes_before_a_later_one_without() -> None:
    assert names(choose_featured(TABLE, current(TABLE, ("old",)), Settings()))[0] == "old"


def test_the_measures_asked_for_are_featured_in_that_order() -> None:
    assert names(choose_featured(TABLE, current(TABLE), Settings(measures=("cost", "old")))) == ["cost", "old"]


def test_an_unknown_measure_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ParameterError, match="got climte: did you mean climate"):
        choose_featured(TABLE, current(TABLE), Settings(measures=("climte",)))


def test_a_measure_without_results_is_refused() -> None:
    with pytest.raises(ParameterError, match="measure_id with results, but got never"):
        choose_featured(TABLE, current(TABLE), Settings(measures=("never",)))
