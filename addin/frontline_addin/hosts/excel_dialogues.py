"""What a button asks the user while it works in Excel."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com
from frontline_addin.hosts.refusals import NotNowError, StoppedError
from frontline_workbooks.read.sources import TEXT_FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xlwings as xw

TITLE = "Frontline Scorecards"
_RESULTS = "*.xlsx;*.xlsm;*.csv;*.parquet"
_SHOWN = 5
_STOPPED = "Stopped, as you chose. Everything is as it was."


def ask_for_results(book: xw.Book) -> Path:
    """Ask for the results to merge into a workbook.

    Returns
    -------
    Path
        The workbook chosen; of a CSV or Parquet file its folder, as each table of results is a file of its own.

    Raises
    ------
    StoppedError
        Nothing was chosen.
    NotNowError
        The workbook itself was, or one that is open with changes that are not in its file.
    """
    chosen = excel_com.ask_for_file(book.app, "Results or scorecard to merge", _RESULTS)
    if not chosen:
        raise StoppedError(_STOPPED)
    if PureWindowsPath(chosen) == PureWindowsPath(str(book.fullname)):
        raise NotNowError(f"{book.name} is the workbook the results go into. Choose the file that holds the results.")
    _refuse_unsaved(book.app, chosen)
    path = Path(chosen)
    return path.parent if path.suffix.lower() in TEXT_FILES | {".parquet"} else path


def _refuse_unsaved(app: xw.App, chosen: str) -> None:
    for other in app.books:
        if PureWindowsPath(chosen) == PureWindowsPath(str(other.fullname)) and excel_com.has_unsaved_changes(other):
            raise NotNowError(
                f"{other.name} is open with changes that are not saved, and the file is read as it was saved. "
                "Save it and click again."
            )


def ask_for_place(app: xw.App) -> Callable[[Sequence[str], str], str]:
    """Return what asks whether new sheets go in front all the same, where something counts the sheets.

    Raises
    ------
    StoppedError
        Raised by what is returned, where the user chose neither.
    """

    def ask(warnings: Sequence[str], at: str) -> str:
        more = [f"… and {len(warnings) - _SHOWN:,} more."] if len(warnings) > _SHOWN else []
        question = "Put the new sheets in front all the same? No puts them behind all others."
        lines = ["Something here counts the sheets of the workbook:", *warnings[:_SHOWN], *more, "", question]
        answer = app.alert("\n".join(lines), TITLE, buttons="yes_no_cancel")
        if answer not in {"yes", "no"}:
            raise StoppedError(_STOPPED)
        return at if answer == "yes" else "end"

    return ask
