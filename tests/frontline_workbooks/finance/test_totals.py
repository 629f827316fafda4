from __future__ import annotations

from dataclasses import replace

import pytest

from frontline.scorecard.periods import parse_period
from frontline_workbooks.finance import reconcile

IDS = [f"S{at:02}" for at in range(6)]


def totals(shops, book, **named):
    """Return the totals compared, by finance's column."""
    return {total.column: total for total in reconcile(shops, book, **named).totals}


def test_answers_are_held_against_customers_and_heads(shops, finance):
    rows = [["Shop", "Customers", "Headcount"], *([unit, 200.0, 10.0] for unit in IDS)]

    found = totals(shops, finance({"Costs": rows}))

    assert (found["Customers"].what, found["Customers"].results) == ("n of Customer satisfaction", 400)
    assert (found["Headcount"].what, found["Headcount"].results) == ("n of Service climate", 60)
    assert (found["Customers"].verdict(0.01), found["Headcount"].verdict(0.01)) == ("part", "agrees")


def test_suppressed_units_are_left_out_on_both_sides(shops, finance):
    rows = [["Shop", "Customers"], *([unit, 100.0] for unit in IDS)]

    (total,) = totals(shops, finance({"Costs": rows})).values()

    assert (total.units, total.results, total.finance) == (4, 400, 400)


def test_a_column_called_like_a_measure_that_adds_up_is_held_against_it(shops, finance):
    rows = [["Shop", "REVENUE"], *([unit, 1020.0] for unit in IDS)]

    (total,) = totals(shops, finance({"Costs": rows})).values()

    assert (total.what, total.results, total.finance, total.difference) == ("Revenue, £", 6000, 6120, -120)
    assert (total.verdict(0.01), total.verdict(0.02)) == ("differs", "agrees")


def test_more_answers_than_finance_counts_people_differ(shops, finance):
    rows = [["Shop", "Customers"], *([unit, 50.0] for unit in IDS)]

    (total,) = totals(shops, finance({"Costs": rows})).values()

    assert total.verdict(0.01) == "differs"


@pytest.mark.parametrize(
    "header", ["Staff costs", "Cost per customer", "Sales £ per employee", "Customer satisfaction"]
)
def test_money_and_rates_count_nobody(shops, finance, header):
    rows = [["Shop", header], *([unit, 50.0] for unit in IDS)]

    assert totals(shops, finance({"Costs": rows})) == {}


def test_the_column_of_heads_may_be_named(shops, finance):
    rows = [["Shop", "Loyalty cards"], *([unit, 100.0] for unit in IDS)]

    (total,) = totals(shops, finance({"Costs": rows}), counts=["loyalty cards"]).values()

    assert (total.what, total.verdict(0.01)) == ("n of Customer satisfaction", "agrees")


def test_a_column_that_was_filled_with_results_agrees_with_nothing(shops, finance):
    rows = [["Shop", "Revenue", "Customers"], *([unit, 1000.0, 200.0] for unit in IDS)]
    book = finance({"Costs": rows}, table="Budget")

    assert set(totals(shops, book, filled=[("BUDGET", " revenue")])) == {"Customers"}
    assert set(totals(shops, book, filled=[("Staff", "Revenue")])) == {"Revenue", "Customers"}


def test_finance_that_counts_in_thousands_is_told_from_finance_that_differs(shops, finance):
    rows = [["Shop", "Revenue"], *([unit, 1.0] for unit in IDS)]

    found = reconcile(shops, finance({"Costs": rows}))

    assert found.sentences()[-1].endswith("they agree but for a factor of 0.001: compare the units.")


def test_rows_of_one_unit_are_added_up_and_rows_of_regions_are_not(shops, finance):
    rows = [["Shop", "Revenue"], *([unit, 500.0] for unit in IDS), *([unit, 500.0] for unit in IDS), ["North", 9e9]]

    (total,) = totals(shops, finance({"Costs": rows})).values()

    assert (total.units, total.finance) == (6, 6000)


def test_of_columns_by_year_that_of_the_reported_period_is_taken(shops, finance):
    rows = [["Shop", "Revenue 2023", "Revenue 2024"], *([unit, 900.0, 1000.0] for unit in IDS)]

    found = reconcile(shops, finance({"Costs": rows}))

    assert [total.column for total in found.totals] == ["Revenue 2024"]
    assert found.totals[0].verdict(0.01) == "agrees"


def test_of_rows_by_period_those_of_the_reported_one_are_added_up(shops, finance):
    rows = [["Shop", "Year", "Revenue"], *([unit, year, 1000.0 + year] for unit in IDS for year in (2023, 2024))]

    (total,) = totals(shops, finance({"Costs": rows})).values()

    assert total.finance == 6 * 3024


@pytest.mark.parametrize(
    ("headers", "sheet", "named", "agree"),
    [
        pytest.param(["Shop", "Costs"], "Costs", (), None, id="none is named"),
        pytest.param(["Shop", "Costs 2024"], "Costs", ("2024",), True, id="the year itself"),
        pytest.param(["Shop", "Costs Q4 2024"], "Costs", ("Q4 2024",), True, id="a quarter within it"),
        pytest.param(["Shop", "Costs 2022"], "Costs", ("2022",), False, id="another year"),
        pytest.param(["Shop", "Costs"], "Year end 2024", ("2024",), True, id="the name of the sheet"),
    ],
)
def test_the_periods_are_compared(shops, finance, headers, sheet, named, agree):
    rows = [headers, *([unit, 1.0] for unit in IDS)]

    periods = reconcile(shops, finance({sheet: rows})).periods

    assert (periods.results, periods.finance, periods.agree) == ("2024", named, agree)


def test_another_period_is_a_sentence(shops, finance):
    rows = [["Shop", "Costs 2022"], *([unit, 1.0] for unit in IDS)]

    assert reconcile(shops, finance({"Costs": rows})).sentences()[-1] == (
        "The results are of 2024, finance's table of 2022 (in headers): they do not overlap, so check that both mean "
        "the same time."
    )


def test_a_measure_that_reports_another_period_says_which(shops, finance):
    periods = [shops.measures["period"][0], parse_period("Q4 2023"), shops.measures["period"][2]]
    scorecard = replace(shops, measures=shops.measures.assign(period=periods))
    rows = [["Shop", "Customers", "Headcount"], *([unit, 200.0, 10.0] for unit in IDS)]

    assert {(total.what, total.results_period) for total in reconcile(scorecard, finance({"Costs": rows})).totals} == {
        ("n of Customer satisfaction", "2024"),
        ("n of Service climate", "Q4 2023"),
    }
