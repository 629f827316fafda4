from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from engine_on_openpyxl.example import make_example

import frontline_udfs
from excel.accept import SKIPPED, accept, main
from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.checks_of_buttons import EXPECTED, ribbon_buttons
from excel.acceptance.every_check import every_check
from excel.acceptance.run import run_checks
from excel.stand_in import StandIn
from frontline_workbooks.templates import template_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excel.acceptance.run import Result

SCRIPT = Path(__file__).with_name("accept.py")


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    return StandIn(monkeypatch)


def subjects(group: str) -> set[str]:
    return {check.subject for check in every_check() if check.group == group}


def seen(results: Sequence[Result]) -> list[tuple[str, bool, str]]:
    return [(result.check.subject, result.passed, result.seen) for result in results]


def test_the_list_has_every_worksheet_function() -> None:
    assert subjects("Functions") == {each.name for each in frontline_udfs.functions()}


def test_the_list_has_every_button_of_the_ribbon_and_knows_what_it_says() -> None:
    assert subjects("Buttons") >= {label for _, label, _ in ribbon_buttons()}
    assert {tag for tag, _, _ in ribbon_buttons()} <= set(EXPECTED)


def test_the_list_has_every_template() -> None:
    assert subjects("Templates") == set(template_names())


def test_every_check_passes_where_a_stand_in_answers_for_excel(excel: StandIn, tmp_path: Path) -> None:
    folder, page = tmp_path / "work", tmp_path / "report.html"
    folder.mkdir()

    passed = accept(Bench(excel, folder, make_example), page)

    rows = fromstring(page.read_text(encoding="utf-8").removeprefix("<!doctype html>"))
    failed = ["; ".join(cell.text or "" for cell in row) for row in rows.iter("tr") if row.get("class") == "fail"]
    assert failed == []
    assert passed
    assert len([row for row in rows.iter("tr") if row.get("class") == "pass"]) == len(every_check())


def test_an_excel_that_knows_no_function_fails_with_every_function_and_every_template(
    excel: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = StandIn._show
    monkeypatch.setattr(StandIn, "_show", lambda self, cell, _: show(self, cell, "#NAME?"))
    checks = [check for check in every_check() if check.group in {"Start", "Functions", "Templates"}]

    results = run_checks(checks, Bench(excel, tmp_path, make_example), tell=lambda _: None)

    failed = {subject for subject, passed, _ in seen(results) if not passed}
    assert failed >= subjects("Functions") | subjects("Templates")


def test_elsewhere_than_on_windows_it_is_skipped_with_a_sentence() -> None:
    if sys.platform == "win32":
        pytest.skip("This is Windows.")
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, SKIPPED, "")


def test_after_a_failure_the_next_check_runs_and_excel_is_closed(excel: StandIn, tmp_path: Path) -> None:
    def fail(_: Bench) -> str:
        raise OSError("Excel is gone")

    def differ(_: Bench) -> str:
        insist(seen([]), "1")
        return "2"

    checks = [
        Check("a", "breaks", "x", fail),
        Check("a", "differs", "x", differ),
        Check("a", "passes", "x", lambda _: "y"),
    ]
    results = run_checks(checks, Bench(excel, tmp_path, make_example), tell=lambda _: None)

    assert seen(results) == [
        ("breaks", False, "OSError: Excel is gone"),
        ("differs", False, "1"),
        ("passes", True, "y"),
    ]
    assert excel.quits == 1


def test_excel_is_closed_where_the_run_is_broken_off(excel: StandIn, tmp_path: Path) -> None:
    def stop(_: Bench) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_checks([Check("a", "b", "c", stop)], Bench(excel, tmp_path, make_example), tell=lambda _: None)

    assert excel.quits == 1


def test_what_was_seen_is_on_the_page_after_every_check(
    excel: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: Bench) -> str:
        assert "1 of 3 checks passed" in page.read_text(encoding="utf-8")
        raise KeyboardInterrupt

    page = tmp_path / "report.html"
    checks = (Check("a", "passes", "x", lambda _: "y"), Check("a", "stops", "x", stop), Check("a", "rest", "x", stop))
    monkeypatch.setattr("excel.acceptance.every_check.every_check", lambda: checks)
    passed = accept(Bench(excel, tmp_path, make_example), page)

    assert not passed
    assert "Broken off: 2 checks were not made." in page.read_text(encoding="utf-8")
    assert "Broken off. What was seen until then is in" in capsys.readouterr().out
    assert excel.quits == 1


def test_a_windows_without_excel_is_told_so_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> None:
        raise OSError("Invalid class string")

    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr("excel.acceptance.windows_excel.WindowsExcel", fail)

    assert main([]) == 1
    assert capsys.readouterr().out == "No Excel could be started, so nothing was checked: Invalid class string\n"


def test_what_every_check_expects_is_written_for_a_person() -> None:
    said = [check.expected for check in every_check()]

    assert [text for text in said if "\\" in text or len(text.split()) < 3] == []
