from __future__ import annotations

import numpy as np
import pytest

from frontline_addin.hosts.excel_layout import fingerprint
from frontline_addin.hosts.excel_values import safe_text, value_blocks
from frontline_workbooks.sheets.description import Column, DataBar, Lines, Sheet, Table, Tile, Tiles
from frontline_workbooks.write.layout import Layout, arrange
from frontline_workbooks.write.references import References


def described(values: list[float], note: str = "As of March", bar: float = 100.0, header: str = "Result") -> Layout:
    table = Table(
        "T",
        (
            Column("Unit", np.array(["A", "7"], dtype=object), align="left", key="unit"),
            Column(header, np.array(values), "0.0", key="value", rules=(DataBar(0, bar),)),
            Column("Twice", np.array(values), key="twice", formula="2*{value}"),
            Column("Line", np.array(values), sparkline=("value", "twice")),
            Column("n", np.array([5.0, np.nan]), key="n", marks=np.array(["", "[c]"], dtype=object)),
        ),
    )
    tile = Tile("Units", str(len(values)), formula="COUNT({T.value})")
    return arrange(Sheet("S", "Title", "Sub-title", (Tiles((tile,)), table, Lines((note,)))))


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("x")', "1-2", "007", "TRUE", "Wahr", "-x", "+1", "@x", "'x", "3/4", "1e5", "#REF!", "$5", "5 %",
        "12:30", "(5)", " 7", "\t=1", "Mai 5", "1 Mai", "School",
    ],
)  # fmt: skip
def test_a_text_that_excel_might_take_for_something_else_gets_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["North Branch", "Straße am Markt", "Customer satisfaction rate"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert safe_text(text) == text


def test_an_empty_text_is_a_blank_cell() -> None:
    assert safe_text("") is None


def test_a_text_of_the_greatest_length_keeps_its_apostrophe() -> None:
    assert len(safe_text("7" * 40_000) or "") == 32_767


def test_stretches_of_values_and_of_formulas_are_blocks_of_their_own() -> None:
    layout = described([1.0, float("inf")])

    table = [block for block in value_blocks(layout, References([layout])) if len(block.cells) == 2]

    assert [block.cells for block in table] == [
        (("'A", 1.0), ("'7", None)),
        (("=2*$C9",), ("=2*$C10",)),
        ((5.0,), ("'[c]",)),
    ]
    assert [(block.row, block.column, block.formulas) for block in table] == [
        (9, 2, False),
        (9, 4, True),
        (9, 6, False),
    ]


def test_a_tile_counts_in_its_table() -> None:
    layout = described([1.0, 2.0])

    formulas = [block.cells for block in value_blocks(layout, References([layout])) if block.formulas]

    assert formulas[0] == (("=COUNT(S!$C$9:$C$10)",),)


def test_the_fingerprint_stays_where_only_values_change() -> None:
    assert fingerprint(described([1.0, 2.0]), "green-red") == fingerprint(
        described([3.0, 4.0], "As of May"), "green-red"
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(described([1.0, 2.0], bar=50.0), id="a rule"),
        pytest.param(described([1.0, 2.0], header="Score"), id="a header"),
        pytest.param(described([1.0, 2.0], note=" ".join(["word"] * 90)), id="a line more"),
    ],
)
def test_the_fingerprint_changes_with(other: Layout) -> None:
    assert fingerprint(other, "green-red") != fingerprint(described([1.0, 2.0]), "green-red")


def test_the_fingerprint_changes_with_the_theme() -> None:
    layout = described([1.0, 2.0])

    assert fingerprint(layout, "green-red") != fingerprint(layout, "blue-orange")
