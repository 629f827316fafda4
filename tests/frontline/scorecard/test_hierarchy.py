import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.hierarchy import arrange


def units(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["unit_id", "level", "parent_id"])
    return table.assign(unit_name=table["unit_id"].str.upper(), peer_group=None, leader=None)


COMPANY = units(
    ("s3", "shop", "south"),
    ("north", "region", "co"),
    ("s1", "shop", "north"),
    ("co", "company", None),
    ("south", "region", "co"),
    ("s2", "shop", "north"),
)


def test_units_stand_depth_first_with_siblings_by_name() -> None:
    arranged = arrange(COMPANY)

    assert arranged.units["unit_id"].tolist() == ["co", "north", "s1", "s2", "south", "s3"]
    assert arranged.units["parent"].tolist() == [-1, 0, 1, 1, 0, 4]
    assert arranged.units["depth"].tolist() == [0, 1, 2, 2, 1, 2]
    assert arranged.levels == ("company", "region", "shop")


def test_the_order_of_the_rows_given_does_not_matter() -> None:
    shuffled = COMPANY.sample(frac=1, random_state=3)

    pd.testing.assert_frame_equal(arrange(shuffled).units, arrange(COMPANY).units)


def test_units_without_a_common_top_get_a_whole_above_them() -> None:
    arranged = arrange(units(("a", "trust", None), ("b", "trust", None)))

    assert arranged.units["unit_id"].tolist() == ["(all)", "a", "b"]
    assert arranged.levels == ("all", "trust")


def test_a_single_unit_is_still_below_a_whole() -> None:
    arranged = arrange(units(("a", "shop", None)))

    assert arranged.units["depth"].tolist() == [0, 1]


def test_branches_of_different_depth_keep_their_own_levels() -> None:
    arranged = arrange(units(("co", "company", None), ("hq", "shop", "co"), ("r", "region", "co"), ("s", "shop", "r")))

    assert arranged.units.set_index("unit_id")["depth"].to_dict() == {"co": 0, "hq": 1, "r": 1, "s": 2}
    assert arranged.levels[0] == "company"


@pytest.mark.parametrize("count", [1, 7, 300], ids=["one shop", "a few", "many"])
def test_every_parent_stands_before_its_children(count: int) -> None:
    rng = np.random.default_rng(count)
    rows = [("u0", "top", None)] + [(f"u{i}", "any", f"u{rng.integers(0, i)}") for i in range(1, count + 1)]

    parent = arrange(units(*rows)).units["parent"].to_numpy()

    assert (parent < np.arange(count + 1)).all()
