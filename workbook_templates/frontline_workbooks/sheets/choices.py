"""The choices a scorecard was built with, as short texts that its workbook keeps for the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.scorecard.model import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

BETWEEN = ";"
"""Stands between measures, and between levels."""

DEFAULT_THEME = "green-red"
_LONGEST = 255


def choices_of(settings: Settings, theme: str = DEFAULT_THEME) -> tuple[tuple[str, str], ...]:
    """Return what was asked for, by name; what is as always is left out.

    Parameters
    ----------
    settings
        The choices of the run.
    theme
        Its colours.

    Examples
    --------
    >>> choices_of(Settings(measures=("NPS", "SAT"), minimum_n=10), "blue-orange")
    (('measures', 'NPS;SAT'), ('minimum_n', '10'), ('theme', 'blue-orange'))
    """
    usual = Settings()
    texts = {
        "period": settings.period or "",
        "measures": _joined(settings.measures),
        "levels": _joined(settings.levels),
        "minimum_n": "" if settings.minimum_n == usual.minimum_n else str(settings.minimum_n),
        "tolerance": "" if settings.tolerance == usual.tolerance else repr(settings.tolerance),
        "theme": "" if theme == DEFAULT_THEME else theme,
    }
    return tuple((name, text) for name, text in texts.items() if text and text.isprintable())


def _joined(names: Iterable[str]) -> str:
    """Join as many names as a hidden name can hold: the first matter most."""
    joined = ""
    for name in names:
        longer = f"{joined}{BETWEEN}{name}" if joined else name
        if len(longer) > _LONGEST:
            break
        joined = longer
    return joined
