"""FLS_INDEX: one index 0-100 from several channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import AmountTable, DistinctUnits, Drivers, Floats
from frontline_udfs.core.lists import NumberList, WordList, one_each
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline.satisfaction import Channel
    from frontline_udfs.core.kinds import Floats


@worksheet_function
def FLS_INDEX(
    values: Drivers,
    weights: NumberList,
    lowest: NumberList | None = None,
    highest: NumberList | None = None,
    better: WordList | None = None,
    units: DistinctUnits | None = None,
    standard_errors: AmountTable | None = None,
) -> Answer:
    """One index 0-100 of each unit from several channels, such as surveys, waiting time and web ratings, by weight.

    Parameters
    ----------
    values
        One column for each channel, one row for each unit; words above them are their names. Blanks are missing.
    weights
        Weight of each channel, one for each column of values, or one for all. They need not sum to 1.
    lowest
        Value of each channel that counts as 0 (or as 100 where lower is better), or one for all. Left out: 0.
    highest
        Value of each channel that counts as 100 (or as 0 where lower is better), or one for all. Left out: 100.
    better
        "higher" or "lower" for each channel, or one for all. Left out: higher.
    units
        One column, each unit once. Left out: rows are numbered.
    standard_errors
        Standard error of each value, in the shape of values. Left out: no interval.

    Returns
    -------
    Answer
        Table: unit, n (channels used), value, low, high (95 %, where standard errors are given), note (channels missing
        or beyond their ends). A missing channel passes its weight on to the others.

    Examples
    --------
    =FLS_INDEX(B1:C49, {3,1}, {1,0}, {5,20}, {"higher","lower"}, A1:A49)

    >>> values = [["survey", "waiting"], [4, 5], [4, None]]
    >>> for row in FLS_INDEX(values, [[3, 1]], [[1, 0]], [[5, 20]], [["higher", "lower"]]):
    ...     print(row)
    ['unit', 'n', 'value', 'note']
    [1, 2, 75.0, '']
    [2, 1, 75.0, 'Missing: waiting.']
    """
    from frontline.checks import same_length
    from frontline.satisfaction import composite_index

    if units is not None:
        same_length(values=values.values, units=units.codes)
    if standard_errors is not None:
        same_length(values=values.values, standard_errors=standard_errors)
    channels = _channels(values.names, weights, lowest, highest, better)
    found = composite_index(values.values, channels, standard_errors)
    rows = range(1, len(found.index) + 1)
    columns: dict[str, Any] = {"unit": list(rows) if units is None else units.names}
    columns |= {"n": found.n, "value": found.index}
    if standard_errors is not None:
        columns |= {"low": found.low, "high": found.high}
    return Answer(columns | {"note": found.note})


def _channels(
    names: list[str], weights: Floats, lowest: Floats | None, highest: Floats | None, better: list[str] | None
) -> list[Channel]:
    from frontline.satisfaction import Channel

    numbers = {"lowest": [0.0] if lowest is None else lowest.tolist()}
    numbers |= {"highest": [100.0] if highest is None else highest.tolist(), "weights": weights.tolist()}
    ends_and_weights = (one_each(entries, len(names), name) for name, entries in numbers.items())
    directions = one_each(better or ["higher"], len(names), "better")
    return [Channel(*of_channel) for of_channel in zip(names, *ends_and_weights, directions, strict=True)]
