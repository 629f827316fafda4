from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frontline_udfs
from frontline_udfs import FLS_LAST_ERROR, FLS_PEERS, FLS_RANK, FLS_SUPPRESS, FLS_TOPBOX
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.names import name_key, numbered
from frontline_udfs.core.read_columns import read_distinct_units, read_units

NAMES = st.text(alphabet="abcABC äÄ-–", min_size=1).filter(str.strip)


def column(*cells: object) -> list[list[object]]:
    return [[cell] for cell in cells]


@given(NAMES)
def test_case_and_spaces_make_no_other_name(name: str) -> None:
    assert name_key(name) == name_key(f"  {name.upper()} ") == name_key(name.lower().replace(" ", "  "))


@pytest.mark.parametrize(
    ("one", "other"),
    [(101.0, "101"), ("Zu\u0308rich", "Z\u00fcrich"), ("North\u2013South", "north-south"),
     (dt.datetime(2024, 1, 31), "2024-01-31")],  # noqa: DTZ001
    ids=["a number as a text", "an umlaut in two signs", "a longer dash", "a day as a text"],
)  # fmt: skip
def test_the_same_name_typed_otherwise_is_the_same_name(one: object, other: object) -> None:
    assert numbered([one, other]).codes.tolist() == [0, 0]


def test_two_times_of_one_day_are_two_names() -> None:
    shifts = [dt.datetime(1899, 12, 30, 6), dt.datetime(1899, 12, 30, 14)]  # noqa: DTZ001

    assert numbered(shifts).names == shifts


@given(st.lists(st.sampled_from(["North", "north ", "SOUTH", "south", 7.0, "7"])))
def test_names_are_shown_as_they_are_spelt_first(cells: list[object]) -> None:
    found = numbered(cells)

    firsts: dict[str, object] = {}
    for cell in cells:
        firsts.setdefault(name_key(cell), cell.strip() if isinstance(cell, str) else cell)
    assert found.names == list(firsts.values())
    assert [name_key(found.names[code]) for code in found.codes] == [name_key(cell) for cell in cells]


def test_units_in_one_row_each_are_read_as_units_are() -> None:
    assert read_distinct_units(column("A", "B "), "units").names == ["A", "B"]


def test_a_unit_in_two_rows_is_named_with_both_rows() -> None:
    with pytest.raises(CellError) as raised:
        read_distinct_units(column("A", "B", "B"), "units", 2)

    assert str(raised.value) == "units must name each unit once, but B stands in row 3 and again in row 4."


def test_two_spellings_of_one_unit_are_both_named() -> None:
    with pytest.raises(CellError) as raised:
        read_distinct_units(column("North", "south", "NORTH"), "units")

    assert str(raised.value) == (
        "units must name each unit once, but North stands in row 1 and again in row 3, there as NORTH: "
        "neither case nor spaces make another unit."
    )


def test_respondents_of_one_unit_in_two_spellings_are_counted_together() -> None:
    assert FLS_TOPBOX(["North", "north", "NORTH ", "North", "north"], [5, 5, 4, 3, 5])[1][:3] == ["North", 5, 0.6]


def test_two_spellings_of_a_unit_are_not_ranked_against_each_other() -> None:
    assert FLS_RANK(["a", "A"], [1, 2]) == "#VALUE!"
    assert FLS_LAST_ERROR().startswith("FLS_RANK: units must name each unit once, but a stands in row 1 and again")


def test_groups_and_parents_are_told_apart_as_units_are() -> None:
    peers = FLS_PEERS(["A", "B", "C"], [1, 2, 3], None, ["City", "city", "CITY "])

    assert [row[peers[0].index("peers")] for row in peers[1:]] == [2, 2, 2]
    assert FLS_SUPPRESS(["All", "North"], [None, "ALL"], [9, 3]) == FLS_SUPPRESS(
        ["All", "North"], [None, "All"], [9, 3]
    )


def test_an_error_value_among_units_is_no_name() -> None:
    assert frontline_udfs.FLS_RANK(["A", "#REF!"], [1, 2]) == "#REF!"
    with pytest.raises(CellError, match=r"units, row 2, is blank\."):
        read_units(column("A", None, "B", None), "units")


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_are_compared_as_all_others(name):
    assert name_key(f"{name}é").removesuffix("é").rstrip() == name_key(name)
