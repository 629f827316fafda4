"""Which files may get a workbook that was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.errors import FileFaultError, ParameterError
from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from pathlib import Path


def refuse_output(output: Path | None, workbook: Path, data: Path | None = None) -> None:
    """Refuse an output that Excel would not open under its name, or that would replace what is read.

    Parameters
    ----------
    output
        The file to write; None where the workbook itself is replaced.
    workbook
        The workbook that is changed.
    data
        Where the results come from.

    Raises
    ------
    ParameterError
        It is such a file.
    """
    if output is None:
        return
    if output.suffix.lower() != workbook.suffix.lower():
        raise ParameterError(
            f"output must end in {workbook.suffix or 'nothing'} as {workbook.name} does, or Excel would not open it, "
            f"but got {output.name}"
        )
    if output.resolve() == workbook.resolve():
        raise ParameterError(
            f"output must be another file than {workbook.name}, but got {output}; leave it out to replace the workbook"
        )
    if data is not None and output.resolve() == data.resolve():
        raise ParameterError(f"output must be another file than the results, which it would replace, but got {output}")


def is_ours(path: Path) -> bool:
    """Whether a file is a workbook of nothing but sheets of ours, which can be made anew.

    Raises
    ------
    FileFaultError
        The file cannot be read.
    """
    try:
        book = read_book(open_package(path.read_bytes()))
    except OSError as error:
        raise FileFaultError(f"{path.name} cannot be read ({error.strerror or error}).") from error
    except PackageFault:
        return False
    return bool(book.tabs) and len(kinds(book)) == len(book.tabs)
