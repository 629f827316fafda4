"""Survey scales from respondent rows: one pass for all units against pandas, alpha against pingouin."""

from __future__ import annotations

import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd
from measure import Row, in_turn, process, seconds
from synthetic import survey_answers

from frontline.reduction import reduce_answers, scale_scores
from frontline.survey import cronbach_alpha

UNITS, RESPONDENTS, ITEMS = 10_000, 1_000_000, 7
MANY = 10_000_000


def rows() -> list[Row]:
    """Return the table's lines."""
    units, answers = survey_answers(RESPONDENTS, ITEMS, UNITS)
    gapless = np.where(np.isnan(answers), 3.0, answers)
    return [
        _one_pass(units, answers),
        _one_pass_of_many(),
        _alpha(f"alpha with interval, {RESPONDENTS:,} x {ITEMS}", gapless),
        _alpha("the same, 3 % missing, listwise", answers),
    ]


def _one_pass(units: np.ndarray, answers: np.ndarray) -> Row:
    frame = pd.DataFrame(answers, columns=[f"item {i}" for i in range(ITEMS)])
    times = in_turn(
        lambda: seconds(lambda: scale_scores(reduce_answers(units, answers, 1, 5, UNITS))),
        lambda: seconds(lambda: _with_pandas(units, frame)),
    )
    task = f"rwg(j), mean, favourable, n: {RESPONDENTS:,} x {ITEMS} in {UNITS:,} units"
    return Row(task, f"pandas {version('pandas')} groupby", *times, 1.0)


def _with_pandas(units: np.ndarray, answers: pd.DataFrame) -> pd.DataFrame:
    """Find the same numbers with pandas; the units are whole numbers, which it groups fastest."""
    answered = answers.count(axis=1)
    score = 25 * (answers.mean(axis=1) - 1)
    counted = answered >= ITEMS / 2
    answers, score, units = answers[counted], score[counted], units[counted]
    by_unit = score.groupby(units).agg(["mean", "count", "sem"])
    ratio = (answers.groupby(units).var() / 2).mean(axis=1).clip(upper=1)
    by_unit["rwg(j)"] = ITEMS * (1 - ratio) / (ITEMS * (1 - ratio) + ratio)
    good = (answers >= 4).sum(axis=1).groupby(units).sum()
    by_unit["favourable"] = good / answered[counted].groupby(units).sum()
    return by_unit


def _one_pass_of_many() -> Row:
    """Compare ten times the rows, in a process of its own for its peak memory, with ten times the pandas time."""
    units, answers = survey_answers(RESPONDENTS, ITEMS, UNITS)
    frame = pd.DataFrame(answers)
    peaks = []

    def ours() -> float:
        measured = process("ours_reduction.py", MANY, ITEMS, UNITS)
        peaks.append(measured["megabytes"])
        return measured["seconds"]

    mine, theirs, ratio = in_turn(ours, lambda: seconds(lambda: _with_pandas(units, frame)), pairs=2)
    task = f"the same, {MANY:,} x {ITEMS}; the peer {RESPONDENTS:,}"
    return Row(task, f"pandas {version('pandas')} groupby", mine, theirs, ratio, 10.0, max(peaks))


def _alpha(task: str, answers: np.ndarray) -> Row:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pingouin
    frame = pd.DataFrame(answers)
    times = in_turn(
        lambda: seconds(lambda: cronbach_alpha(answers)),
        lambda: seconds(lambda: pingouin.cronbach_alpha(frame, nan_policy="listwise")),
        pairs=5,
    )
    return Row(task, f"pingouin {version('pingouin')}", *times, 1.0)
