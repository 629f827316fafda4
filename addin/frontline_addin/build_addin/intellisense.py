"""The file beside the add-in that Excel-DNA IntelliSense reads, where a user has it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import frontline_udfs
from frontline_addin.build_addin.function_help import argument_help

if TYPE_CHECKING:
    from frontline_udfs.core.metadata import WorksheetFunction

NAMESPACE = "http://schemas.excel-dna.net/intellisense/1.0"


def intellisense_xml() -> str:
    """Return every function with its arguments, as shown while a formula is typed."""
    functions = "".join(map(_function, frontline_udfs.functions()))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<IntelliSense xmlns="{NAMESPACE}">\n  <FunctionInfo>\n{functions}  </FunctionInfo>\n</IntelliSense>\n'
    )


def _function(function: WorksheetFunction) -> str:
    arguments = "".join(
        f"      <Argument Name={quoteattr(_shown(argument.name, optional=argument.optional))} "
        f"Description={quoteattr(argument_help(argument))}/>\n"
        for argument in function.arguments
    )
    opened = f"    <Function Name={quoteattr(function.name)} Description={quoteattr(function.summary)}"
    return f"{opened}>\n{arguments}    </Function>\n" if arguments else f"{opened}/>\n"


def _shown(name: str, *, optional: bool) -> str:
    return f"[{name}]" if optional else name
