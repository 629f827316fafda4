"""What a comparison with finance's workbook asks of results, scored now or read from a scorecard built before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from frontline.scorecard.periods import Period


class Past(Protocol):
    """One measure over its own periods; see `frontline.scorecard.model.History`."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """Its periods up to the reported one, ascending."""

    @property
    def value(self) -> np.ndarray:
        """Shape (units, periods); NaN where not known or suppressed."""

    @property
    def hidden(self) -> np.ndarray:
        """Shape (units, periods); True where a value is suppressed."""


class Results(Protocol):
    """Results by unit, measure and period; a `Scorecard` is one."""

    @property
    def units(self) -> pd.DataFrame:
        """One row a unit, from 0 on: unit_id, unit_name, level, depth."""

    @property
    def levels(self) -> tuple[str, ...]:
        """Names of the levels, top first."""

    @property
    def measures(self) -> pd.DataFrame:
        """One row a measure, from 0 on: measure_id, measure_name, area, unit, combine, period."""

    @property
    def featured(self) -> tuple[int, ...]:
        """Rows of the measures that have a ranking of their own."""

    @property
    def current(self) -> pd.DataFrame:
        """One row a measure and unit of the reported periods: measure, unit (rows); value, n, hidden."""

    @property
    def history(self) -> Sequence[Past]:
        """One entry a measure."""

    @property
    def period(self) -> Period:
        """The reported period."""
