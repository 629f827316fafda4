"""What `frontline functions` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frontline.errors import ParameterError
from frontline_addin.command_line.show.as_json import print_json
from frontline_udfs import functions
from frontline_workbooks.read.report import nearest

if TYPE_CHECKING:
    from frontline_udfs.core.metadata import WorksheetFunction


def show_functions(*, as_json: bool) -> None:
    """Print every worksheet function with what it is for, by area."""
    if as_json:
        print_json({"done": True, "functions": [_as_json(function) for function in functions()]})
        return
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for header in ("Area", "Function", "What it is for"):
        table.add_column(header, overflow="fold", no_wrap=header != "What it is for")
    for function in sorted(functions(), key=lambda function: function.area):
        table.add_row(function.area, function.name, escape(function.summary))
    Console(highlight=False).print(table)


def show_function(name: str, *, as_json: bool) -> None:
    """Print one worksheet function with its arguments and an example.

    Raises
    ------
    ParameterError
        There is none of that name.
    """
    function = _function(name)
    if as_json:
        print_json({"done": True, "function": _as_json(function)})
        return
    console = Console(highlight=False)
    console.print(f"[bold]{escape(function.usage)}[/]\n{escape(function.summary)}\n")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for argument in function.arguments:
        otherwise = f" (default: {argument.default})" if argument.default else ""
        table.add_row(escape(argument.name), escape(f"{argument.help}{otherwise}"))
    console.print(table)
    console.print(f"\nReturns: {escape(function.returns)}\nExample: {escape(function.example)}")


def _function(name: str) -> WorksheetFunction:
    wanted = name.upper() if name.upper().startswith("FLS_") else f"FLS_{name.upper()}"
    named = {function.name: function for function in functions()}
    if wanted not in named:
        near = nearest(_bare(wanted), map(_bare, named))
        hint = f": did you mean FLS_{near}?" if near else ": frontline functions lists them."
        raise ParameterError(f"NAME must be one of the {len(named)} worksheet functions, but got {name}{hint}")
    return named[wanted]


def _bare(name: str) -> str:
    """Every name begins alike, which would make any two of them near."""
    return name.removeprefix("FLS_")


def _as_json(function: WorksheetFunction) -> dict[str, Any]:
    facts = ("name", "area", "category", "summary", "usage", "arguments", "returns", "example")
    return {fact: getattr(function, fact) for fact in facts}
