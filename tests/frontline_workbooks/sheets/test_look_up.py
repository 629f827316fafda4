from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline_workbooks.sheets import describe, read_me
from frontline_workbooks.sheets.description import Field, Fields, Table
from frontline_workbooks.sheets.look_up import formula_lines
from frontline_workbooks.sheets.names import COLUMNS, INPUT_MEASURE, INPUT_UNIT
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def look_up(scorecard: Scorecard, **typed: str) -> dict[str, Field]:
    """Return the cells of the look-up by label, after a unit and a measure were typed."""
    inputs = {f"Frontline_input_{name}": text for name, text in typed.items()}
    (fields,) = (block for block in describe(scorecard, inputs=inputs).sheets[0].blocks if isinstance(block, Fields))
    return {field.label: field for field in fields.fields}


def values(scorecard: Scorecard, **typed: str) -> dict[str, str | float]:
    """Return what they show."""
    return {label: field.value for label, field in look_up(scorecard, **typed).items()}


def current(scorecard: Scorecard, unit: str, measure: str) -> dict[str, object]:
    """Return the reported result of a unit and a measure, by their ids."""
    units, measures = scorecard.units["unit_id"], scorecard.measures["measure_id"]
    rows = scorecard.current
    found = (units[rows["unit"]] == unit).to_numpy() & (measures[rows["measure"]] == measure).to_numpy()
    return dict(rows[found].iloc[0])


def test_at_first_the_whole_and_the_headline_are_looked_up(scorecard: Scorecard) -> None:
    said = values(scorecard)

    assert (said["Unit"], said["Measure"]) == ("Whole company", "Customer satisfaction")
    assert said["Found"] == "Whole company (ALL), Company · Customer satisfaction · 2024"


@pytest.mark.parametrize("unit", ["B04", "b04", "Zürich \U0001f600 branch"], ids=["id", "id in other case", "name"])
def test_a_unit_is_found_by_id_or_name(scorecard: Scorecard, unit: str) -> None:
    said, row = values(scorecard, unit=unit, measure="WAIT"), current(scorecard, "B04", "WAIT")

    assert (said["Result"], said["n"], said["Target"]) == (row["value"], row["n"], row["target"])
    assert said["Found"] == "Zürich \U0001f600 branch (B04), Branch · Waiting time · 2024"


def test_a_suppressed_result_says_so_and_gives_no_number_away(scorecard: Scorecard) -> None:
    row = current(scorecard, "B09", "SAT")
    said = values(scorecard, unit="B09", measure="SAT")

    assert row["hidden"]
    assert said["Result"] == f"[c] {row['hidden']}"
    assert (said["n"], said["95 % interval"]) == ("not known", "not known")


def test_what_is_not_there_is_a_sentence(scorecard: Scorecard) -> None:
    said = values(scorecard, unit="Nowhere")

    assert said["Found"] == "No such unit and measure; choose from the lists."
    assert {said["Result"], said["n"], said["Target"], said["95 % interval"]} == {"–"}


def test_only_the_cells_to_type_in_offer_lists_and_outlive_the_scorecard(scorecard: Scorecard) -> None:
    typed = [field for field in look_up(scorecard).values() if field.choices]

    assert [field.name for field in typed] == [INPUT_MEASURE, INPUT_UNIT]
    assert not [field for field in typed if field.formula]


def test_lists_are_short_enough_for_excel(scorecard: Scorecard) -> None:
    assert all(len(field.choices) <= 255 and len(field.hint) <= 255 for field in look_up(scorecard).values())


def test_a_workbook_without_the_sheet_data_has_no_look_up(scorecard: Scorecard) -> None:
    sheets = [sheet for sheet in describe(scorecard).sheets[1:] if sheet.name != "Data"]

    assert not [block for block in read_me.describe(scorecard, sheets).blocks if isinstance(block, Fields)]


def test_every_name_in_the_lines_is_one_of_a_column_of_the_sheet_data(scorecard: Scorecard) -> None:
    data = next(sheet for sheet in describe(scorecard).sheets if sheet.name == "Data")
    (table,) = (block for block in data.blocks if isinstance(block, Table))
    named = {column.name for column in table.columns if column.name}
    used = set(re.findall(r"Frontline_\w+", " ".join(line for _, line in formula_lines("SAT", "2024"))))

    assert named == set(COLUMNS.values())
    assert used <= named


def test_quotes_in_the_id_of_a_measure_are_doubled() -> None:
    assert '(Frontline_measure="5"" test")' in formula_lines('5" test', "2024")[0][1]


def test_ids_of_all_measures_stand_beside_the_lines(scorecard: Scorecard) -> None:
    tables = {block.name: block for block in describe(scorecard).sheets[0].blocks if isinstance(block, Table)}

    assert tables["ReadMe_Measures"].columns[0].values.tolist() == scorecard.measures["measure_id"].tolist()


@pytest.mark.parametrize("line", formula_lines("SAT", "2024"), ids=lambda line: line[0])
def test_a_blank_is_never_pulled_as_zero(line: tuple[str, str]) -> None:
    (pulled,) = re.findall(r"ISNUMBER\((Frontline_\w+)\)", line[1])

    assert line[1].startswith(f"=INDEX({pulled},") or line[1].endswith(f",{pulled})")


@pytest.mark.libreoffice
def test_libreoffice_finds_the_same(
    scorecard: Scorecard,
    tmp_path: Path,
    recalculated: Callable[[Path], Opened],
    differences: Callable[[Path, Opened, str], list[str]],
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(draw_workbook(describe(scorecard, inputs={INPUT_UNIT: "B04", INPUT_MEASURE: "Waiting time"})))

    assert differences(path, recalculated(path), "ReadMe") == []


@pytest.mark.libreoffice
def test_libreoffice_pulls_the_right_numbers_into_a_table_of_finance(
    scorecard: Scorecard, tmp_path: Path, recalculated: Callable[[Path], Opened]
) -> None:
    lines = dict(formula_lines("SAT", "2020"))
    book = openpyxl.load_workbook(BytesIO(draw_workbook(describe(scorecard))))
    costs = book.create_sheet("Costs")
    for unit in ("B03", "B09"):  # the second is suppressed
        costs.append([unit])
        row = costs.max_row
        for at, what in enumerate(("Result, every Excel", "Answers behind it", "Result of a period"), 2):
            costs.cell(row, at, lines[what].replace("A2", f"A{row}"))
    book.save(tmp_path / "a.xlsx")

    shown, suppressed = recalculated(tmp_path / "a.xlsx")["Costs"].iter_rows(values_only=True)

    unit = scorecard.units.index[scorecard.units["unit_id"] == "B03"][0]
    history = scorecard.history[int(scorecard.measures.index[scorecard.measures["measure_id"] == "SAT"][0])]
    earlier = history.value[unit, [period.label for period in history.periods].index("2020")]
    now = current(scorecard, "B03", "SAT")
    assert shown[1:] == pytest.approx((now["value"], now["n"], earlier))
    assert suppressed[1:] == ("#N/A", "#N/A", "#N/A")
