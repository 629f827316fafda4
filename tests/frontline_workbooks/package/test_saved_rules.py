from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.references import pointed_at
from frontline_workbooks.package.saved_rules import SavedRules, saved_rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SINCE_2010 = (
    b'<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>'
    b'<x14:conditionalFormatting><x14:cfRule type="expression" priority="1" id="{1}"><xm:f>$A1&gt;Summary!$B$2</xm:f>'
    b"<x14:dxf/></x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    b'<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
    b'<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Summary!$A$1:$A$4</xm:f></x14:formula1>'
    b"<xm:sqref>C1:C5 E2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def looks_at(*tabs: str) -> Callable[[str], bool]:
    return lambda formula: not pointed_at(formula).isdisjoint(f"{tab.lower()}!" for tab in tabs)


def drawn(path: Path) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        mine, _ = book.add_worksheet("Mine"), book.add_worksheet("Summary")
        mine.data_validation("A1:A5", {"validate": "list", "source": "=Summary!$A$1:$A$4"})
        mine.data_validation("B1", {"validate": "list", "source": ["Summary!", "b"]})
        mine.conditional_format("A1:A9", {"type": "formula", "criteria": "=$A1>Summary!$B$2"})
        mine.conditional_format("A1:A9", {"type": "formula", "criteria": "=$A1>5"})
    return path.read_bytes()


def with_extension(data: bytes) -> bytes:
    """Add rules in the form that Excel writes for those that look at another sheet."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(
                name, part.replace(b"</worksheet>", SINCE_2010 + b"</worksheet>") if "sheet2" in name else part
            )
    return result.getvalue()


def test_lists_and_conditional_formats_that_look_at_a_sheet_are_found(tmp_path: Path) -> None:
    assert saved_rules(drawn(tmp_path / "a.xlsx"), looks_at("Summary")) == {"Mine": SavedRules(("A1:A5",), 1)}


def test_those_in_the_form_of_2010_are_found_too(tmp_path: Path) -> None:
    found = saved_rules(with_extension(drawn(tmp_path / "a.xlsx")), looks_at("Summary"))

    assert found["Summary"] == SavedRules(("C1:C5", "E2"), 1)


def test_none_is_found_where_none_looks_there(tmp_path: Path) -> None:
    assert saved_rules(drawn(tmp_path / "a.xlsx"), looks_at("Money")) == {}


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(PackageFault):
        saved_rules(b"nothing", looks_at("Summary"))


def test_rules_of_real_workbooks_that_look_at_other_sheets_are_found(real_data: Path) -> None:
    found = {"validations": 0, "conditions": 0}
    for path in sorted((real_data / "workbooks" / "good").iterdir()):
        for rules in saved_rules(
            path.read_bytes(), lambda formula: any(p.endswith("!") for p in pointed_at(formula))
        ).values():
            found["validations"] += len(rules.areas)
            found["conditions"] += rules.conditions

    assert found["validations"] > 0
    assert found["conditions"] > 0
