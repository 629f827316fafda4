from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from frontline_workbooks.templates.parts.cached_cells import stored, with_cached_cells


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("R & D <1>", ' t="str"', "R &amp; D &lt;1&gt;"),
        ("", ' t="str"', ""),
        ("#N/A", ' t="e"', "#N/A"),
        ("#N/A in words", ' t="str"', "#N/A in words"),
        (False, ' t="b"', "0"),
        (0.1, "", "0.1"),
        (np.float64(2.5), "", "2.5"),
        (
            dt.datetime(2025, 1, 31),  # noqa: DTZ001 - Excel's dates know no zone
            "",
            "45688",
        ),
    ],
    ids=["text", "empty text", "error", "words", "boolean", "number", "number of numpy", "date"],
)
def test_a_value_is_stored_with_its_type(value: object, kind: str, text: str) -> None:
    assert stored(value) == (kind, text)


def test_values_go_into_their_cells_and_nothing_else_changes() -> None:
    sheet = '<c r="A1" s="2" cm="1" t="str"><f t="array" ref="A1:B1">F()</f><v>0</v></c><c r="B1" s="3"/><c r="B11"/>'
    filled = with_cached_cells(sheet.encode(), {"A1": 5.0, "B1": "x"}).decode()

    assert filled == (
        '<c r="A1" s="2" cm="1"><f t="array" ref="A1:B1">F()</f><v>5</v></c>'
        '<c r="B1" s="3" t="str"><v>x</v></c><c r="B11"/>'
    )
