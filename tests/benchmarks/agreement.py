"""The intraclass correlation by restricted maximum likelihood against R's lme4."""

from __future__ import annotations

import numpy as np
from measure import Row, in_turn, seconds
from peers_in_r import missing, r_seconds, r_version
from synthetic import survey_answers

from frontline.agreement import one_way_reml, unit_moments
from frontline.survey import scale_mean

UNITS, RESPONDENTS, ITEMS = 10_000, 1_000_000, 7


def rows() -> list[Row | str]:
    """Return the table's lines."""
    task = f"ICC by REML with interval, {RESPONDENTS:,} respondents in {UNITS:,} units"
    if r_version("lme4") is None:
        return [missing(task, "lme4")]
    units, answers = survey_answers(RESPONDENTS, ITEMS, UNITS)
    scores = scale_mean(answers, 1, 5)
    units, scores = units[~np.isnan(scores)], scores[~np.isnan(scores)]
    one_way_reml(unit_moments(units[:1000], scores[:1000], UNITS))  # loads scipy's modules, as R loads lme4 untimed
    data = {"unit": units, "score": scores}
    times = in_turn(
        lambda: seconds(lambda: one_way_reml(unit_moments(units, scores, UNITS))),
        lambda: r_seconds("lme4", data, "unit <- factor(unit)", "lmer(score ~ 1 + (1 | unit), REML=TRUE)"),
        pairs=2,
    )
    return [Row(task, f"lme4 {r_version('lme4')}, without interval", *times, 0.02)]
