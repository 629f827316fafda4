"""A unit correlation corrected for the unreliability of both measures."""

from __future__ import annotations

import numpy as np

from frontline.errors import ParameterError
from frontline.linkage.association import Association, unavailable


def disattenuate(link: Association, icc2_x: float, icc2_y: float) -> Association:
    """Estimate the correlation of two measures free of the error of the units' means.

    Parameters
    ----------
    link
        The observed unit correlation.
    icc2_x, icc2_y
        ICC(2) of the measures: the reliability of the units' means, at most 1.

    Returns
    -------
    Association
        Estimate and ends divided by sqrt(icc2_x icc2_y); not available, in words, where a reliability is
        missing or not above 0. A value beyond 1 is kept and said.

    Raises
    ------
    ParameterError
        When a reliability is above 1.

    Notes
    -----
    The interval takes the reliabilities as known.

    References
    ----------
    .. [1] Spearman, C. (1904). The proof and measurement of association between two things. *American Journal
       of Psychology* 15:72-101.
    .. [2] Bliese, P. D. (1998). Group size, ICC values, and group-level correlations: a simulation.
       *Organizational Research Methods* 1:355-373.

    Examples
    --------
    >>> observed = Association(0.42, 0.2, 0.6, "Fisher's z interval", 80, 0, ())
    >>> result = disattenuate(observed, 0.7, 0.9)
    >>> round(result.estimate, 4), round(result.low, 4), round(result.high, 4)
    (0.5292, 0.252, 0.7559)
    """
    for name, value in (("icc2_x", icc2_x), ("icc2_y", icc2_y)):
        if value > 1:
            raise ParameterError(f"{name} must not be above 1, but got {value:g}")
    if np.isnan(link.estimate):
        return link
    if not (icc2_x > 0 and icc2_y > 0):
        reason = "A measure does not tell units apart: its ICC(2) is missing or not above 0."
        return unavailable(link.units, link.lag, reason, *link.notes[1:])
    divisor = np.sqrt(icc2_x * icc2_y)
    estimate, low, high = (float(part / divisor) for part in (link.estimate, link.low, link.high))
    notes = (*link.notes, f"Corrected for reliability, ICC(2) {icc2_x:.3g} and {icc2_y:.3g}.", *_beyond(estimate))
    method = f"{link.method}, ends corrected by reliabilities taken as known"
    return Association(estimate, low, high, method, link.units, link.lag, notes)


def _beyond(estimate: float) -> tuple[str, ...]:
    if abs(estimate) > 1:
        return ("Beyond 1: the reliability is estimated too low, or the units are too few.",)
    return ()
