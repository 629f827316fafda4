"""What the user chose on the ribbon or the command line, over what the last run was built with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontline.scorecard.model import Settings
from frontline.scorecard.periods import try_periods
from frontline_workbooks.sheets.choices import BETWEEN, DEFAULT_THEME

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from frontline.scorecard.tables import Tables


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen; "" leaves it as in the last run, or automatic.

    Parameters
    ----------
    measure
        measure_id of the only measure to feature.
    level
        The only level to rank.
    period
        Label of the period to report.
    """

    measure: str = ""
    level: str = ""
    period: str = ""

    def settings(self, kept: Mapping[str, str] | None = None) -> Settings:
        """Return the settings of a run.

        Parameters
        ----------
        kept
            Choices of the last run by name, as a host returns them; what cannot be read is as if never kept.

        >>> Choices(level="School").settings({"period": "2024", "levels": "Region;District"})
        Settings(minimum_n=5, tolerance=0.02, period='2024', measures=(), levels=('School',), draws=1000, seed=20260101)
        """
        kept = kept or {}
        default = Settings()
        return Settings(
            minimum_n=max(1, int(_number(kept, "minimum_n", default.minimum_n))),
            tolerance=_number(kept, "tolerance", default.tolerance),
            period=self.period or kept.get("period") or None,
            measures=(self.measure,) if self.measure else _parts(kept, "measures"),
            levels=(self.level,) if self.level else _parts(kept, "levels"),
        )


def fitted(chosen: Choices, kept: Mapping[str, str], tables: Tables) -> tuple[Choices, dict[str, str]]:
    """Return choices as the data name them.

    Parameters
    ----------
    chosen
        Its period may be written in any way, e.g. as the date that stands in the workbook for a month.
    kept
        Choices of the last run; measures, levels and a period that are gone from the data are left out.
    tables
        The data.
    """
    labels = [str(label) for label in tables.results["period"].cat.categories]
    there = {"measures": set(tables.measures["measure_id"]), "levels": set(tables.units["level"])}
    left = {name: _only(text, there[name]) if name in there else text for name, text in kept.items()}
    left["period"] = _label(kept.get("period", ""), labels)
    return replace(chosen, period=_label(chosen.period, labels) or chosen.period), left


def theme_of(kept: Mapping[str, str]) -> str:
    """Return the theme of the last run."""
    return kept.get("theme") or DEFAULT_THEME


def _only(text: str, there: Collection[str]) -> str:
    return BETWEEN.join(part for part in text.split(BETWEEN) if part in there)


def _label(period: str, labels: Sequence[str]) -> str:
    """Return the label of a period among those of the data, "" where it is none of them."""
    read, _ = try_periods([*labels, period])
    found = read.get(period)
    return found.label if found is not None and found.label in labels else ""


def _parts(kept: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part for part in kept.get(name, "").split(BETWEEN) if part)


def _number(kept: Mapping[str, str], name: str, default: float) -> float:
    try:
        return float(kept[name])
    except (KeyError, ValueError):
        return default
