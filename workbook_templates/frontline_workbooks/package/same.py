"""Whether two workbooks are the same but for our sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.rebuild import Current
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package


def same_but_for_ours(first: bytes, second: bytes) -> bool:
    """Whether what is not ours is the same in two workbooks, part by part.

    Parameters
    ----------
    first, second
        The workbooks.

    Raises
    ------
    PackageFault
        One of them cannot be read.
    """
    one, other = (_without_ours(data) for data in (first, second))
    if {part.lower() for part in one.names()} != {part.lower() for part in other.names()}:
        return False
    return all(one.same_bytes(part, other) for part in one.names())


def _without_ours(data: bytes) -> Package:
    current = Current.of(open_package(data))
    return current.without(current.kinds)
