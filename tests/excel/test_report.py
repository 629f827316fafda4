from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring

from excel.acceptance.check import Bench, Check
from excel.acceptance.report import report
from excel.acceptance.run import Result

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def look(_: Bench) -> str:
    raise AssertionError


@pytest.fixture
def page() -> Element:
    results = [
        Result(Check("Start", "Add-in", "opens", look), "C:\\a.xlam", passed=True, seconds=1.25),
        Result(Check("Functions", "FLS_RANK", "1 < 2 & 3", look), "<b>no</b>", passed=False, seconds=0.5),
    ]
    text = report(results, {"Excel": "16.0 build 1 & more"}, wanted=2)
    return fromstring(text.removeprefix("<!doctype html>"))


def rows(page: Element, kind: str) -> list[list[str]]:
    return [[cell.text or "" for cell in row] for row in page.iter("tr") if row.get("class") == kind]


def test_the_head_says_how_many_passed_and_with_which_versions(page: Element) -> None:
    assert page.findtext("body/h1") == "1 of 2 checks passed"
    assert [cell.text for cell in page.findall("body/table")[0].iter("td")] == ["16.0 build 1 & more"]


def test_a_row_says_what_was_expected_and_seen_and_how_long_it_took(page: Element) -> None:
    assert rows(page, "pass") == [["Start", "Add-in", "opens", "C:\\a.xlam", "pass", "1.25"]]


def test_what_was_seen_is_shown_as_text_and_never_as_code(page: Element) -> None:
    assert rows(page, "fail") == [["Functions", "FLS_RANK", "1 < 2 & 3", "<b>no</b>", "fail", "0.50"]]


def test_failures_stand_first(page: Element) -> None:
    kinds = [row.get("class") for row in page.iter("tr") if row.get("class")]

    assert kinds == ["fail", "pass"]


def test_a_run_that_was_broken_off_says_how_much_is_missing() -> None:
    seen = [Result(Check("Start", "Add-in", "opens", look), "yes", passed=True, seconds=1.0)]
    text = report(seen, {}, wanted=84)

    assert "1 of 84 checks passed" in text
    assert "Broken off: 83 checks were not made." in text


def test_a_whole_run_says_nothing_of_being_broken_off(page: Element) -> None:
    assert "Broken off" not in "".join(page.itertext())
