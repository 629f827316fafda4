"""FLS_CONTROL_CHART: the limits within which results vary by chance, and what lies outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Better, CountsOrOne, Floats, MinimumN, Number, Numbers, Word
from frontline_udfs.core.periods import Periods
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline.control_charts import ControlChart

_OF_COUNTS = ("p", "u", "laney p", "laney u")


@worksheet_function
def FLS_CONTROL_CHART(
    values: Numbers,
    profile: Word = "nhs",
    better: Better = "higher",
    target: Number | None = None,
    periods: Periods | None = None,
    sizes: CountsOrOne | None = None,
    chart: Word = "p",
    minimum_n: MinimumN = 5,
) -> Answer:
    """Control chart of one series: mean, limits and special causes of every point, and words for variation and target.

    Parameters
    ----------
    values
        Results in order of time, blank where missing (XmR chart); with sizes: counts.
    profile
        Rules for special causes: "nhs", "nhs-excel", "western-electric" or "nelson".
    target
        What the results should meet. Left out: no assurance.
    periods
        Period of each value; the points are then put in order of time. Left out: points are numbered.
    sizes
        What the counts are out of, such as answers or contacts, or one for all. Left out: XmR chart of the values.
    chart
        With sizes: "p" of shares, "u" of rates; "laney p" and "laney u" where sizes are large and plain limits too
        narrow.
    minimum_n
        In charts of shares: smallest number of answers shown; points of fewer are left out.

    Returns
    -------
    Answer
        Table: period, value, mean, low, high, target (where given), signal (the rule), direction, variation,
        assurance (where there is a target), note; the words on the whole series stand in its first row.

    Examples
    --------
    =FLS_CONTROL_CHART(B2:B25, "nhs", "higher", 90)

    >>> header, *points = FLS_CONTROL_CHART([62, 64, 63, 61, 64, 63, 62, 80], better="lower")
    >>> points[-1][:1] + points[-1][5:7], points[0][7:9]
    ([8, 'beyond a limit', 'worse'], ['Worsening', 'XmR chart, profile nhs; limits on trial below 13 points'])
    """
    from frontline.control_charts import special_causes, variation_words, xmr_chart

    order, names = _in_time(periods, len(values))
    if not (~np.isnan(values)).any():
        raise CellError("values hold no number. Check the range.", NOT_AVAILABLE)
    drawn = (
        xmr_chart(values[order][None, :], profile)
        if sizes is None
        else _of_counts(values[order], sizes[order], profile, chart, minimum_n)
    )
    causes = special_causes(drawn)
    columns: dict[str, Any] = {
        "period": names,
        "value": drawn.values[0],
        "mean": drawn.centre[0],
        "low": drawn.low[0],
        "high": drawn.high[0],
        "target": None if target is None else np.full(len(names), target),
        "signal": causes.names[0],
        "direction": _directions(causes.direction[0], better),
        "variation": _first(str(variation_words(drawn, causes, better)[0]), len(names)),
        "assurance": _assurance(drawn, target, better),
        "note": _first(_note(drawn), len(names)),
    }
    return Answer({name: column for name, column in columns.items() if column is not None})


def _in_time(periods: Periods | None, rows: int) -> tuple[np.ndarray, list[Any]]:
    """Return the rows as time runs, and what each point is called."""
    if periods is None:
        return np.arange(rows), list(range(1, rows + 1))
    order = np.argsort(periods.codes, kind="stable")
    order = order[periods.codes[order] >= 0]
    named = periods.codes[order]
    if (twice := np.flatnonzero(np.diff(named) == 0)).size:
        raise CellError(
            f"periods must stand once each, but {periods.names[named[twice[0]]]} stands more than once. "
            "Chart one unit at a time."
        )
    return order, [periods.names[place] for place in named.tolist()]


def _of_counts(counts: Floats, sizes: Floats, profile: str, chart: str, minimum_n: int) -> ControlChart:
    from frontline.control_charts import p_chart, u_chart

    if chart not in _OF_COUNTS:
        raise CellError(f"chart must be one of {', '.join(_OF_COUNTS)}, but is {chart!r}.", OUT_OF_RANGE)
    laney = chart.startswith("laney")
    if chart.endswith("u"):
        return u_chart(counts[None, :], sizes[None, :], profile, laney=laney)
    shown = np.where(sizes < minimum_n, np.nan, counts)
    return p_chart(shown[None, :], sizes[None, :], profile, laney=laney)


def _directions(direction: np.ndarray, better: str) -> list[str]:
    from frontline.checks import direction as sign_of

    words = {1.0: "better", -1.0: "worse"}
    return [words.get(gain, "") for gain in (sign_of(better) * direction).tolist()]


def _assurance(drawn: ControlChart, target: float | None, better: str) -> list[str] | None:
    from frontline.control_charts import assurance_words

    if target is None:
        return None
    return _first(str(assurance_words(drawn, np.array([target]), better)[0]), drawn.values.shape[1])


def _note(drawn: ControlChart) -> str:
    """Name the chart and its rules, and say what its limits are worth."""
    from frontline.control_charts import profile_named
    from frontline.control_charts.chart import FIRM_POINTS

    points, least = int(drawn.points[0, -1]), profile_named(drawn.profile).minimum_points
    told = f"{drawn.kind} chart, profile {drawn.profile}"
    if points < least:
        return f"{told}; no limits below {least} points"
    return f"{told}; limits on trial below {FIRM_POINTS} points" if points < FIRM_POINTS else told


def _first(words: str, rows: int) -> list[str]:
    return [words] + [""] * (rows - 1)
