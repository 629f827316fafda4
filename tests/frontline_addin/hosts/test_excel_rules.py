"""Lists and conditional formats of people that look at our sheets outlive a replacement, as formulas do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.com_pointers import Sequence
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule
from openpyxl.worksheet.datavalidation import DataValidation

from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from typing import Any

    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


@pytest.fixture
def notes(built_book: xw.Book) -> Any:
    """Return the user's sheet, as openpyxl has it."""
    return built_book.sheets["Notes"].impl.sheet


def replace_all(host: ExcelHost) -> None:
    """Have every sheet of ours drawn anew."""
    for own in host.own_sheets():
        host.book.sheets[own.name].names["Frontline_layout"].refers_to = '="another version"'
    refresh_rankings(host)


def test_a_list_that_looks_at_our_cells_still_does(built: ExcelHost, notes: Any) -> None:
    listed = DataValidation("list", "Rankings!$C$9:$C$12", prompt="Choose a unit")
    listed.add("A3:A9")
    listed.add("C3")
    notes.add_data_validation(listed)

    replace_all(built)

    assert listed.formula1 == "Rankings!$C$9:$C$12"
    assert listed.prompt == "Choose a unit"
    assert built.notes == []


def test_a_rule_with_two_bounds_keeps_both(built: ExcelHost, notes: Any) -> None:
    between = DataValidation("decimal", formula1="Rankings!$C$9", formula2="Rankings!$C$12")
    between.add("B3")
    notes.add_data_validation(between)

    replace_all(built)

    assert (between.formula1, between.formula2) == ("Rankings!$C$9", "Rankings!$C$12")


def test_a_conditional_format_keeps_its_formula_its_place_and_whether_it_stops(built: ExcelHost, notes: Any) -> None:
    first = FormulaRule(["$A1>5"])
    looking = FormulaRule(["$A1>'Targets (2)'!$C$9"], stopIfTrue=False)
    between = CellIsRule("between", ["Rankings!$C$9", "Rankings!$C$12"])
    for rule in (first, looking, between):
        notes.conditional_formatting.add("A1:A9", rule)

    replace_all(built)

    assert looking.formula == ["$A1>'Targets (2)'!$C$9"]
    assert between.formula == ["Rankings!$C$9", "Rankings!$C$12"]
    assert [rule.priority for rule in (first, looking, between)] == [1, 2, 3]
    assert not looking.stopIfTrue


def test_rules_that_look_elsewhere_are_not_touched(
    built: ExcelHost, notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.conditional_formatting.add("A1:A9", FormulaRule(["$A1>Units!$C$2"]))
    monkeypatch.setattr(
        "engine_on_openpyxl.com_pointers.ConditionApi.Modify", lambda *_: pytest.fail("it was modified")
    )

    replace_all(built)


def test_what_cannot_be_set_again_is_said(built: ExcelHost, notes: Any) -> None:
    notes.conditional_formatting.add(
        "A1:A9", ColorScaleRule("formula", "Rankings!$C$9", "FF0000", "max", None, "00FF00")
    )
    scale = notes.conditional_formatting["A1:A9"][0]
    scale.formula = ["Rankings!$C$9"]

    replace_all(built)

    (note,) = built.notes
    assert note.startswith("A list or a conditional format on the sheet Notes looked at a sheet of ours that was drawn")
    assert note.endswith("look at it under Data > Data Validation or Home > Conditional Formatting.")


def test_where_excel_dropped_a_conditional_format_no_other_is_changed(
    built: ExcelHost, notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [FormulaRule(["$A1>Rankings!$C$9"]), FormulaRule(["$A1>5"]), FormulaRule(["$A1>Rankings!$C$10"])]
    for rule in rules:
        notes.conditional_formatting.add("A1:A9", rule)
    monkeypatch.setattr(
        Sequence, "Count", property(lambda found: len(found._members()) - ("#REF" in rules[0].formula[0]))
    )

    replace_all(built)

    assert rules[1].formula == ["$A1>5"]
    assert len(built.notes) == 1


def test_where_only_values_change_nothing_is_looked_for(built: ExcelHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontline_addin.hosts.excel_writing.find_rules", lambda *_: pytest.fail("it was looked for"))
    refresh_rankings(built)

    refresh_rankings(built)


def test_a_protected_sheet_that_looks_at_a_sheet_to_be_replaced_is_refused_first(
    built: ExcelHost, built_book: xw.Book, notes: Any
) -> None:
    notes["B7"] = "=Rankings!C9"
    notes.protection.enable()
    before = built_book.sheets["Rankings"].impl.sheet
    built_book.sheets["Rankings"].names["Frontline_layout"].refers_to = '="another version"'

    with pytest.raises(NotNowError, match=r"Cell B7 of the sheet Notes, which is protected, looks at a sheet of ours"):
        refresh_rankings(built)

    assert built_book.sheets["Rankings"].impl.sheet is before
    assert built.notes == []


def test_the_same_for_a_list_on_a_protected_sheet(built: ExcelHost, built_book: xw.Book, notes: Any) -> None:
    listed = DataValidation("list", "Rankings!$C$9:$C$12")
    listed.add("A3")
    notes.add_data_validation(listed)
    notes.protection.enable()
    built_book.sheets["Rankings"].names["Frontline_layout"].refers_to = '="another version"'

    with pytest.raises(NotNowError, match="A list or conditional format of the sheet Notes, which is protected"):
        refresh_rankings(built)


def test_a_protected_sheet_stops_nothing_where_only_values_change(built: ExcelHost, notes: Any) -> None:
    refresh_rankings(built)
    notes["B7"] = "=Rankings!C9"
    notes.protection.enable()

    assert refresh_rankings(built).sheets


def test_a_password_is_said_where_rules_could_not_be_looked_for(
    built: ExcelHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    monkeypatch.setattr("frontline_addin.hosts.excel_writing.Writing.saved_copy", lambda _: encrypted)
    replace_all(built)

    (note,) = built.notes
    assert note.startswith("results.xlsx has a password, so look whether lists to choose from and conditional formats")
