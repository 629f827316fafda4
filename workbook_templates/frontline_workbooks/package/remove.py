"""Taking sheets of ours out of somebody's workbook again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gate import gate
from frontline_workbooks.package.rebuild import Current, rebuild
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_locked
from frontline_workbooks.package.taking_out.pointers import refuse_dangling

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
    refuse_dangling(Current.of(current.without(places)), [current.book.tabs[place].name for place in places])
    result = rebuild(current, dict.fromkeys(places)).to_bytes()
    gate(host, result)
    return result
