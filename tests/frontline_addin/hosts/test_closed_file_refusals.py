from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline.errors import DataFaultError, FileFaultError, FileInUseError
from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.values_only import values_only
from frontline_addin.hosts.closed_file import ClosedFile, previous_path
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    YearBook = Callable[..., Path]
    Parts = Callable[[Path], dict[str, bytes]]


@pytest.mark.parametrize(
    ("mark", "program"),
    [("~$year.xlsx", "Excel"), (".~lock.year.xlsx#", "LibreOffice")],
    ids=["in Excel", "in LibreOffice"],
)
def test_a_workbook_open_elsewhere_is_left_alone(workbook: Path, mark: str, program: str) -> None:
    before = workbook.read_bytes()
    workbook.with_name(mark).write_bytes(b"")

    with pytest.raises(FileInUseError, match=rf"^year\.xlsx is open in {program}"):
        refresh_rankings(ClosedFile(workbook), Choices(period="2023"))

    assert workbook.read_bytes() == before


def test_a_workbook_changed_during_the_run_is_left_alone(workbook: Path) -> None:
    def meddle(doing: str) -> None:
        if doing == "Describing the sheets":
            workbook.write_bytes(b"somebody else's")

    with pytest.raises(FileFaultError, match="changed by somebody else meanwhile"):
        refresh_rankings(ClosedFile(workbook, say=meddle), Choices(period="2023"))

    assert workbook.read_bytes() == b"somebody else's"
    assert not previous_path(workbook).exists()


def test_a_previous_version_open_elsewhere_stops_the_run(workbook: Path) -> None:
    before = workbook.read_bytes()
    workbook.with_name("~$year (previous).xlsx").write_bytes(b"")

    with pytest.raises(FileInUseError, match=r"year \(previous\)\.xlsx is open in Excel"):
        refresh_rankings(ClosedFile(workbook), Choices(period="2023"))

    assert workbook.read_bytes() == before


def test_a_workbook_without_a_scorecard_is_a_sentence(tmp_path: Path, year_book: YearBook) -> None:
    with pytest.raises(NotNowError, match=r"There is no scorecard in year\.xlsx yet"):
        refresh_rankings(ClosedFile(year_book(tmp_path / "year.xlsx")))


def test_a_workbook_without_results_asks_for_data(tmp_path: Path, year_book: YearBook) -> None:
    path = year_book(tmp_path / "year.xlsx", tables=False)
    build_in_workbook(ClosedFile(path, data=year_book(tmp_path / "data.xlsx")))
    before = path.read_bytes()

    with pytest.raises(FileFaultError, match=r"^year\.xlsx holds no results: .* with --data\.$"):
        refresh_rankings(ClosedFile(path))

    assert path.read_bytes() == before


def test_a_fault_in_the_data_leaves_the_workbook_as_it_was(workbook: Path, tmp_path: Path, year_book: YearBook) -> None:
    before = workbook.read_bytes()
    bad = year_book(tmp_path / "bad.xlsx", first_value=999)

    with pytest.raises(DataFaultError, match="999"):
        refresh_rankings(ClosedFile(workbook, data=bad))

    assert workbook.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"no zip", r"^year\.xlsx: "), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"^year\.xlsx: ")],
    ids=["no workbook", "an old workbook"],
)
def test_a_file_that_is_no_workbook_is_named(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "year.xlsx"
    path.write_bytes(content)

    with pytest.raises(FileFaultError, match=sentence):
        refresh_rankings(ClosedFile(path))

    assert path.read_bytes() == content


def test_a_missing_workbook_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"year\.xlsx does not exist"):
        refresh_rankings(ClosedFile(tmp_path / "year.xlsx"))


def test_a_copy_in_the_place_of_the_workbook_is_refused(workbook: Path) -> None:
    with pytest.raises(FileFaultError, match="give the copy another name"):
        values_only(ClosedFile(workbook), workbook)
