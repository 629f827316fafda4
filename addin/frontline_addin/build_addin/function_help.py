"""Help that Excel's function wizard shows, written where Excel itself keeps it in a workbook."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import frontline_udfs
from frontline_udfs.core.metadata import CATEGORY, Argument, WorksheetFunction

LONGEST = 255
"""Characters of help that Excel shows of a function or an argument."""

_EXTENSION = "{8193D73E-4604-4355-AFF4-8A2333D13BE4}"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def function_groups() -> str:
    """Return the element of workbook.xml that names our category of functions."""
    return f'<functionGroups builtInGroupCount="19"><functionGroup name={quoteattr(CATEGORY)}/></functionGroups>'


def argument_descriptions() -> str:
    """Return the extension of workbook.xml that holds the help of every argument."""
    names = "".join(_defined_name(function) for function in frontline_udfs.functions() if function.arguments)
    return f'<ext uri="{_EXTENSION}" xmlns:x14="{_X14}"><x14:definedNames>{names}</x14:definedNames></ext>'


def argument_help(argument: Argument) -> str:
    """Return an argument's help with its default, in the length that Excel shows.

    >>> argument_help(Argument("top", "How many answers count.", True, "1"))
    'How many answers count. Default: 1.'
    """
    default = f" Default: {argument.default}." if argument.optional and argument.default else ""
    text = argument.help + default
    return text if len(text) <= LONGEST else argument.help[:LONGEST]


def _defined_name(function: WorksheetFunction) -> str:
    described = "".join(
        f'<x14:argumentDescription index="{place}">{escape(argument_help(argument))}</x14:argumentDescription>'
        for place, argument in enumerate(function.arguments)
    )
    return (
        f'<x14:definedName name="{function.name}"><x14:argumentDescriptions count="{len(function.arguments)}">'
        f"{described}</x14:argumentDescriptions></x14:definedName>"
    )
