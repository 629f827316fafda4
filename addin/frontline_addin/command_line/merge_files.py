"""The files of a merge that cannot be meant: told before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ORDER = "name the results first and finance's workbook second"


def refuse_files(results: Path, yearend: Path, output: Path | None) -> None:
    """Refuse files of which one cannot be what it is named as.

    Parameters
    ----------
    results
        Where the results come from.
    yearend
        The workbook that is to get the sheets.
    output
        The file to write; None where the workbook itself is replaced.

    Raises
    ------
    frontline.errors.ParameterError
        One of them is another kind of thing, or two are one.
    frontline.errors.FileFaultError
        The output has no folder, or may not be written.
    """
    from frontline.errors import ParameterError
    from frontline_addin.hosts.outputs import is_ours
    from frontline_workbooks.saving import refuse_place

    if yearend.is_dir():
        raise ParameterError(_folder(results, yearend))
    if results.exists() and yearend.exists() and results.samefile(yearend):
        raise ParameterError(f"RESULTS and YEAREND must be two files, but both are {yearend}; {_ORDER}")
    if yearend.is_file() and is_ours(yearend):
        raise ParameterError(
            f"YEAREND must be finance's workbook, but every sheet of {yearend} is one of a scorecard; {_ORDER}"
        )
    if output is not None:
        refuse_place(output)


def swapped(results: Path, yearend: Path) -> str:
    """Return what to type where the two are the wrong way round, or "".

    Parameters
    ----------
    results
        What was named as the results.
    yearend
        What was named as finance's workbook.
    """
    from frontline.errors import FrontlineError
    from frontline_workbooks.read import holds_results

    try:
        turned = results.is_file() and not holds_results(results) and holds_results(yearend)
    except FrontlineError:
        return ""
    return f"frontline merge {_typed(yearend)} {_typed(results)}" if turned else ""


def _folder(results: Path, yearend: Path) -> str:
    rule = f"YEAREND must be finance's workbook, but {yearend} is a folder"
    if results.is_file():
        return f"{rule}; did you mean frontline merge {_typed(yearend)} {_typed(results)}?"
    return f"{rule}; name the workbook in it"


def _typed(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
