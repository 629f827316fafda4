from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_addin.hosts.refusals import NothingToUndoError, NotNowError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    YearBook = Callable[..., Path]
    Parts = Callable[[Path], dict[str, bytes]]

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_undo_gives_the_bytes_back_and_a_second_undo_those_of_the_run(workbook: Path) -> None:
    before = workbook.read_bytes()
    refresh_rankings(ClosedFile(workbook), Choices(period="2023"))
    after = workbook.read_bytes()

    host = ClosedFile(workbook)
    undo(host)
    assert workbook.read_bytes() == before
    assert host.notes == ["What it was until now is year (previous).xlsx; undo once more to return to it."]

    undo(ClosedFile(workbook))
    assert workbook.read_bytes() == after


def test_undo_of_the_first_build_leaves_the_workbook_of_the_user(tmp_path: Path, year_book: YearBook) -> None:
    path = year_book(tmp_path / "year.xlsx")
    before = path.read_bytes()
    build_in_workbook(ClosedFile(path))

    done = undo(ClosedFile(path))

    assert path.read_bytes() == before
    assert done.sheets == ()


@pytest.mark.parametrize("added", [False, True], ids=["a cell changed", "a sheet added"])
def test_undo_never_takes_away_what_the_user_did_since(workbook: Path, added: bool) -> None:  # noqa: FBT001
    refresh_rankings(ClosedFile(workbook), Choices(period="2023"))
    book = load_workbook(workbook)
    if added:
        book.create_sheet("New")
    else:
        book["My year"]["A1"] = 4
    book.save(workbook)
    now = workbook.read_bytes()

    with pytest.raises(NotNowError, match=r"^year\.xlsx was changed after the last run, .* year \(previous\)\.xlsx:"):
        undo(ClosedFile(workbook))

    assert workbook.read_bytes() == now


def test_nothing_to_undo_is_a_sentence(workbook: Path) -> None:
    with pytest.raises(NothingToUndoError, match=r"no year \(previous\)\.xlsx lies beside year\.xlsx"):
        undo(ClosedFile(workbook))
