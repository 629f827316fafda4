from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline_udfs.core import kinds
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.line_up import line_up

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Rows

KINDS = {
    name: get_args(getattr(kinds, name))[1]
    for name in ("Numbers", "NumbersOrOne", "Matrix", "Units", "Flags", "Dates", "Drivers", "Each", "Number")
}


def lined(rows: dict[str, Rows], **asked: str) -> tuple[dict[str, Rows], int]:
    return line_up(rows, {name: KINDS[kind] for name, kind in asked.items()})


def column(*cells: object) -> Rows:
    return [[cell] for cell in cells]


VALUES = st.one_of(st.none(), st.floats(0, 9))


@given(st.lists(st.tuples(st.sampled_from(["North", "South"]), VALUES), min_size=1), st.integers(0, 4))
def test_an_empty_tail_of_all_columns_changes_nothing(pairs: list[tuple[str, float | None]], tail: int) -> None:
    rows = {"units": column(*(unit for unit, _ in pairs)), "values": column(*(value for _, value in pairs))}
    longer = {name: cells + [[None]] * tail for name, cells in rows.items()}

    assert lined(longer, units="Units", values="Numbers") == lined(rows, units="Units", values="Numbers")


@given(st.lists(st.tuples(st.sampled_from(["North", "South"]), st.floats(0, 9)), min_size=1))
def test_headers_are_taken_off_all_columns_together(pairs: list[tuple[str, float]]) -> None:
    units, values = column(*(unit for unit, _ in pairs)), column(*(value for _, value in pairs))
    headed = {"units": [["unit"], *units], "values": [["satisfaction"], *values]}

    assert lined(headed, units="Units", values="Numbers") == ({"units": units, "values": values}, 1)


def test_a_word_above_numbers_is_no_header_where_another_column_has_a_number_beside_it() -> None:
    rows = {"values": column("four", 2.0), "sizes": column(1.0, 2.0)}

    assert lined(rows, values="Numbers", sizes="Numbers") == (rows, 0)


def test_texts_alone_have_no_header_that_could_be_told_from_them() -> None:
    rows = {"units": column("unit", "North")}

    assert lined(rows, units="Units") == (rows, 0)


def test_a_single_word_is_a_value_and_no_header() -> None:
    assert lined({"values": [["four"]]}, values="Numbers") == ({"values": [["four"]]}, 0)


def test_columns_that_read_their_own_header_keep_it() -> None:
    rows = {"outcome": column("wait", 1.0, 2.0), "drivers": [["pay", "pride"], [1.0, 2.0], [3.0, 4.0]]}

    found, headers = lined(rows, outcome="Numbers", drivers="Drivers")

    assert headers == 1
    assert found == {"outcome": column(1.0, 2.0), "drivers": rows["drivers"]}


def test_rows_of_cells_are_columns_lying_down() -> None:
    rows = {"units": [["North", "South"]], "values": [[1.0, 2.0]]}

    assert lined(rows, units="Units", values="Numbers")[0] == {
        "units": column("North", "South"),
        "values": column(1.0, 2.0),
    }


def test_one_row_of_several_columns_stays_a_row_where_it_is_all_there_is() -> None:
    rows = {"units": [["North"]], "answers": [[4.0, 5.0, 3.0]]}

    assert lined(rows, units="Units", answers="Matrix")[0] == rows


@pytest.mark.parametrize("header", [True, False], ids=["under a header", "without a header"])
def test_one_cell_stands_for_every_row(header: bool) -> None:  # noqa: FBT001
    values = column(*(["score"] if header else []), 70.0, 60.0, None)

    found, headers = lined({"values": values, "targets": [[75.0]]}, values="Numbers", targets="NumbersOrOne")

    assert headers == header
    assert found["targets"] == column(75.0, 75.0)
    assert found["values"] == column(70.0, 60.0)


def test_one_cell_is_refused_where_each_row_must_have_its_own() -> None:
    rows = {"units": column("North", "South"), "values": [[70.0]]}

    with pytest.raises(CellError, match=r"values must have 2 rows, as units have, but has 1\. Check the ranges\."):
        lined(rows, units="Units", values="Numbers")


@pytest.mark.parametrize("header", [True, False], ids=["under a header", "without a header"])
def test_one_row_is_no_cell_for_all(header: bool) -> None:  # noqa: FBT001
    rows = {"units": column("North"), "values": [["score"], [70.0]] if header else column(70.0)}

    assert lined(rows, units="Units", values="Numbers")[0] == {"units": column("North"), "values": column(70.0)}


def test_headers_above_nothing_are_said_to_be_empty() -> None:
    rows = {"units": column("unit", None), "values": column("score", "")}

    with pytest.raises(CellError, match=r"There is no row below the headers in units and values\.") as raised:
        lined(rows, units="Units", values="Numbers")

    assert raised.value.shown == "#N/A"


def test_one_cell_serves_columns_of_which_one_ends_earlier() -> None:
    rows = {"units": [["all"]], "started": column("2024-01-01", "2024-02-01"), "ended": column("2024-03-01", None)}

    found = lined(rows, units="Units", started="Dates", ended="Dates")[0]

    assert found["units"] == column("all", "all")
    assert found["ended"] == rows["ended"]


@pytest.mark.parametrize("units", [[["all"]], column(None, "")], ids=["one cell for all", "blank units"])
def test_ranges_without_anything_in_them_are_said_to_be_empty(units: Rows) -> None:
    with pytest.raises(CellError, match=r"There is nothing in .*values\. Check the ranges\.") as raised:
        lined({"units": units, "values": column(None, None)}, units="Units", values="Numbers")

    assert raised.value.shown == "#N/A"


def test_a_whole_column_fits_a_range_that_ends_with_the_data() -> None:
    rows = {"units": column("North", "South", *[None] * 50), "values": column(1.0, 2.0)}

    assert lined(rows, units="Units", values="Numbers")[0] == {
        "units": column("North", "South"),
        "values": column(1.0, 2.0),
    }


def test_columns_of_different_length_are_refused_with_their_lengths() -> None:
    rows = {"units": column("a", "b", "c"), "values": column(1.0, 2.0)}

    with pytest.raises(CellError) as raised:
        lined(rows, units="Units", values="Numbers")

    assert str(raised.value) == (
        "units and values must have equally many rows, but have units 3, values 2. Check the ranges."
    )


def test_single_cells_and_columns_do_not_touch_each_other() -> None:
    rows = {"values": column(1.0, 2.0, None), "top": [[2.0]]}

    assert lined(rows, values="Numbers", top="Number")[0] == {"values": column(1.0, 2.0), "top": [[2.0]]}


SHAPES = st.sampled_from([(1, 1), (3, 1), (1, 4), (3, 4), (2, 4)])


@given(SHAPES, SHAPES)
def test_cells_answered_one_by_one_take_the_shape_that_numpy_would_give_them(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    rows: dict[str, Any] = {
        name: np.arange(1.0, 1 + np.prod(shape)).reshape(shape) for name, shape in (("x", first), ("y", second))
    }
    cells = {name: array.tolist() for name, array in rows.items()}
    try:
        wanted = np.broadcast_arrays(rows["x"], rows["y"])
    except ValueError:
        with pytest.raises(CellError, match="must be one cell or as large as the others"):
            lined(cells, x="Each", y="Each")
        return

    found = lined(cells, x="Each", y="Each")[0]

    assert [found["x"], found["y"]] == [array.tolist() for array in wanted]


def test_an_empty_tail_of_cells_answered_one_by_one_is_cut() -> None:
    assert lined({"x": column(1.0, None, 2.0, None)}, x="Each")[0] == {"x": column(1.0, None, 2.0)}
