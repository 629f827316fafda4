from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from workbooks import References, differences, formulas

import frontline_udfs
from frontline_addin.build_calc import for_calc
from frontline_udfs.core.cells import as_rows
from pictures import picture, reddish_and_greenish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from calc import Calc


@pytest.fixture
def opened(new_calc: Calc, repository: Path, tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Open a template in Calc and calculate it: ``opened("Unit scorecard")`` gives the template's path."""

    def open_template(name: str) -> Path:
        template = repository / "workbook_templates" / f"{name}.xlsx"
        new_calc("open", str(for_calc(template, tmp_path / template.name)))
        new_calc("calculate")
        return template

    yield open_template
    new_calc("close")


def row_of(calc: Calc, sheet: str, *begins: Any) -> int:
    """Return the number of the row whose cells from column B on begin so."""
    rows = calc("cells", sheet)
    return next(place for place, row in enumerate(rows, 1) if tuple(row[1 : 1 + len(begins)]) == begins)


def ranking(calc: Calc) -> dict[str, dict[str, Any]]:
    """Return the ranking of the unit scorecard: the row of each unit by header."""
    rows = calc("cells", "Ranking")[13:]
    return {row[1]: dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[1]}


def not_as_python(calc: Calc, template: Path) -> dict[str, Any]:
    """Return the worksheet functions that do not show what Python answers on the cells as they are now."""
    cells = {sheet: calc("cells", sheet) for sheet in calc("sheets")}
    references = References(template, cells)
    wrong = {}
    for each in formulas(template):
        if each.call is not None:
            name, given = each.call
            answer = as_rows(getattr(frontline_udfs, name)(*(references.value(text, each.sheet) for text in given)))
            wrong[f"{each.sheet}!{each.range}"] = list(differences(answer, each.of(cells)))
    assert len(wrong) >= 4
    return {where: found for where, found in wrong.items() if found}


def test_a_score_that_falls_sends_the_unit_down_the_ranking_and_below_its_target(
    opened: Callable[[str], Path], calc: Calc
) -> None:
    template = opened("Unit scorecard")
    before = ranking(calc)["Anchor Street"]
    row = row_of(calc, "Results", "Q4 2025", "Anchor Street", "Customer satisfaction")

    calc("put", "Results", f"E{row}", [[60.0]])

    after = ranking(calc)["Anchor Street"]
    assert (before["rank"], before["status"]) == (6, "Met")
    assert (after["rank"], after["status"], after["value"]) == (13, "Missed", 60)
    assert after["change"] == pytest.approx(before["change"] - 23.6)
    assert not_as_python(calc, template) == {}


def test_a_score_that_comes_in_late_adds_the_unit_to_the_ranking(opened: Callable[[str], Path], calc: Calc) -> None:
    template = opened("Unit scorecard")
    row = row_of(calc, "Results", "Q4 2025", "Moor View", "Customer satisfaction")

    calc("put", "Results", f"E{row}:G{row}", [[95.0, 150.0, 1.0]])

    after = ranking(calc)
    assert (after["Moor View"]["rank"], after["Moor View"]["of"]) == (1, 14)
    assert after["Orchard Park"]["rank"] == 2
    assert not_as_python(calc, template) == {}


def test_a_target_that_rises_turns_statuses_and_their_colours(
    opened: Callable[[str], Path], calc: Calc, tmp_path: Path
) -> None:
    template = opened("Unit scorecard")
    row = row_of(calc, "Targets", "Customer satisfaction", "")
    met = [unit for unit, each in ranking(calc).items() if each["status"] == "Met"]
    red_before, green_before = reddish_and_greenish(picture(calc, "Ranking", tmp_path / "before"))

    calc("put", "Targets", f"D{row}", [[99.0]])

    after = ranking(calc)
    red_after, green_after = reddish_and_greenish(picture(calc, "Ranking", tmp_path / "after"))
    assert len(met) == 8
    assert [after[unit]["status"] for unit in met if unit != "Station Square"] == ["Missed"] * len(
        [unit for unit in met if unit != "Station Square"]
    )
    assert red_after > red_before
    assert green_after < green_before
    assert not_as_python(calc, template) == {}


def test_a_new_row_of_answers_counts(opened: Callable[[str], Path], calc: Calc) -> None:
    opened("Survey scoring")
    ashdown = row_of(calc, "Climate", "Ashdown")
    before = calc("cells", "Climate")[ashdown - 1]

    calc("insert_row", "Staff answers", 7)
    calc("put", "Staff answers", "B7:I7", [["Ashdown", *[1.0] * 7]])
    calc("calculate")

    after = calc("cells", "Climate")[ashdown - 1]
    assert after[2] == before[2] + 1
    assert after[3] < before[3]


def test_another_measure_chosen_ranks_by_that_measure(opened: Callable[[str], Path], calc: Calc) -> None:
    template = opened("Unit scorecard")

    calc("put", "Ranking", "C5", [["Waiting time, minutes"]])

    values = [each["value"] for each in ranking(calc).values() if isinstance(each["value"], float)]
    assert calc("cells", "Ranking")[6][2] == "lower"
    assert values == sorted(values)
    assert not_as_python(calc, template) == {}
