"""Totals are compared with finance's only where both are of the same time."""

from __future__ import annotations

import math

import pytest

from frontline_workbooks.finance import reconcile

IDS = [f"S{at:02}" for at in range(6)]
MONTHS = [f"2024-{month:02}" for month in range(1, 13)]


def total_of(scorecard, book):
    """Return the only total compared."""
    (total,) = reconcile(scorecard, book).totals
    return total


def test_monthly_revenue_is_added_up_over_the_year_of_finance(monthly, finance):
    rows = [["Shop", "Revenue 2024"], *([unit, 1200.0] for unit in IDS)]

    total = total_of(monthly, finance({"Costs": rows}))

    assert (total.results_period, total.finance_period) == ("Jan 2024 to Dec 2024", "2024")
    assert total.verdict(0.01) == "agrees"


def test_a_unit_with_a_suppressed_month_is_left_out_on_both_sides(monthly, finance):
    rows = [["Shop", "Revenue 2024"], *([unit, 1200.0] for unit in IDS)]
    history = monthly.history[int(monthly.measures.index[monthly.measures["measure_id"] == "REV"][0])]

    total = total_of(monthly, finance({"Costs": rows}))

    assert history.hidden[-6:].any()
    assert total.units == 6 - int(history.hidden[-6:, -12:].any(axis=1).sum())
    assert (total.results, total.finance) == (1200.0 * total.units, 1200.0 * total.units)
    assert "S05" not in {unit.text for unit in total.by_unit}


@pytest.mark.parametrize(
    ("header", "ours", "theirs"),
    [
        pytest.param("Revenue 2023", "Oct 2023 to Dec 2023", "2023", id="a year of which there are three months"),
        pytest.param("Revenue 2022", "Dec 2024", "2022", id="a year of which there is nothing"),
    ],
)
def test_what_is_of_another_time_is_not_compared(monthly, finance, header, ours, theirs):
    rows = [["Shop", header], *([unit, 1200.0] for unit in IDS)]

    found = reconcile(monthly, finance({"Costs": rows}))
    (total,) = found.totals

    assert (total.results_period, total.finance_period, total.verdict(0.01)) == (ours, theirs, "other period")
    assert math.isnan(total.difference)
    assert math.isnan(total.share)
    assert (found.compared(), found.outside()) == (0, 0)
    assert any("are not of the same time, so their totals were not compared." in line for line in found.sentences())


def test_a_quarter_of_finance_is_no_year_of_the_results(shops, finance):
    rows = [["Shop", "Revenue Q4 2024"], *([unit, 1000.0] for unit in IDS)]
    named = [["Shop", "Period", "Revenue"], *([unit, "Q4 2024", 1000.0] for unit in IDS)]

    assert reconcile(shops, finance({"Costs": rows})).totals[0].verdict(0.01) == "other period"
    assert total_of(shops, finance({"Costs": named})).verdict(0.01) == "other period"


def test_months_of_finance_make_up_the_year_of_the_results_but_no_heads(shops, finance):
    rows = [["Shop", "Month", "Revenue", "Headcount"]]
    rows += [[unit, month, 1000.0 / 12, 10.0] for month in MONTHS for unit in IDS]

    found = {total.column: total for total in reconcile(shops, finance({"Costs": rows})).totals}

    assert found["Revenue"].finance == pytest.approx(6000.0)
    assert (found["Revenue"].finance_period, found["Revenue"].verdict(0.01)) == ("2024", "agrees")
    assert (found["Headcount"].finance, found["Headcount"].finance_period) == (60.0, "Dec 2024")


def test_a_column_that_names_no_period_is_of_the_one_compared(monthly, finance):
    rows = [["Shop", "Costs 2023", "Customers"], *([unit, 1.0, 900.0] for unit in IDS)]

    total = total_of(monthly, finance({"Costs": rows}))

    assert (total.column, total.finance_period, total.verdict(0.01)) == ("Customers", "2023", "other period")


def test_without_any_period_the_reported_one_is_compared(monthly, finance):
    rows = [["Shop", "Revenue"], *([unit, 100.0] for unit in IDS)]

    total = total_of(monthly, finance({"Costs": rows}))

    assert (total.results_period, total.finance_period, total.verdict(0.01)) == ("Dec 2024", "", "agrees")
