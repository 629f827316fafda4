"""Numbers and signs as a terminal shows them."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.table import Table

STATUS = {"Met": "[green]✔ Met[/]", "Near": "[yellow]▬ Near[/]", "Missed": "[red]✖ Missed[/]"}
TREND = {"Improving": "[green]▲ Improving[/]", "Worsening": "[red]▼ Worsening[/]"}
SUPPRESSED = "[dim]\\[c][/]"
_NAME_WIDTHS = (60, 40, 30, 24, 18, 14, 10)
_UNBOUNDED = 10_000
DECIMALS = {"fraction": 3, "count": 0, "number": 2}


def rank_text(rank: float) -> str:
    """Return a rank, "" where there is none.

    >>> rank_text(2.5), rank_text(3.0), rank_text(float("nan"))
    ('2.5', '3', '')
    """
    return "" if math.isnan(rank) else f"{rank:g}"


def value_text(value: float, scale: str) -> str:
    """Return a value with the decimals of its scale, "" where it is not known.

    >>> value_text(0.5, "fraction"), value_text(1234.5, "percent"), value_text(float("nan"), "count")
    ('0.500', '1,234.5', '')
    """
    return "" if math.isnan(value) else f"{value:,.{DECIMALS.get(scale, 1)}f}"


def signed_text(value: float, scale: str) -> str:
    """Return a difference with its sign, "" where it is not known.

    >>> signed_text(0.25, "fraction"), signed_text(-3.0, "percent"), signed_text(float("nan"), "count")
    ('+0.250', '-3.0', '')
    """
    return "" if math.isnan(value) else f"{value:+,.{DECIMALS.get(scale, 1)}f}"


def print_whole(console: Console, table_of: Callable[[int], Table]) -> None:
    """Print a table of which nothing is cut off: names are folded to fit, and a line that still does not, runs over.

    Parameters
    ----------
    console
        Where to.
    table_of
        Makes the table with names folded to a width; none of its columns may wrap.
    """
    for width in _NAME_WIDTHS:
        table = table_of(width)
        natural = console.measure(table, options=console.options.update(width=_UNBOUNDED)).maximum
        if natural <= console.width:
            break
    given = console.width
    console.width = max(given, natural)
    console.print(table)
    console.width = given


def folded(name: str, width: int) -> str:
    r"""Return a name on lines no longer than a width, or than its longest word.

    >>> folded("District 84 (Staten Island)", 12)
    'District 84\n(Staten\nIsland)'
    """
    return "\n".join(textwrap.wrap(name, width, break_long_words=False)) or name
