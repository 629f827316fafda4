"""Numbers and signs as a terminal shows them."""

from __future__ import annotations

import math

STATUS = {"Met": "[green]✔ Met[/]", "Near": "[yellow]▬ Near[/]", "Missed": "[red]✖ Missed[/]"}
TREND = {"Improving": "[green]▲ Improving[/]", "Worsening": "[red]▼ Worsening[/]"}
SUPPRESSED = "[dim]\\[c][/]"
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
