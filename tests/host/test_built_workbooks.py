from __future__ import annotations

from typing import TYPE_CHECKING

from workbooks import differences, formulas

from frontline.scorecard.model import Settings
from frontline_addin.actions.demonstrate import demonstrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calc import Calc


def test_every_formula_of_a_built_scorecard_shows_in_calc_what_was_written(
    calc: Calc, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    book = demonstrate(tmp_path, Settings()).path
    every = formulas(book)
    sheets = calc("open", str(book))

    calc("calculate")
    cells = {sheet: calc("cells", sheet) for sheet in sheets}
    calc("close")

    wrong = {f"{each.sheet}!{each.range}": list(differences(each.cached, each.of(cells))) for each in every}
    record_property("formulas recalculated, equal to the file", len(every))
    record_property("their cells", sum(len(row) for each in every for row in each.cached))
    assert len(every) > 20
    assert {where: found for where, found in wrong.items() if found} == {}
