"""What a worksheet function says of itself, read from its signature and docstring, once."""

from __future__ import annotations

import inspect
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frontline_udfs.core.kinds import Kind

CATEGORY = "Frontline Scorecards"
"""Under which Excel's function wizard lists the functions."""

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.MULTILINE)
_PARAMETERS, _RETURNS = "\nParameters\n----------\n", "\nReturns\n-------\n"
_WIDTH = 116


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its help, and whether it may be left out and stands for what then."""

    name: str
    help: str
    optional: bool
    default: str


@dataclass(frozen=True, slots=True)
class WorksheetFunction:
    """A worksheet function as help, wizard and documentation show it.

    Parameters
    ----------
    name
        As typed in a cell.
    area
        The folder it stands in: climate, satisfaction, trend, ...
    category
        `CATEGORY`.
    summary
        One sentence.
    arguments
        In order.
    returns
        What the cell or the spilled table holds.
    example
        A formula, with "=".
    function
        What Excel and Python call.
    """

    name: str
    area: str
    category: str
    summary: str
    arguments: tuple[Argument, ...]
    returns: str
    example: str
    function: Callable[..., Any]

    @property
    def usage(self) -> str:
        """The function with its arguments, the optional ones in brackets."""
        named = (f"[{given.name}]" if given.optional else given.name for given in self.arguments)
        return f"{self.name}({', '.join(named)})"


def describe(function: Callable[..., Any], kinds: Mapping[str, Kind]) -> WorksheetFunction:
    """Return what the signature and the docstring of a worksheet function say; its kinds say the rest."""
    summary, sections = _sections(inspect.getdoc(function) or "")
    helps = {name: kind.help for name, kind in kinds.items()} | _entries(sections.get("Parameters", ""))
    parameters = inspect.signature(function).parameters.values()
    return WorksheetFunction(
        name=function.__name__,
        area=function.__module__.split(".")[1],
        category=CATEGORY,
        summary=summary,
        arguments=tuple(
            Argument(given.name, helps.get(given.name, ""), given.default is not given.empty, _default(given.default))
            for given in parameters
        ),
        returns=" ".join(_entries(sections.get("Returns", "")).values()),  # without the type
        example=next((line for line in sections.get("Examples", "").splitlines() if line.startswith("=")), ""),
        function=function,
    )


def full_docstring(described: WorksheetFunction) -> str:
    """Return the docstring with every argument in it, those that only their kinds describe as well."""
    head, returns, rest = (inspect.getdoc(described.function) or "").partition(_RETURNS)
    if not described.arguments or not returns:
        return head
    helps = (textwrap.indent(textwrap.fill(given.help, _WIDTH), "    ") for given in described.arguments)
    told = "\n".join(f"{given.name}\n{text}" for given, text in zip(described.arguments, helps, strict=True))
    return head.partition(_PARAMETERS)[0] + _PARAMETERS + told + "\n" + returns + rest


def _sections(doc: str) -> tuple[str, dict[str, str]]:
    parts = _SECTION.split(doc)
    return _one_line(parts[0]), dict(zip(parts[1::2], (part.strip("\n") for part in parts[2::2]), strict=True))


def _entries(section: str) -> dict[str, str]:
    """Return the text under each name of a section."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in section.splitlines():
        if line and not line.startswith(" "):
            name = line.strip()
            found[name] = []
        elif name:
            found[name].append(line)
    return {name: _one_line(" ".join(lines)) for name, lines in found.items()}


def _default(default: Any) -> str:
    if default is inspect.Parameter.empty or default is None:
        return ""
    if isinstance(default, bool):
        return str(default).upper()
    return f"{default:g}" if isinstance(default, float) else str(default)


def _one_line(text: str) -> str:
    return " ".join(text.split())
