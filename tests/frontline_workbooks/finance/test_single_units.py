"""Behind a total: the units that differ, and cells of finance that no sum counts."""

from __future__ import annotations

import pytest

from frontline_workbooks.finance import reconcile

IDS = [f"S{at:02}" for at in range(6)]


def test_a_total_that_agrees_does_not_hide_a_unit_that_differs(shops, finance):
    rows = [["Shop", "Revenue"], *([unit, 1000.0] for unit in IDS)]
    rows[3][1], rows[4][1] = 1020.0, 985.0

    found = reconcile(shops, finance({"Costs": rows}))
    (total,) = found.totals

    assert total.verdict(0.01) == "agrees"
    assert [(unit.text, unit.results, unit.finance) for unit in total.differing(0.01)] == [
        ("S02", 1000.0, 1020.0),
        ("S03", 1000.0, 985.0),
    ]
    assert found.sentences()[-1] == "Totals that agree within 1.0%: Revenue, £ with Revenue."
    assert found.sentences()[-2] == (
        "Revenue, £: 2 of 6 units differ by more than 1.0%: Catford (1,000, finance 1,020); "
        "Dartford (1,000, finance 985)."
    )


def test_where_finance_counts_in_thousands_no_unit_is_named(shops, finance):
    rows = [["Shop", "Revenue"], *([unit, 1.0] for unit in IDS)]

    (total,) = reconcile(shops, finance({"Costs": rows})).totals

    assert total.differing(0.01) == ()


def test_people_who_answered_are_no_difference_of_a_unit(shops, finance):
    rows = [["Shop", "Customers"], *([unit, 200.0] for unit in IDS)]

    (total,) = reconcile(shops, finance({"Costs": rows})).totals

    assert total.differing(0.01) == ()


@pytest.mark.parametrize("table", ["", "tblCosts"], ids=["on a sheet", "in a table"])
def test_a_number_kept_as_text_is_named_by_its_cell(shops, finance, table):
    rows = [["Shop", "Customers"], *([unit, 200.0] for unit in IDS)]
    rows[1][1], rows[3][1], rows[4][1] = "1,200", "n/a", None

    found = reconcile(shops, finance({"Costs": rows}, table=table, place="B3"))
    (total,) = found.totals

    assert total.texts == ("C4", "C6")
    assert (total.units, total.finance) == (1, 200.0)
    assert found.sentences()[1] == (
        "Finance's column Customers has texts where numbers should be, which no sum counts, not Excel's either: C4, C6."
    )


def test_a_small_total_is_said_with_decimals(shops, finance):
    rows = [["Shop", "Revenue"], *([unit, 1.25] for unit in IDS)]

    assert "7.50 in finance's column Revenue" in " ".join(reconcile(shops, finance({"Costs": rows})).sentences())


def test_the_worst_is_said_first_for_a_message_may_be_cut_off(shops, finance):
    rows = [["Shop", "Headcount", "Revenue", "Customers"], *([unit, 10.0, 900.0, 200.0] for unit in IDS)]
    rows[1][1] = "ten"

    said = reconcile(shops, finance({"Costs": [*rows, ["Head office", 5.0, 0.0, 0.0]]})).sentences()

    beginnings = (
        "6 of 6",
        "Revenue, £, ",
        "Revenue, £: 6 of 6 units differ",
        "Finance's column Headcount",
        "Not in the",
    )
    assert [line.startswith(start) for line, start in zip(said, beginnings, strict=False)] == [True] * 5
    assert [line.split(",")[0].split(":")[0] for line in said[5:]] == [
        "n of Customer satisfaction",
        "Totals that agree within 1.0%",
    ]


def test_a_suppressed_number_stands_nowhere_in_what_was_found(small, finance):
    rows = [["Shop", "Revenue", "Customers"], *([unit, 900.0, 200.0] for unit in IDS), ["S00", 7.0, 7.0]]
    suppressed = small.current[(small.current["hidden"] != "") & (small.current["measure"] == 2)]["unit"]

    found = reconcile(small, finance({"Costs": rows}))
    told = f"{found!r} {found.sentences()}"

    assert set(small.units["unit_id"].iloc[suppressed]) >= {"S00", "S02"}
    assert "1001.5" in told
    assert not [number for number in ("4711", "4,711", "5822", "5,822", "10534") if number in told]
