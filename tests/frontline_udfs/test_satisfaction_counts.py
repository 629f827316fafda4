from __future__ import annotations

import numpy as np
import pytest

from frontline.satisfaction import Channel, complaint_rate, composite_index, wilson_interval
from frontline_udfs import FLS_COMPLAINT_RATE, FLS_INDEX, FLS_LAST_ERROR, FLS_SHARE


@pytest.fixture(scope="module")
def counts(sample):
    """Numerators and denominators of one measure in all months."""

    def counts_of(measure):
        kept = sample.results[lambda rows: rows["measure_id"] == measure]
        return kept["unit_id"].tolist(), kept["numerator"].astype(float), kept["denominator"].astype(float)

    return counts_of


def column(cells, header):
    return [row[cells[0].index(header)] for row in cells[1:]]


def test_complaint_rates_are_those_of_the_summed_counts(counts):
    units, complaints, contacts = counts("complaints")
    found = complaint_rate(*(values.groupby(units, sort=False).sum().to_numpy() for values in (complaints, contacts)))
    shown = FLS_COMPLAINT_RATE(units, complaints.to_numpy(), contacts.to_numpy())

    assert column(shown, "unit") == list(dict.fromkeys(units))
    for header, values in {
        "n": found.n,
        "complaints": found.complaints,
        "value": found.rate,
        "low": found.low,
        "high": found.high,
    }.items():
        assert column(shown, header) == pytest.approx(values.tolist())


def test_rates_are_stated_for_as_many_contacts_as_asked():
    assert column(FLS_COMPLAINT_RATE("A", 3, 60, 100), "value") == [5.0]


def test_shares_are_those_of_the_summed_counts(counts):
    units, numerators, denominators = counts("retention")
    count, total = (values.groupby(units, sort=False).sum().to_numpy() for values in (numerators, denominators))
    low, high = wilson_interval(count, total)
    shown = FLS_SHARE(units, numerators.to_numpy(), denominators.to_numpy())

    for header, values in {"n": total, "value": count / total, "low": low, "high": high}.items():
        assert column(shown, header) == pytest.approx(values.tolist())


@pytest.mark.parametrize("function", [FLS_COMPLAINT_RATE, FLS_SHARE], ids=["rate", "share"])
def test_rows_without_a_count_are_left_out_and_told_of(function):
    rows = function(
        [["unit"], ["A"], ["A"], ["A"], [None]], [["k"], ["2"], [1], [None], [None]], [["n"], [9], [8], [7], [None]]
    )

    assert column(rows, "n") == [17]
    assert column(rows, "note") == ["Rows without a count, left out: 1."]


def test_a_unit_without_any_count_is_not_available():
    assert FLS_COMPLAINT_RATE(["A"], [None], [5])[1] == ["A", *["#N/A"] * 5, "A count is missing."]
    assert FLS_SHARE(["A", "B"], [None, 3], [5, 6])[1] == ["A", 0.0, *["#N/A"] * 3, "fewer than 5 answers"]


@pytest.mark.parametrize("function", [FLS_COMPLAINT_RATE, FLS_SHARE], ids=["rate", "share"])
def test_a_negative_count_is_out_of_range_however_large_the_others(function):
    assert function(["A", "B", "B"], [3, 4, -1], [50, 60, 70]) == "#NUM!"
    assert FLS_LAST_ERROR().endswith("row 3, must not be less than 0, but is -1. Correct that cell.")


def test_more_than_the_total_is_out_of_range():
    assert FLS_SHARE(["A", "B"], [3, 7], [5, 6]) == "#NUM!"
    assert FLS_LAST_ERROR() == "FLS_SHARE: counts of B must not be greater than its totals. Check the columns."


def test_half_a_complaint_has_no_rate():
    assert FLS_COMPLAINT_RATE("A", 2.5, 100)[1][3:] == ["#N/A"] * 3 + ["The complaints are no whole number."]


def test_the_index_is_that_of_its_channels(sample):
    december = sample.results[lambda rows: rows["period"] == "2025-12"]
    wide = december.pivot_table(index="unit_id", columns="measure_id", values="value", observed=True)
    values = wide[["first_time_resolution", "waiting_time"]].to_numpy(float)
    values[3, 1] = np.nan
    channels = [
        Channel("first_time_resolution", 40, 100, 3, "higher"),
        Channel("waiting_time", 0, 8, 1, "lower"),
    ]
    found = composite_index(values, channels, np.full(values.shape, 0.5))
    cells = [[channel.name for channel in channels], *values.tolist()]
    errors = [["se 1", "se 2"], *[[0.5, 0.5]] * len(values)]
    units = [["branch"], *([unit] for unit in wide.index)]
    shown = FLS_INDEX(cells, [3, 1], [[40, 0]], [[100, 8]], [["Higher", "Lower"]], units, errors)

    assert column(shown, "unit") == wide.index.tolist()
    for header, expected in {"n": found.n, "value": found.index, "low": found.low, "high": found.high}.items():
        assert column(shown, header) == pytest.approx(expected.tolist())
    assert column(shown, "note") == found.note.tolist()
    assert column(shown, "note")[3].startswith("Missing: waiting_time.")


def test_one_row_of_channels_is_one_unit_and_one_weight_serves_all():
    assert FLS_INDEX([[40, "60", None]], 1) == [["unit", "n", "value", "note"], [1, 2, 50.0, "Missing: column 3."]]


def test_a_row_without_any_channel_is_not_available():
    rows = FLS_INDEX([[40, 60], [None, None], [20, 80]], [[1, 3, None]])

    assert rows[2] == [2, 0, "#N/A", "No channel that counts has a value."]
    assert column(rows, "value")[::2] == [55.0, 65.0]


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        (([[1, 2]], [1, 1, 1]), "#VALUE!", "weights must have one entry or one for each of 2 columns, but has 3."),
        (([[1, 2]], [0, 0]), "#NUM!", "weight must be greater than 0 for one channel at least, but got 0 for all."),
        (([[1, 2]], 1, 0, 100, "up"), "#NUM!", 'better must be "higher" or "lower", but got \'up\'.'),
        (([[1], [2]], 1, 0, 100, None, ["A", "A"]), "#VALUE!", "but A stands in row 1 and again in row 2."),
        (
            ([["calls"], [2], [3]], 1, 0, 100, None, None, [[1], [1], [1]]),
            "#NUM!",
            "values and standard_errors must be equally long, but got values 2, standard_errors 3.",
        ),
    ],
    ids=["too many weights", "no weight", "no direction", "a unit twice", "errors without their header"],
)
def test_what_an_index_cannot_use_is_said(arguments, shown, sentence):
    assert FLS_INDEX(*arguments) == shown
    assert FLS_LAST_ERROR().endswith(sentence)
