"""Write udfs/FUNCTIONS.md, the page of worksheet functions: ``python tests/frontline_udfs/functions_page.py``."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_udfs import functions

if TYPE_CHECKING:
    from frontline_udfs.core.metadata import Argument, WorksheetFunction

PAGE = Path(__file__).resolve().parents[2] / "udfs" / "FUNCTIONS.md"
AREAS = ("climate", "satisfaction", "trend", "target", "compare", "why", "loyalty", "help")
HEAD = """# Functions

Every worksheet function, with its arguments, what it shows and an example. Arguments in brackets may be left out.

- Columns that belong together are passed with or without their headers, whole columns too. One cell
  serves all rows where the argument says so.
- A unit or a group is known by its name whatever its case and the spaces around it: North and NORTH are one.
- A blank, `#N/A` and the signs [c] and [x] are no answer. Numbers may be text: `12`, `3.5`, `85%`.
- Shares are fractions: format them as percentages. Tables spill to the right and down; keep those cells free.
- `#N/A` means that there is no answer, `#VALUE!` that a cell has the wrong type, `#NUM!` that a number or word is not
  allowed. `=FLS_LAST_ERROR()` says what is wrong, where, and what to do.

Written by `python tests/frontline_udfs/functions_page.py`; a test keeps it true.
"""


def page() -> str:
    """Return the page as Markdown."""
    listed = functions()
    parts = [HEAD, _contents(listed)]
    for area in AREAS:
        about = inspect.getdoc(import_module(f"frontline_udfs.{area}")) or ""
        parts.append(f"## {area.capitalize()}\n\n{_after_colon(about)}\n")
        parts += [_entry(described) for described in listed if described.area == area]
    return "\n".join(parts)


def _contents(listed: tuple[WorksheetFunction, ...]) -> str:
    rows = ["| area | functions |", "|---|---|"]
    for area in AREAS:
        links = (f"[{each.name}](#{each.name.lower()})" for each in listed if each.area == area)
        rows.append(f"| {area} | {' '.join(links)} |")
    return "\n".join(rows) + "\n"


def _after_colon(about: str) -> str:
    said = about.partition(": ")[2]
    return said[:1].upper() + said[1:]


def _entry(described: WorksheetFunction) -> str:
    module = described.function.__module__.replace(".", "/")
    lines = [f"### {described.name}", "", f"    {described.usage}", "", _plain(described.summary), ""]
    if described.arguments:
        lines += ["| argument | what it is | default |", "|---|---|---|", *map(_row, described.arguments), ""]
    lines += [
        f"Shows: {_plain(described.returns)}",
        "",
        f"Example: `{described.example}`",
        "",
        f"[Source]({module}.py)",
        "",
    ]
    return "\n".join(lines)


def _row(argument: Argument) -> str:
    default = (argument.default or "none") if argument.optional else "required"
    return f"| {argument.name} | {_plain(argument.help)} | {_plain(default)} |"


def _plain(text: str) -> str:
    """Keep Markdown from reading a star or a bar as its own sign."""
    return text.replace("*", r"\*").replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
