"""Last values of FILTER, UNIQUE and XLOOKUP, looked up here by other means: no program on this side calculates them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Opened


def rows(template: Opened, table: str, *headers: str) -> list[tuple[object, ...]]:
    return list(zip(*(template.column(table, header) for header in headers), strict=True))


def test_the_chosen_rows_are_those_of_the_chosen_measure_and_period(opened: dict[str, Opened]) -> None:
    template = opened["Unit scorecard"]
    [[measure]], [[period]] = template.cells("Chosen_measure"), template.cells("Chosen_period")
    results = rows(template, "Results", "period", "unit", "measure", "value", "standard error")
    expected = [row[1] for row in results if (row[0], row[2]) == (period, measure)]
    shown = template.cells("Chosen_units")[: len(expected)]

    assert [row[0] for row in shown] == expected
    assert template.cells("Chosen_units")[len(expected)] == [None]


def test_the_history_is_that_of_the_chosen_measure(opened: dict[str, Opened]) -> None:
    template = opened["Unit scorecard"]
    [[measure]] = template.cells("Chosen_measure")
    results = rows(template, "Results", "measure", "period", "unit", "value", "standard error")
    expected = [row[1:] for row in results if row[0] == measure]
    columns = (template.cells(f"History_{name}")[: len(expected)] for name in ("periods", "units", "values", "errors"))
    shown = list(zip(*([row[0] or None for row in column] for column in columns), strict=True))

    assert shown == expected


def test_regions_targets_and_changes_stand_beside_their_units(opened: dict[str, Opened]) -> None:
    template = opened["Unit scorecard"]
    [[measure]] = template.cells("Chosen_measure")
    units = [unit for unit in template.under("Ranking", "unit") if unit]
    regions = dict(rows(template, "Units", "unit", "region"))
    targets = {
        unit: target for of, unit, target in rows(template, "Targets", "measure", "unit", "target") if of == measure
    }
    changes = dict(zip(template.under("Change", "unit"), template.under("Change", "change"), strict=True))

    assert sorted(units) == sorted(regions)
    assert template.under("Ranking", "region") == [regions[unit] for unit in units]
    assert template.under("Ranking", "target") == [targets.get(unit, targets[None]) for unit in units]
    assert template.under("Ranking", "change") == [changes[unit] for unit in units]
    assert len(set(template.under("Ranking", "target"))) > 1


def test_the_lists_hold_every_word_once(opened: dict[str, Opened]) -> None:
    scorecard, tracker = opened["Unit scorecard"], opened["Target tracker"]

    assert [row[0] for row in scorecard.cells("'Chosen measure'!K8:K11")] == list(
        dict.fromkeys(scorecard.column("Results", "period"))
    )
    assert tracker.under("Lists", "unit") == list(dict.fromkeys(tracker.column("Monthly", "unit")))


def test_the_months_are_those_of_the_chosen_unit(opened: dict[str, Opened]) -> None:
    template = opened["Target tracker"]
    [[unit]] = template.cells("Chosen_unit")
    monthly = rows(template, "Monthly", "unit", "month", "value", "target")
    expected = [row[1:] for row in monthly if row[0] == unit]
    shown = [template.under("Month by month", header) for header in ("month", "value", "target")]

    assert list(zip(*shown, strict=True)) == expected


def test_the_latest_month_stands_beside_each_unit(opened: dict[str, Opened]) -> None:
    template = opened["Target tracker"]
    latest = max(template.column("Monthly", "month"))
    monthly = rows(template, "Monthly", "unit", "month", "value", "target")
    found = {unit: (value, target) for unit, month, value, target in monthly if month == latest}
    units, values = template.under("All units", "unit"), template.under("All units", "latest")

    assert list(zip(values, template.under("All units", "target"), strict=True)) == [found[unit] for unit in units]


def test_units_that_missed_their_target_without_an_action_are_named(opened: dict[str, Opened]) -> None:
    template = opened["Year-end summary"]
    status = dict(zip(template.under("Satisfaction", "unit"), template.under("Satisfaction", "status"), strict=True))
    acting = set(template.column("Actions", "unit"))
    expected = [unit for unit, word in status.items() if word == "Missed" and unit not in acting]

    assert expected
    assert template.under("Satisfaction", "missed, no action yet") == expected
    assert acting & {unit for unit, word in status.items() if word == "Missed"}
