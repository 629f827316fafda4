from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from workbooks import differences, formulas

from frontline.scorecard.model import Settings
from frontline_addin.actions.demonstrate import demonstrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calc import Calc
    from workbooks import Formula, Rows


@pytest.fixture(scope="module")
def scorecard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstrate(tmp_path_factory.mktemp("scorecard"), Settings()).path


@pytest.fixture(scope="module")
def every(scorecard: Path) -> list[Formula]:
    return formulas(scorecard)


def recalculated(calc: Calc, book: Path) -> tuple[dict[str, Rows], float]:
    """Return the cells of all sheets after Calc has calculated everything anew, and its seconds."""
    sheets = calc("open", str(book))
    seconds = calc("calculate")
    cells = {sheet: calc("cells", sheet) for sheet in sheets}
    calc("close")
    return cells, seconds


def wrong(every: list[Formula], cells: dict[str, Rows]) -> dict[str, object]:
    """Return the formulas that do not show what was written."""
    found = {f"{each.sheet}!{each.range}": list(differences(each.cached, each.of(cells))) for each in every}
    return {where: different for where, different in found.items() if different}


def test_every_formula_of_a_built_scorecard_shows_in_calc_what_was_written(
    scorecard: Path, every: list[Formula], calc: Calc, counted: Callable[..., None]
) -> None:
    cells, seconds = recalculated(calc, scorecard)

    different = wrong(every, cells)
    counted("scorecard of the sample", formulas=len(every), cached=len(every) - len(different), seconds=seconds)
    assert len(every) > 20
    assert different == {}


def test_values_that_do_not_belong_to_their_formulas_are_calculated_anew(
    scorecard: Path, every: list[Formula], calc: Calc, tmp_path: Path
) -> None:
    spoilt, changed = tmp_path / "spoilt.xlsx", 0
    with zipfile.ZipFile(scorecard) as book, zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            data, count = re.subn(rb"(</f><v>)-?[0-9.]+(?=</v>)", rb"\g<1>-987654", book.read(name))
            changed += count
            copy.writestr(name, data)

    cells, _ = recalculated(calc, spoilt)

    assert changed > 20
    assert wrong(every, cells) == {}
