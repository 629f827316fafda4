"""An array formula so written that our functions get and give in Calc what they get and give in Excel.

Calc hands no range that holds an error to an add-in, and hands a single blank cell over as 0: both become what
the functions take for a missing value. And Calc's XLOOKUP does not recognise the texts of an add-in's answer
until Calc itself has made them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.build_calc.interface import SERVICE

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

PREFIX = f"{SERVICE}.".upper()
"""What stands before the name of a function where Calc reads an Excel file."""


def array_formula(formula: str) -> str:
    """Return an array formula for Calc.

    Parameters
    ----------
    formula
        As in the file, without "=", our functions with their `PREFIX`.
    """
    shown = _with_gaps(formula)
    return f'_xlfn.LET(_xlpm.shown,{shown},IF(ISTEXT(_xlpm.shown),_xlpm.shown&"",_xlpm.shown))'


def _with_gaps(formula: str) -> str:
    """Return a formula that hands blank cells and #N/A to our functions as missing values.

    >>> _with_gaps(f"{PREFIX}FLS_X(A1:A9,2)").removeprefix(PREFIX)
    'FLS_X(IF(ISBLANK(A1:A9),"",_xlfn.IFNA(A1:A9,"#N/A")),2)'
    """
    from openpyxl.formula.tokenizer import Tokenizer

    tokens = Tokenizer(f"={formula}").items
    return "".join(
        _gaps(token.value) if _is_range_given(tokens, place) else token.value for place, token in enumerate(tokens)
    )


def _gaps(cells: str) -> str:
    return f'IF(ISBLANK({cells}),"",_xlfn.IFNA({cells},"#N/A"))'


def _is_range_given(tokens: list[Token], place: int) -> bool:
    """Whether a token is a whole argument of one of our functions, and refers to cells."""
    if tokens[place].subtype != "RANGE" or not 0 < place < len(tokens) - 1:
        return False
    around = tokens[place - 1].subtype in {"OPEN", "ARG"} and tokens[place + 1].subtype in {"CLOSE", "ARG"}
    return around and _caller(tokens[:place]).upper().startswith(PREFIX)


def _caller(before: list[Token]) -> str:
    """Return the function in whose brackets a place is."""
    closed = 0
    for token in reversed(before):
        closed += (token.subtype == "CLOSE") - (token.subtype == "OPEN")
        if closed < 0:
            return str(token.value)
    return ""
