"""The sheet Data notes: what was read, what to check, how each measure came about, and the choices of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Block, Column, Lines, Sheet, Table
from frontline_workbooks.sheets.measure_definitions import AS_GIVEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.model import Scorecard

NAME = "Data notes"
SETTINGS, MEASURES, SUPPRESSED, ABSENT = (f"Notes_{name}" for name in ("settings", "measures", "suppressed", "absent"))
"""Tables that a merge reads back from a scorecard that was built before, and what it looks for in them."""
SMALLEST_GROUP, REPORTED_PERIOD, LEVELS = "Smallest group shown", "Reported period", "Levels"
UNIT, COMBINED, FEATURED = "Unit of measure", "Combined by", "Featured"
BETWEEN_LEVELS = "; "
_WIDTHS = (38.0, 66.0, 20.0, 14.0, 12.0, 11.0, 10.0, 10.0, 16.0)
"""The second column of every table holds its longest texts."""
LEGEND = (
    (
        f"{formats.SUPPRESSED} suppressed: too few answers to show, or a number from which a suppressed one could be "
        f"worked out. {formats.NOT_AVAILABLE} not available: there is no result."
    ),
    "✔ met, ▬ near, ✖ missed, – no target, … not enough data. ▲ better or improving, ▼ worse or worsening.",
)


def describe(scorecard: Scorecard) -> Sheet:
    """Describe the sheet Data notes."""
    return Sheet(
        name=NAME,
        title="Where the numbers come from, and what to check",
        subtitle=formats.subtitle(scorecard, "data, measures, suppression and settings"),
        blocks=(
            Lines(LEGEND, "body"),
            _settings(scorecard),
            *_sources(scorecard),
            *_warnings(scorecard),
            _measures(scorecard),
            *_suppressed(scorecard),
            *_absent(scorecard),
        ),
        tab="back",
    )


def _table(name: str, heading: str, *columns: tuple[str, Sequence[object]]) -> Table:
    """A table of texts and whole numbers; the tables of the sheet share their columns' widths."""
    return Table(
        name,
        tuple(_column(header, values, at) for at, (header, values) in enumerate(columns)),
        heading=heading,
        filtered=False,
    )


def _column(header: str, values: Sequence[object], at: int) -> Column:
    """A column; those beyond the widths are not printed, only read back."""
    numeric, printed = all(isinstance(value, int | float) for value in values), at < len(_WIDTHS)
    return Column(
        header,
        np.array(values, dtype=float if numeric else object),
        "#,##0" if numeric else "",
        align="centre" if numeric else "left",
        width=_WIDTHS[at] if printed else 16,
        key=f"c{at}",
        printed=printed,
    )


def _settings(scorecard: Scorecard) -> Table:
    chosen = scorecard.settings
    rows = (
        (SMALLEST_GROUP, str(chosen.minimum_n), "a result with a smaller n is suppressed"),
        ("Near the target", f"{chosen.tolerance:.1%}", "share of the target by which it may be missed"),
        (REPORTED_PERIOD, scorecard.period.label, "as chosen" if chosen.period else "the latest in the data"),
        (LEVELS, BETWEEN_LEVELS.join(scorecard.levels), "those ranked, the whole first"),
        ("Draws", f"{chosen.draws:,}", "simulated rankings behind each rank interval"),
        ("Seed", str(chosen.seed), "of those draws: the same data give the same workbook"),
    )
    what, value, meaning = zip(*rows, strict=True)
    return _table(SETTINGS, "Settings of this run", ("Setting", what), ("Meaning", meaning), ("Value", value))


def _sources(scorecard: Scorecard) -> list[Block]:
    notes = scorecard.tables.source_notes
    if not notes:
        return []
    return [
        _table(
            "Notes_sources",
            "What was read",
            ("File or sheet", [note.source for note in notes]),
            ("Why", [note.why for note in notes]),
            ("Taken as", [note.taken_as or "left alone" for note in notes]),
            ("Rows", [note.rows for note in notes]),
        )
    ]


def _warnings(scorecard: Scorecard) -> list[Block]:
    found = scorecard.tables.warnings
    if not found:
        return [Lines(("Checking the data found nothing to put right.",), "body")]
    return [
        _table(
            "Notes_warnings",
            "What to check in the data",
            ("Place", [fault.place for fault in found]),
            ("Rule, and what to do", [f"{fault.problem}. {fault.remedy}" for fault in found]),
            ("Found", [fault.found or "" for fault in found]),
            ("How often", [fault.count for fault in found]),
        )
    ]


def _measures(scorecard: Scorecard) -> Table:
    about = scorecard.measures
    minimum = about["minimum_n"].fillna(scorecard.settings.minimum_n).astype(int)
    tolerance = about["tolerance"]
    featured = {measure: place for place, measure in enumerate(scorecard.featured, 1)}
    near = [
        f"{scorecard.settings.tolerance:.1%} of target" if np.isnan(own) else f"{own:g}"
        for own in tolerance.to_numpy(dtype=float)
    ]
    return _table(
        MEASURES,
        "Measures: which period each reports, and how the higher levels came about",
        ("Measure", [formats.measure_name(scorecard, measure) for measure in about.index]),
        ("Higher levels", [_how(str(said)) for said in about["rolled_up"]]),
        ("Id", about["measure_id"].astype(str).tolist()),
        ("Area", about["area"].astype(str).tolist()),
        ("Better", about["better"].astype(str).tolist()),
        ("Reported period", ["" if period is None else period.label for period in about["period"]]),
        ("Periods", about["periods"].astype(int).tolist()),
        ("Smallest n shown", minimum.tolist()),
        ("Near within", near),
        (UNIT, about["unit"].fillna("").astype(str).tolist()),
        (COMBINED, about["combine"].astype(str).tolist()),
        (FEATURED, [featured.get(measure, np.nan) for measure in about.index]),
    )


def _how(rolled_up: str) -> str:
    return rolled_up.removeprefix("Higher levels: ").capitalize() if rolled_up else AS_GIVEN


def _suppressed(scorecard: Scorecard) -> list[Block]:
    """Say how many results of each measure are hidden, and why."""
    counts = _hidden_counts(scorecard)
    if not counts:
        return [Lines(("No result was suppressed.",), "body")]
    measures, reasons, latest, earlier = zip(*counts, strict=True)
    return [
        _table(
            SUPPRESSED,
            "Suppressed results",
            ("Measure", [formats.measure_name(scorecard, measure) for measure in measures]),
            ("Why", reasons),
            ("Id", [mixed_measures.id_of(scorecard, measure) for measure in measures]),
            ("Reported period", latest),
            ("Earlier periods", earlier),
        )
    ]


def _hidden_counts(scorecard: Scorecard) -> list[tuple[int, str, int, int]]:
    """Measure, reason, cells of the reported period, cells of earlier ones (whose reasons are not kept)."""
    hidden = scorecard.current[scorecard.current["hidden"] != ""]
    counted = hidden.groupby(["measure", "hidden"], sort=True).size().reset_index(name="cells")
    found = [
        (int(measure), str(reason), int(cells), 0)
        for measure, reason, cells in counted.itertuples(index=False, name=None)
    ]
    for measure, history in enumerate(scorecard.history):
        earlier = int(history.hidden[:, :-1].sum())
        if earlier:
            found.append((measure, "In earlier periods, for the same reasons", 0, earlier))
    return sorted(found, key=lambda row: row[0])


def _absent(scorecard: Scorecard) -> list[Block]:
    """List the units that have no result in the reported period, with their last one."""
    last = _last_periods(scorecard)
    absent = np.flatnonzero(last < len(scorecard.periods) - 1)
    if absent.size == 0:
        return [Lines((f"Every unit has a result in {scorecard.period.label}.",), "body")]
    units = scorecard.units.iloc[absent]
    labels = np.array(["never", *(period.label for period in scorecard.periods)], dtype=object)
    return [
        _table(
            ABSENT,
            f"Units without any result in {scorecard.period.label}",
            ("Unit", units["unit_name"].tolist()),
            ("Unit above", mixed_measures.parent_names(scorecard)[absent].tolist()),
            ("Id", units["unit_id"].tolist()),
            ("Level", units["level"].tolist()),
            ("Last result", labels[last[absent] + 1].tolist()),
        )
    ]


def _last_periods(scorecard: Scorecard) -> np.ndarray:
    """Place in `Scorecard.periods` of each unit's last result on any measure; -1 where there is none."""
    places = {period: place for place, period in enumerate(scorecard.periods)}
    last = np.full(len(scorecard.units), -1)
    for history in scorecard.history:
        known = ~np.isnan(history.value) | history.hidden
        if known.shape[1]:
            at = np.array([places[period] for period in history.periods])
            last = np.maximum(last, np.where(known, at, -1).max(axis=1))
    return last
