"""FLS_LAST_ERROR: why a function last showed an error value."""

from __future__ import annotations

from frontline_udfs.core.kinds import Anything
from frontline_udfs.core.last_error import last_error
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LAST_ERROR(cell: Anything = None) -> str:
    """Sentence that explains the error value a function showed last: what is wrong, where, what to do.

    Parameters
    ----------
    cell
        Cell with the error value, so that the sentence follows when it is calculated again. May be left out.

    Returns
    -------
    str
        The function's name and the sentence; an empty text when none has failed.

    Examples
    --------
    =FLS_LAST_ERROR(B2)

    >>> from frontline_udfs import FLS_TOPBOX
    >>> FLS_TOPBOX(["North", "North"], [4, "four"])
    '#VALUE!'
    >>> FLS_LAST_ERROR()
    "FLS_TOPBOX: ratings, row 2, must be a number, but is 'four'."
    """
    del cell  # only ties this cell to that one in Excel's order of calculation
    return last_error()
