"""Taking sheets of ours out of somebody's workbook again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gate import gate
from frontline_workbooks.package.rebuild import Current, rebuild
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_locked
from frontline_workbooks.package.replaced_sheet import code_name
from frontline_workbooks.package.taking_out.dangling import refuse_dangling

if TYPE_CHECKING:
    from collections.abc import Sequence


def remove_sheets(host: bytes, kinds: Sequence[str] | None = None) -> bytes:
    """Take our sheets out of a workbook, with everything that came with them.

    As long as nobody else has saved the workbook since, the original is left, part by part.

    Parameters
    ----------
    host
        The workbook.
    kinds
        Which of our sheets; all when None. A kind that is not there is passed over.

    Returns
    -------
    bytes
        The workbook without them.

    Raises
    ------
    PackageFault
        The workbook cannot be read or may not be changed; a formula of somebody points at a sheet that would go; or
        no sheet would be left. ``code`` says which.
    """
    package = open_package(host)
    package.verify()
    current = Current.of(package)
    places = [place for place, kind in current.kinds.items() if kinds is None or kind in kinds]
    if not places:
        return host
    refuse_locked(package, current.book)
    if len(places) == len(current.book.tabs):
        raise PackageFault(
            "no-sheet-left", "Every sheet of the workbook would go, and a workbook needs one; delete the file instead."
        )
    refuse_dangling(current, Current.of(current.without(places)), places)
    result = rebuild(current, dict.fromkeys(places)).to_bytes()
    gate(package, open_package(result))
    return result


def notes_on_removal(host: bytes, kinds: Sequence[str] | None = None) -> tuple[str, ...]:
    """Say what taking our sheets out will leave behind, for the VBA project of a workbook is never changed.

    Parameters
    ----------
    host
        The workbook, with our sheets.
    kinds
        Which of them are to go; all when None.

    Returns
    -------
    tuple of str
        A sentence for each sheet that VBA knows by a name.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    current = Current.of(open_package(host))
    if not any(part.lower().endswith("vbaproject.bin") for part in current.package.names()):
        return ()
    named = [
        (current.book.tabs[place].name, code_name(current, place))
        for place, kind in current.kinds.items()
        if kinds is None or kind in kinds
    ]
    return tuple(
        f"In the VBA project of the workbook the module {module} of the sheet {sheet} stays; "
        f"if Excel offers to repair the workbook, remove {module} in its Visual Basic editor."
        for sheet, module in named
        if module
    )
