"""Words, signs, number formats and names that all sheets share, so that they look alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import numpy as np

from frontline_workbooks.sheets.description import Words
from frontline_workbooks.sheets.heading import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from frontline.scorecard.model import Scorecard


class HasMeasures(Protocol):
    """What has measures, such as a scorecard."""

    @property
    def measures(self) -> pd.DataFrame:
        """One row a measure."""


STATUS_WORDS = {
    "Met": "✔ Met",
    "Near": "▬ Near",
    "Missed": "✖ Missed",
    "No target": "– No target",
    "Not enough data": "… Not enough data",
}
TREND_WORDS = {
    "Improving": "▲ Improving",
    "Worsening": "▼ Worsening",
    "No clear trend": "▬ No clear trend",
    "Too few periods": "– Too few periods",
}
STATUS_RULE = Words((("✔", "good"), ("▬", "near"), ("✖", "bad"), ("–", "muted"), ("…", "muted")))
TREND_RULE = Words((("▲", "better"), ("▼", "worse"), ("–", "muted")), fill=False)
SUPPRESSED, NOT_AVAILABLE = "[c]", "[x]"

_FORMATS = {"percent": "0.0", "fraction": "0.0%", "points": "0.0", "count": "#,##0", "number": "#,##0.00"}
_SUFFIXES = {"percent": " %", "points": " points"}
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME_SIGNS = re.compile(r"\W+")


def number_format(scale: str, *, signed: bool = False) -> str:
    """Return Excel's number format of a scale.

    >>> number_format("percent"), number_format("fraction", signed=True)
    ('0.0', '+0.0%;-0.0%;0.0%')
    """
    plain = _FORMATS.get(scale, _FORMATS["number"])
    return f"+{plain};-{plain};{plain}" if signed else plain


def unit_suffix(scale: str) -> str:
    """Return what a header adds to name its unit: ``" %"``, ``" points"`` or nothing."""
    return _SUFFIXES.get(scale, "")


def number_text(value: float, scale: str, *, signed: bool = False) -> str:
    """Return a value in words as its cell would show it, with its unit.

    >>> number_text(93.25, "percent"), number_text(0.5, "fraction"), number_text(-1.5, "percent", signed=True)
    ('93.2 %', '50.0%', '-1.5 %')
    >>> number_text(float("nan"), "percent")
    '[x]'
    """
    if np.isnan(value):
        return NOT_AVAILABLE
    sign = "+" if signed else ""
    if scale == "fraction":
        return f"{round(value, 3) + 0.0:{sign}.1%}"
    digits = {"count": 0, "percent": 1, "points": 1}.get(scale, 2)
    return f"{round(value, digits) + 0.0:{sign},.{digits}f}{unit_suffix(scale)}"


def number_formula(expression: str, scale: str) -> str:
    """Return a formula that shows a number as `number_text` does; FIXED knows no local format codes.

    >>> number_formula("MAX(A1:A9)", "percent")
    'FIXED(MAX(A1:A9),1)&" %"'
    """
    if scale == "fraction":
        return f'FIXED(100*{expression},1)&"%"'
    digits = {"count": 0, "percent": 1, "points": 1}.get(scale, 2)
    suffix = unit_suffix(scale)
    return f"FIXED({expression},{digits})" + (f'&"{suffix}"' if suffix else "")


def status_words(status: Iterable[str]) -> np.ndarray:
    """Return statuses with their icons, e.g. ``"✔ Met"``."""
    return np.array([STATUS_WORDS.get(word, "") for word in status], dtype=object)


def trend_words(trend: Iterable[str]) -> np.ndarray:
    """Return trends with their arrows, e.g. ``"▲ Improving"``; the arrow says better or worse, not more or less."""
    return np.array([TREND_WORDS.get(word, "") for word in trend], dtype=object)


def marks(hidden: Iterable[object], values: np.ndarray) -> np.ndarray:
    """Return ``[c]`` where a reason for hiding stands, ``[x]`` where a value is missing otherwise, else ``""``."""
    concealed = np.array([isinstance(reason, str) and reason != "" for reason in hidden], dtype=bool)
    missing = np.isnan(np.asarray(values, dtype=float))
    return np.where(concealed, SUPPRESSED, np.where(missing, NOT_AVAILABLE, "")).astype(object)


def gap_formula() -> str:
    """Return the template of the gap: value less target, blank unless both are numbers."""
    return 'IF(COUNT({value},{target})=2,{value}-{target},"")'


def status_formula(scorecard: Scorecard, measure: int) -> str:
    """Return the template of the status for a table of one measure, from ``{value}``, ``{target}`` and ``{gap}``."""
    lower = scorecard.measures["better"].iloc[measure] == "lower"
    own = float(scorecard.measures["tolerance"].iloc[measure])
    better = "ROUND(-{gap},9)" if lower else "ROUND({gap},9)"
    near = f"{scorecard.settings.tolerance!r}*ABS({{target}})" if np.isnan(own) else repr(own)
    return _status_template(better, near)


def status_formula_by_row() -> str:
    """Return the template for a table whose rows say ``{better}`` (1 or -1) and ``{near}``, the tolerance."""
    return _status_template("ROUND({gap}*{better},9)", "{near}")


def _status_template(better: str, near: str) -> str:
    """Rounding to 9 decimals keeps a value that equals its target on the met side of binary fractions."""
    return (
        f'IF(NOT(ISNUMBER({{value}})),"{STATUS_WORDS["Not enough data"]}",'
        f'IF(NOT(ISNUMBER({{target}})),"{STATUS_WORDS["No target"]}",'
        f'IF({better}>=0,"{STATUS_WORDS["Met"]}",'
        f'IF({better}>=-ROUND({near},9),"{STATUS_WORDS["Near"]}","{STATUS_WORDS["Missed"]}"))))'
    )


def name_width(names: Iterable[str], smallest: float = 18, largest: float = 46) -> float:
    """Return a width in characters that fits most names; longer ones are wrapped."""
    lengths = np.array([len(name) for name in names])
    fitting = float(np.quantile(lengths, 0.98)) + 2 if lengths.size else smallest
    return float(np.clip(fitting, smallest, largest))


def plural(level: str) -> str:
    """Return the plural of a level's name in lower case.

    >>> plural("School"), plural("Agency"), plural("Branch"), plural("Highway")
    ('schools', 'agencies', 'branches', 'highways')
    """
    word = level.lower()
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def subtitle(scorecard: Scorecard, *parts: str) -> str:
    """Return the grey line under a title: who, when, what is added, and the source."""
    return Heading.of(scorecard).line(*parts)


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """Return a valid sheet name, at most 31 characters and different from those taken, whatever the case.

    >>> sheet_name("Rankings a/b", ["rankings a b"])
    'Rankings a b 2'
    """
    clean = _SHEET_SIGNS.sub(" ", wanted).strip(" '")[:31].strip(" '") or "Sheet"
    return _unlike(clean, taken, 31, " ")


def table_name(*parts: str, taken: Iterable[str] = ()) -> str:
    """Return a valid table name made of the parts, different from those taken.

    >>> table_name("Rankings", "Local office"), table_name("Rankings", "School", taken=["RANKINGS_SCHOOL"])
    ('Rankings_Local_office', 'Rankings_School_2')
    """
    clean = _NAME_SIGNS.sub("_", "_".join(parts)).strip("_")[:200]
    return _unlike(clean, taken, 200, "_")


def _unlike(name: str, taken: Iterable[str], longest: int, joint: str) -> str:
    lower = {other.lower() for other in taken}
    candidate, number = name, 1
    while candidate.lower() in lower:
        number += 1
        candidate = f"{name[: longest - len(str(number)) - 1]}{joint}{number}"
    return candidate


def measure_name(scorecard: HasMeasures, measure: int) -> str:
    """Return a measure's name on one line."""
    return " ".join(str(scorecard.measures.loc[measure, "measure_name"]).split())


def unit_names(rows: pd.DataFrame) -> np.ndarray:
    """Return the names of joined rows, every one a text."""
    return rows["unit_name"].astype(str).to_numpy(dtype=object)
