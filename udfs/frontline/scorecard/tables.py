"""The tables a scorecard is made from, as they stand after reading and checking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.faults import Fault

AREAS = ("satisfaction", "loyalty", "climate", "commitment", "service", "sentiment", "financial")
"""Areas of a measure, in the order in which a scorecard shows them: satisfaction before the money."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What one file or sheet was taken for.

    Parameters
    ----------
    source
        File or sheet, e.g. ``"employee_survey.csv"``.
    taken_as
        Name of our table, e.g. ``"Results"``; empty where the file was left alone.
    why
        How it was recognised, or why it was left alone, as a sentence.
    rows
        Rows read.
    """

    source: str
    taken_as: str
    why: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """Checked tables, columns under their canonical names.

    Every table has all its columns, missing ones filled with NA; ids are texts.
    ``period``, ``unit_id`` and ``measure_id`` of the long tables are categoricals, so that
    millions of rows stay small.

    Parameters
    ----------
    units
        unit_id, unit_name, level, parent_id (NA at the top), peer_group, leader. Checked: unique ids,
        parents exist, no cycle.
    measures
        measure_id, measure_name, area (one of `AREAS`), better (``"higher"``/``"lower"``), unit (text as
        given), scale (``"percent"`` 0-100, ``"fraction"`` 0-1, ``"points"`` -100..100, ``"count"``,
        ``"number"``), combine (``"mean"``/``"sum"``: how units roll up), statistic (how respondent rows are
        scored: ``"mean"``, ``"favourable"``, ``"top box"``, ``"top-2 box"``, ``"nps"``; NA where the measure
        has results of its own), weight (default 1), minimum_n (NA: the run's), tolerance (NA: the run's).
    results
        period (category of period labels), unit_id, measure_id, value, n, numerator, denominator,
        standard_error; at most one row a period, unit and measure.
    targets
        period, unit_id (NA: every unit), measure_id, target, approaching, meeting, exceeding.
    items
        item_id, scale (the measure_id it feeds), minimum, maximum, reverse (bool); or None.
    responses
        One frame a source: period, unit_id, then one column an item (float, NaN missing).
    comments, customers, financials, actions, recognition
        The other tables as read, or None.
    title
        Name of the data for headings (``frontline.toml``: ``title``; else the folder's or file's name).
    source
        Where the numbers come from, in words, for the sub-titles (``frontline.toml``: ``source``; else "").
    source_notes
        What each file or sheet was taken for.
    warnings
        Faults that are not fatal.
    """

    units: pd.DataFrame
    measures: pd.DataFrame
    results: pd.DataFrame
    targets: pd.DataFrame
    items: pd.DataFrame | None = None
    responses: tuple[pd.DataFrame, ...] = ()
    comments: pd.DataFrame | None = None
    customers: pd.DataFrame | None = None
    financials: pd.DataFrame | None = None
    actions: pd.DataFrame | None = None
    recognition: pd.DataFrame | None = None
    title: str = "Scorecard"
    source: str = ""
    source_notes: tuple[SourceNote, ...] = ()
    warnings: tuple[Fault, ...] = field(default=())
