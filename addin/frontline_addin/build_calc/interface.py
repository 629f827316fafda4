"""The worksheet functions as an interface of UNO, LibreOffice's component model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontline_udfs

if TYPE_CHECKING:
    from frontline_udfs.core.metadata import WorksheetFunction

MODULES = ("frontline", "scorecards")
INTERFACE = "XWorksheetFunctions"
SERVICE = ".".join((*MODULES, "WorksheetFunctions"))
"""Under this name Calc knows the add-in; in an .xlsx file it stands before each function."""

_ANSWER = "sequence< sequence< any > >"  # a plain any that holds rows would show #VALUE!


def interface_idl() -> str:
    """Return the interface in UNO's interface language: every function takes cells and gives rows of cells."""
    methods = "".join(f"  {_ANSWER} {each.name}({_parameters(each)});\n" for each in frontline_udfs.functions())
    opened = "".join(f"module {name} {{ " for name in MODULES)
    return f"{opened}\ninterface {INTERFACE} {{\n{methods}}};\n{'}; ' * len(MODULES)}\n"


def parameter_name(place: int) -> str:
    """Return an argument's name inside Calc, which sorts the arguments of the wizard by it.

    >>> parameter_name(3)
    'a03'
    """
    return f"a{place:02}"


def _parameters(described: WorksheetFunction) -> str:
    return ", ".join(f"[in] any {parameter_name(place)}" for place in range(len(described.arguments)))
