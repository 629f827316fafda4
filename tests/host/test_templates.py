from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from workbooks import References, differences, formulas

import frontline_udfs
from frontline_addin.build_calc import for_calc
from frontline_udfs.core.cells import as_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from calc import Calc
    from workbooks import Rows

TEMPLATES = ("Survey scoring", "Target tracker", "Unit scorecard", "Year-end summary")


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest, repository: Path) -> Path:
    return repository / "workbook_templates" / f"{request.param}.xlsx"


@pytest.fixture
def opened(new_calc: Calc, template: Path, tmp_path: Path) -> Iterator[Calc]:
    new_calc("open", str(for_calc(template, tmp_path / template.name)))
    yield new_calc
    new_calc("close")


def recalculated(calc: Calc) -> tuple[dict[str, Rows], float]:
    """Return the cells of all sheets after Calc has calculated everything anew, and its seconds."""
    seconds = calc("calculate")
    return {sheet: calc("cells", sheet) for sheet in calc("sheets")}, seconds


def test_every_formula_shows_in_calc_what_the_template_was_written_with(
    template: Path, opened: Calc, counted: Callable[..., None]
) -> None:
    every = formulas(template)

    cells, seconds = recalculated(opened)
    found = {f"{each.sheet}!{each.range}": list(differences(each.cached, each.of(cells))) for each in every}
    wrong = {where: different for where, different in found.items() if different}

    counted(f"template {template.stem}", formulas=len(found), cached=len(found) - len(wrong), seconds=seconds)
    assert sum(each.call is not None for each in every) >= 4
    assert wrong == {}


def test_every_worksheet_function_shows_in_calc_what_python_answers(
    template: Path, opened: Calc, counted: Callable[..., None]
) -> None:
    cells, _ = recalculated(opened)  # the seconds are counted above
    references = References(template, cells)
    found = {}
    for each in formulas(template):
        if each.call is not None:
            name, given = each.call
            answer = as_rows(getattr(frontline_udfs, name)(*(references.value(text, each.sheet) for text in given)))
            found[f"{each.sheet}!{each.range} {each.text}"] = list(differences(answer, each.of(cells)))
    wrong = {where: different for where, different in found.items() if different}

    counted(f"template {template.stem}", calls=len(found), python=len(found) - len(wrong))
    assert len(found) >= 4
    assert wrong == {}
