"""Where printed pages end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frontline_workbooks.sheets.description import Chart, Column, Lines, Link, Links, Series, Sheet, Table, Tile, Tiles
from frontline_workbooks.write.layout import arrange
from frontline_workbooks.write.pages import paginate


def table(rows: int) -> Table:
    return Table(
        "Units", (Column("Unit", np.array(["a"] * rows, dtype=object)), Column("Value", np.arange(1.0, rows + 1)))
    )


def chart(height: int) -> Chart:
    series = Series("Value", "Units", "Unit", "Value")
    return Chart("Bars", "bar", "Values", "Values by unit", (series,), "Value", "Unit", height=height)


def breaks(*blocks: object) -> list[int]:
    return paginate(arrange(Sheet("Rankings", "Title", "who, when", blocks)))[0]  # type: ignore[arg-type]


def test_a_chart_that_would_be_cut_begins_a_page() -> None:
    (row,) = breaks(table(14), chart(500))

    assert row > 14


def test_what_belongs_together_stays_on_a_page_with_room_for_it() -> None:
    assert breaks(Tiles((Tile("Units", "14"),)), table(5), chart(200)) == []


def test_a_table_and_its_chart_may_fill_a_page_where_no_header_is_repeated() -> None:
    tables = (table(14), Lines(("What comes next",), "heading"), replace(table(5), name="Next"))

    assert len(breaks(*tables, chart(400))) == 1


def test_no_page_holds_nothing_but_the_title() -> None:
    together = (Links((Link("Values", block="Bars"),)), Tiles((Tile("Units", "14"),)), table(14), chart(900))

    assert min(breaks(*together)) > 14


def test_a_heading_goes_with_the_block_it_heads() -> None:
    (row,) = breaks(table(14), Lines(("What comes next",), "heading"), chart(500))
    (without,) = breaks(table(14), chart(500))

    assert row == without
