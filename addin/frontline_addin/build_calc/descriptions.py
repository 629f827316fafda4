"""What Calc's function wizard says of each function, as configuration data of an extension."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import frontline_udfs
from frontline_addin.build_addin.function_help import argument_help
from frontline_addin.build_calc.interface import SERVICE, parameter_name

if TYPE_CHECKING:
    from frontline_udfs.core.metadata import Argument, WorksheetFunction

_OPENED = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
    'oor:name="CalcAddIns" oor:package="org.openoffice.Office"><node oor:name="AddInInfo">'
    f'<node oor:name="{SERVICE}" oor:op="replace"><node oor:name="AddInFunctions">\n'
)
_CLOSED = "</node></node></node></oor:component-data>\n"


def descriptions_xml() -> str:
    """Return the help of every function and argument."""
    return _OPENED + "".join(map(_function, frontline_udfs.functions())) + _CLOSED


def _function(described: WorksheetFunction) -> str:
    told = (
        _text("DisplayName", described.name)
        + _text("Description", described.summary)
        + '<prop oor:name="Category"><value>Add-In</value></prop>'
        + _text("CompatibilityName", described.name)
    )
    arguments = "".join(_argument(place, each) for place, each in enumerate(described.arguments))
    return _node(described.name, f'{told}<node oor:name="Parameters">{arguments}</node>') + "\n"


def _argument(place: int, argument: Argument) -> str:
    # Calc takes every argument of this kind for optional, so the help says which are not
    told = argument_help(argument) + ("" if argument.optional else " Required.")
    return _node(parameter_name(place), _text("DisplayName", argument.name) + _text("Description", told))


def _node(name: str, inside: str) -> str:
    return f'<node oor:name="{name}" oor:op="replace">{inside}</node>'


def _text(name: str, text: str) -> str:
    return f'<prop oor:name="{name}"><value xml:lang="en">{escape(text)}</value></prop>'
