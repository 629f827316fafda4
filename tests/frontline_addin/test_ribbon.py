from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from openpyxl.worksheet.filters import FilterColumn, Filters

from frontline import __version__
from frontline_addin import ribbon
from frontline_addin.actions.check_setup import WANTED
from frontline_addin.hosts.excel import ExcelHost

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    import xlwings as xw


def encoded(text: str) -> str:
    """Return a choice as the add-in's VBA passes it on."""
    return text.encode("utf-16-be").hex().upper()


def test_a_message_that_a_box_of_excel_would_cut_ends_with_a_whole_sentence_and_where_the_rest_stands() -> None:
    lines = [f"Branch {number} is not in the results." for number in range(100)]
    shown = ribbon.fitting("\n".join(lines)).split("\n")

    assert len("\n".join(shown)) <= 1000
    assert shown[:-1] == lines[: len(shown) - 1]
    assert shown[-1].endswith("it stands on the sheet Reconciliation.")
    assert len(ribbon.fitting("x" * 2000)) == 1000
    assert ribbon.fitting("Done.\nTwice.") == "Done.\nTwice."


def test_each_button_shows_one_message_that_says_what_was_done(book: xw.Book) -> None:
    for action in ("check_data", "build_scorecard", "refresh_rankings", "compare", "undo"):
        ribbon.press(action)

    checked, built, refreshed, compared, undone = book.app.impl.alerts
    assert checked.startswith("A scorecard can be built: 9 units")
    assert built.startswith("The scorecard is in results.xlsx: 11 sheets, Dec 2025.")
    assert refreshed.startswith("11 sheets of results.xlsx refreshed, Dec 2025.")
    assert compared.startswith("The sheet Compare of results.xlsx compares 2 measures, Dec 2025.")
    assert undone == "The last run was undone: results.xlsx has 11 sheets of ours again."


def test_the_choices_of_the_lists_reach_the_action(book: xw.Book) -> None:
    ribbon.press("build_scorecard", encoded("waiting_time"), encoded("Branch"), encoded("Nov 2025"))

    choices = ExcelHost(book).choices()
    assert choices == {"measures": "waiting_time", "levels": "Branch", "period": "Nov 2025"}


def test_a_choice_full_of_quotes_is_only_a_text(book: xw.Book) -> None:
    ribbon.press("build_scorecard", encoded('\'); raise SystemExit("x") #'))

    (message,) = book.app.impl.alerts
    assert "SystemExit" in message
    assert "Traceback" not in message
    assert ExcelHost(book).own_sheets() == ()


def test_nothing_in_or_beside_a_hostile_workbook_is_run(book: xw.Book, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    for name in ("udfs.py", "frontline_udfs.py", "numpy.py", "results.py"):
        (tmp_path / name).write_text(f"open({str(proof)!r}, 'w')")
    for name in ("x.py", "Frontline.conf", "xlwings.conf"):
        sheet = book.impl.book.create_sheet(name)
        sheet.append(["Interpreter_Win", f"open({str(proof)!r}, 'w')"])

    ribbon.press("build_scorecard")

    assert book.app.impl.alerts[0].startswith("The scorecard is in results.xlsx")
    assert not proof.exists()
    assert {"x.py", "Frontline.conf"} <= {sheet.name for sheet in book.sheets}


def test_without_a_workbook_the_message_says_what_to_open(app: xw.App) -> None:
    ribbon.press("build_scorecard")

    assert app.impl.alerts == ["No workbook is open. Open the workbook that holds your tables and click again."]


def test_a_cell_being_edited_is_named_after_the_wait(book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.app.api.Ready = False
    monkeypatch.setattr("frontline_addin.hosts.excel_preflight.LONGEST_WAIT", 0.0)

    ribbon.press("check_data")

    assert book.app.impl.alerts == ["Excel is busy. Finish editing the cell (Enter or Esc) and click again."]


def test_faults_of_the_data_are_told_three_at_a_time(book: xw.Book) -> None:
    for row in range(2, 7):
        book.sheets["Units"].range((row, 4)).value = f"nowhere {row}"
    book.sheets["Results"]["D2"].value = "many"
    book.sheets["Targets"]["D2"].value = "much"
    book.sheets["Measures"]["D2"].value = "sideways"

    ribbon.press("build_scorecard")

    (message,) = book.app.impl.alerts
    lines = message.splitlines()
    assert lines[0] == "The data cannot be used yet:"
    assert len(lines) <= 6
    assert lines[-1] == "Nothing was changed. Click Check data for the whole list on a sheet."


def test_an_unforeseen_fault_becomes_a_sentence_and_the_traceback_a_file(
    book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExcelHost, "own_sheets", lambda _: 1 / 0)

    ribbon.press("refresh_rankings")

    (message,) = book.app.impl.alerts
    log = tmp_path / "frontline-error.log"
    assert message.startswith("The button did not work: ZeroDivisionError")
    assert "Traceback" not in message
    assert str(log) in message
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert book.app.impl.settings["screen_updating"] is True


def test_notes_of_the_run_stand_under_the_message(book: xw.Book) -> None:
    ribbon.press("build_scorecard")
    app = book.app
    compare = book.sheets["Compare"].impl.sheet.tables["Compare"]
    compare.autoFilter.filterColumn.append(FilterColumn(colId=1, filters=Filters(filter=["Branch"])))

    ribbon.press("refresh_rankings")

    assert app.impl.alerts[-1].splitlines()[-1] == "The filter on the sheet Compare was cleared."


def test_the_guide_opens_also_without_a_workbook_and_only_once(app: xw.App) -> None:
    ribbon.press("guide")
    ribbon.press("guide")

    assert [book.name for book in app.books] == [ribbon.GUIDE]
    assert app.impl.alerts[-1] == "The guide is open already."


def test_checking_the_set_up_asks_excel_for_its_add_in(app: xw.App) -> None:
    cells = tuple({**WANTED, "Use UDF Server": True, "ADD_WORKBOOK_TO_PYTHONPATH": False}.items())
    app.api.add_ins["Frontline.xlam"] = SimpleNamespace(
        FullName=r"C:\AddIns\Frontline.xlam",
        BuiltinDocumentProperties=lambda _: SimpleNamespace(Value=f"Functions and the tab. Version {__version__}."),
        Worksheets=lambda _: SimpleNamespace(UsedRange=SimpleNamespace(Value=cells)),
    )

    ribbon.press("check_setup")

    assert app.impl.alerts[0].startswith("All is well: ")


def test_the_values_only_copy_lies_beside_the_workbook(book: xw.Book, tmp_path: Path) -> None:
    ribbon.press("values_only")

    assert (tmp_path / "results (values).xlsx").is_file()
    assert "results (values).xlsx" in book.app.impl.alerts[0]


def test_xlwings_habit_of_killing_other_excels_is_undone() -> None:
    command = (
        "import atexit, types, frontline_addin.ribbon as ribbon\n"
        "kill, harmless = (lambda: print('killed')), (lambda: print('harmless'))\n"
        "atexit.register(kill), atexit.register(harmless)\n"
        "ribbon.keep_other_excels(types.SimpleNamespace(_xlwindows=types.SimpleNamespace(cleanup=kill)))"
    )

    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["harmless"]


def test_importing_the_ribbon_imports_nothing_heavy() -> None:
    command = (
        "import sys, frontline_addin.ribbon\n"
        "heavy = {'pandas', 'numpy', 'scipy', 'xlsxwriter', 'openpyxl', 'xlwings'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )

    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
