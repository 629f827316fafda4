"""The period columns of all long tables, read together so that one decides what another leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.scorecard.periods import try_periods
from frontline_workbooks.read.values import with_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from frontline.scorecard.periods import Period
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack


def read_periods(stacks: Sequence[Stack], report: Report) -> tuple[list[pd.Series], tuple[Period, ...]]:
    """Read the ``period`` columns of several tables.

    Parameters
    ----------
    stacks
        The tables; their texts are read as one column.
    report
        Takes the texts that are no period, one fault a source.

    Returns
    -------
    tuple
        Per table the column as an ordered category of labels (missing where it could not be read), all with
        the same categories as time runs; and the periods of those categories.
    """
    texts = dict.fromkeys(text for stack in stacks for text in stack.frame["period"].cat.categories.tolist())
    read, problems = try_periods(texts)
    periods = tuple(sorted(set(read.values())))
    number = {period: at for at, period in enumerate(periods)}
    labels = [period.label for period in periods]
    columns = []
    for stack in stacks:
        column = stack.frame["period"]
        codes = np.array([number[read[text]] if text in read else -1 for text in column.cat.categories], dtype=np.int64)
        columns.append(with_codes(column, codes, labels, ordered=True))
        _report(stack, column, problems, report)
    return columns, periods


def _report(stack: Stack, column: pd.Series, problems: dict[object, str], report: Report) -> None:
    bad = np.array([text in problems for text in column.cat.categories] + [False])
    rows = np.flatnonzero(bad[column.cat.codes.to_numpy()]) if bad.any() else np.array([], dtype=int)
    if not len(rows):
        return
    rule = problems[column.iloc[rows[0]]].split(", but got ")[0]
    swapped = "day and month" in rule
    remedy = "Write dates as 2024-12-31." if swapped else "Write every period in one of these forms."
    stack.add_fault(report, stack.frame.index[rows], "period", rule, remedy)
