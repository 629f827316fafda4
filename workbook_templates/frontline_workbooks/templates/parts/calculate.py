"""What a formula of a template shows: the worksheet function itself, called on the template's cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import frontline_udfs
from frontline.errors import ParameterError
from frontline_udfs.core.cell_errors import ERRORS
from frontline_udfs.core.cells import as_rows
from frontline_udfs.help import FLS_LAST_ERROR

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Cell, Rows
    from frontline_workbooks.templates.parts.grid import Grid

_CALL = re.compile(r"=(FLS_\w+)\((.*)\)$")
_ARGUMENT = re.compile(r'(?:"[^"]*"|\[(?:[^\[\]]|\[[^\]]*\])*\]|\'[^\']*\'|[^,"\[\]\'])*')
_NUMBER = re.compile(r"-?\d+(\.\d+)?$")


def calculate(formula: str, sheet: str, grid: Grid) -> Rows:
    """Return what a formula of one worksheet function shows, as rows of cells.

    Parameters
    ----------
    formula
        ``=FLS_NAME(...)``; its arguments are references, numbers, texts, or left out.
    sheet
        The sheet the formula stands on.
    grid
        The cells of the template.

    Raises
    ------
    ParameterError
        The formula is no such call, or the function answers with an error: a template must not ship one.
    """
    match = _CALL.match(formula)
    if match is None:
        raise ParameterError(f"A template's formula must call one worksheet function, but is {formula}")
    name, inside = match.groups()
    function = getattr(frontline_udfs, name)
    result = function(*(_value(argument, sheet, grid) for argument in arguments(inside)))
    if isinstance(result, str) and result in ERRORS:
        raise ParameterError(f"{formula} shows {result}: {FLS_LAST_ERROR()}")
    return [[_short(cell) for cell in row] for row in as_rows(result)]


def arguments(inside: str) -> list[str]:
    """Return the arguments between the brackets of a call; "" where one is left out.

    >>> arguments('T[[#All],[a]:[b]],,"x, y",3')
    ['T[[#All],[a]:[b]]', '', '"x, y"', '3']
    """
    found, at = [], 0
    while inside and at <= len(inside):
        match = _ARGUMENT.match(inside, at)
        end = match.end() if match else at
        found.append(inside[at:end].strip())
        at = end + 1
    return found


def _value(argument: str, sheet: str, grid: Grid) -> Rows | Cell:
    if not argument:
        return None
    if argument.startswith('"'):
        return argument[1:-1]
    if _NUMBER.match(argument):
        return float(argument)
    if argument in ("TRUE", "FALSE"):
        return argument == "TRUE"
    return grid.rows(argument, sheet)


def _short(cell: Cell) -> Cell:
    """Keep 12 digits: machines differ in the last ones, and the same template must be the same bytes."""
    return float(f"{cell:.12g}") if isinstance(cell, float) else cell
