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
def recalculated(new_calc: Calc, template: Path, tmp_path: Path) -> Iterator[dict[str, Rows]]:
    """Return the cells of all sheets after Calc has calculated everything anew."""
    sheets = new_calc("open", str(for_calc(template, tmp_path / template.name)))
    new_calc("calculate")
    yield {sheet: new_calc("cells", sheet) for sheet in sheets}
    new_calc("close")


def test_every_formula_shows_in_calc_what_the_template_was_written_with(
    template: Path, recalculated: dict[str, Rows], record_property: Callable[[str, object], None]
) -> None:
    every = formulas(template)

    wrong = {f"{each.sheet}!{each.range}": list(differences(each.cached, each.of(recalculated))) for each in every}

    record_property("formulas recalculated, equal to the file", len(every))
    record_property("their cells", sum(len(row) for each in every for row in each.cached))
    assert sum(each.call is not None for each in every) >= 4
    assert {where: cells for where, cells in wrong.items() if cells} == {}


def test_every_worksheet_function_shows_in_calc_what_python_answers(
    template: Path, recalculated: dict[str, Rows], record_property: Callable[[str, object], None]
) -> None:
    references = References(template, recalculated)
    wrong = {}
    for each in formulas(template):
        if each.call is not None:
            name, given = each.call
            answer = as_rows(getattr(frontline_udfs, name)(*(references.value(text, each.sheet) for text in given)))
            wrong[each.range, each.text] = list(differences(answer, each.of(recalculated)))

    record_property("worksheet functions in templates, equal to Python", len(wrong))
    assert len(wrong) >= 4
    assert {where: cells for where, cells in wrong.items() if cells} == {}
