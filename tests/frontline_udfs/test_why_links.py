from __future__ import annotations

import numpy as np
import pytest

import frontline
from frontline_udfs import FLS_CHAIN, FLS_CROSS_LAGGED, FLS_ELASTICITY, FLS_LAGS, FLS_LAST_ERROR, FLS_LINK, functions

X = [61.0, 70.0, 66.0, 75.0, 58.0, 80.0, 71.0, 69.0]
Y = [72.0, 75.0, 77.0, 81.0, 70.0, 79.0, 74.0, 78.0]
Z = [201.0, 212.0, 230.0, 241.0, 190.0, 236.0, 220.0, 229.0]
x, y, z = np.array(X), np.array(Y), np.array(Z)


def column(values: list[float | None], header: str | None = None) -> list[list[object]]:
    return [*([[header]] if header else []), *([value] for value in values)]


def test_a_link_is_the_correlation_over_units() -> None:
    link = frontline.unit_correlation(x, y, lag=1)

    assert FLS_LINK(column(X), column(Y), 1) == [
        ["measure", "n", "value", "low", "high", "note"],
        ["correlation", 8, link.estimate, link.low, link.high, link.notes[0]],
    ]


def test_a_link_with_both_reliabilities_is_also_corrected_for_them() -> None:
    corrected = frontline.disattenuate(frontline.unit_correlation(x, y), 0.8, 0.9)

    assert FLS_LINK(X, Y, None, 0.8, 0.9)[2][:5] == [
        "corrected for reliability", 8, corrected.estimate, corrected.low, corrected.high,
    ]  # fmt: skip


def test_one_reliability_alone_is_refused() -> None:
    assert FLS_LINK(X, Y, 0, 0.8) == "#VALUE!"
    assert (
        FLS_LAST_ERROR() == "FLS_LINK: reliability_y is missing. Give the reliabilities of both measures, or neither."
    )


def test_headers_blanks_text_numbers_and_an_empty_tail_change_no_link() -> None:
    awkward_x = [["climate"], *([str(value)] for value in X), [64.0], [None], [None]]
    awkward_y = [["satisfaction"], *([value] for value in Y), ["#N/A"], [None], [None]]
    plain = FLS_LINK(X, Y)[1]

    found = FLS_LINK(awkward_x, awkward_y)[1]

    assert found[:5] == plain[:5]
    assert found[5] == f"{plain[5]} 1 of 9 units left out: a value is missing."


def test_a_row_of_cells_is_read_as_a_column() -> None:
    assert FLS_LINK([X], [Y]) == FLS_LINK(column(X), column(Y))


def test_a_link_of_two_units_is_not_available_and_says_why() -> None:
    assert FLS_LINK(X[:2], Y[:2]) == "#N/A"
    assert FLS_LAST_ERROR() == "FLS_LINK: A correlation needs 3 units with both scores."


def test_an_error_in_a_cell_passes_on() -> None:
    assert FLS_LINK(["#DIV/0!", *X[1:]], Y) == "#DIV/0!"
    assert FLS_LAST_ERROR() == "FLS_LINK: x, row 1, holds #DIV/0!. Mend that cell first."


def test_lags_are_the_pooled_correlations_one_row_a_lag() -> None:
    panel = np.random.default_rng(3).normal(size=(2, 9, 5))
    links = frontline.lagged_correlations(panel[0], panel[1], [0, 1])

    rows = FLS_LAGS(panel[0].tolist(), panel[1].tolist(), 1)[1:]

    assert [row[:5] for row in rows] == [[f"lag {k}", 9, *_numbers(link)] for k, link in enumerate(links)]


def test_lags_take_a_header_of_period_names_off() -> None:
    panel = np.random.default_rng(3).normal(size=(2, 9, 2))
    header = ["first half", "second half"]
    bare = FLS_LAGS(panel[0].tolist(), panel[1].tolist(), 0)

    assert FLS_LAGS([header, *panel[0].tolist()], [header, *panel[1].tolist()], 0) == bare


def test_a_negative_longest_lag_is_out_of_range() -> None:
    assert FLS_LAGS(column(X), column(Y), -1) == "#NUM!"


def test_an_elasticity_is_the_log_log_slope() -> None:
    slope = frontline.elasticity(x, z, lag=2)

    assert FLS_ELASTICITY(X, Z, 2)[1] == ["elasticity", 8, *_numbers(slope), slope.notes[0]]


def test_an_elasticity_leaves_out_what_has_no_logarithm_and_says_so() -> None:
    found = FLS_ELASTICITY([0.0, *X], [5.0, *Z])[1]

    assert found[:5] == FLS_ELASTICITY(X, Z)[1][:5]
    assert "1 unit left out: a value is not above 0." in found[5]


def test_an_elasticity_of_words_is_refused() -> None:
    assert FLS_ELASTICITY(X, ["many", *Z[1:]]) == "#VALUE!"


def test_a_chain_has_its_indirect_effect_first_with_both_intervals() -> None:
    effect = frontline.indirect_effect(x, y, z)

    rows = FLS_CHAIN(X, Y, Z)[1:]

    assert rows[0][1:5] == [8, effect.estimate, *effect.bootstrap]
    assert rows[1][1:5] == [8, effect.estimate, *effect.monte_carlo]
    assert [row[2] for row in rows[2:]] == [effect.direct, effect.total, effect.first, effect.second]


def test_a_number_of_a_chain_without_interval_shows_empty_cells_for_it() -> None:
    assert [row[3:5] for row in FLS_CHAIN(X, Y, Z)[3:]] == [["", ""]] * 4


def test_a_chain_of_three_units_is_not_available() -> None:
    assert FLS_CHAIN(X[:3], Y[:3], Z[:3]) == "#N/A"
    assert FLS_LAST_ERROR().startswith("FLS_CHAIN: A chain needs 4 units")


def test_cross_lagged_paths_are_those_of_the_statistic() -> None:
    later_x, later_y = x[::-1] * 0.3 + x, y * 0.5 + x
    panel = frontline.cross_lagged(x, y, later_x, later_y)

    rows = FLS_CROSS_LAGGED(X, Y, later_x, later_y)[1:]

    assert [row[2:5] for row in rows[:4]] == [
        _numbers(path) for path in (panel.x_to_y, panel.y_to_x, panel.x_to_x, panel.y_to_y)
    ]
    assert rows[4][:5] == ["x before with y before", 8, panel.first_wave, "", ""]


def test_measures_of_different_length_are_refused_with_their_lengths() -> None:
    assert FLS_CROSS_LAGGED(X, Y, X, Y[:-1]) == "#VALUE!"
    assert "x_before 8, y_before 8, x_after 8, y_after 7" in FLS_LAST_ERROR()


def test_a_panel_in_which_nothing_varies_is_not_available() -> None:
    assert FLS_CROSS_LAGGED([1] * 5, [1] * 5, [1] * 5, [1] * 5) == "#N/A"
    assert FLS_LAST_ERROR().startswith("FLS_CROSS_LAGGED: A measure is the same for all units")


@pytest.mark.parametrize("described", [each for each in functions() if each.area == "why"], ids=lambda each: each.name)
def test_a_column_of_blanks_has_an_answer_in_words(described: object) -> None:
    required = [argument for argument in described.arguments if not argument.optional]  # type: ignore[attr-defined]

    shown = described.function(*[[[None], [None]]] * len(required))  # type: ignore[attr-defined]

    assert shown == "#N/A"
    assert "unforeseen" not in FLS_LAST_ERROR()


def _numbers(link: frontline.linkage.Association) -> list[float]:
    return [link.estimate, link.low, link.high]
