"""The sheet Audit trail: from which files, when, with what and by which rules these sheets came here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from frontline import __version__
from frontline.errors import ParameterError
from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.audited import NOT_KNOWN
from frontline_workbooks.sheets.description import Column, Field, Fields, Lines, Sheet, Table
from frontline_workbooks.sheets.measure_definitions import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.sheets.audited import Audited
    from frontline_workbooks.sheets.source_files import SourceFile

NAME = "Audit trail"
AUDIT_NAME = "Frontline_audit_"
"""Beginning of the names of the cells by which a later merge knows this one again."""
_TIME, _REPLACED, _FINGERPRINT = (f"{AUDIT_NAME}{what}" for what in ("time", "replaced", "fingerprint"))
_WRITTEN = "%Y-%m-%d %H:%M:%S UTC"
_BETWEEN = ", "
_LINE = 140
"""Characters across the printed columns."""
_NOTHING = "nothing; there were none"
_NO_MEASURES = "The scorecard has no sheet Data notes any more, so how its measures are defined is not known."
_NOTES = (
    (
        "A file is the same as long as its SHA-256 is (certutil -hashfile FILE SHA256 on Windows, shasum -a 256 FILE "
        "elsewhere). The fingerprint stands for everything on this sheet but the time and what was replaced: the same "
        "merge again keeps both."
    ),
    "Of suppressed results only their number is said, here and everywhere: no value, no n.",
)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did.

    Parameters
    ----------
    merged_at
        When; aware of its time zone.
    workbook
        Name of the workbook that the sheets were put into.
    sources
        The files of the results.
    sheets
        Kinds of the sheets put in.
    replaced
        Kinds of those that replaced sheets of an earlier merge.
    filled
        Columns filled in finance's tables, ``"Costs[Satisfaction], 48 cells"``.
    who
        Who ran it, where that person agreed to be named.
    """

    merged_at: dt.datetime
    workbook: str
    sources: tuple[SourceFile, ...]
    sheets: tuple[str, ...]
    replaced: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    who: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that may mean any hour."""
        if self.merged_at.tzinfo is None:
            raise ParameterError(f"merged_at must have a time zone, but got {self.merged_at.isoformat()}")


def describe_audit_trail(results: Audited, merge: Merge) -> Sheet:
    """Describe the sheet Audit trail.

    Parameters
    ----------
    results
        What is known of the results.
    merge
        What was done.
    """
    return Sheet(
        name=NAME,
        title="Where these sheets came from",
        subtitle=results.heading.line("files, time, rules"),
        blocks=(
            Fields((*_facts(results, merge), *_what_was_done(merge), *_marks(results, merge))),
            _sources(merge.sources),
            _measures(results),
            Lines(_NOTES),
        ),
        tab="back",
        freeze=1,
    )


def fingerprint(results: Audited, merge: Merge) -> str:
    """Return what a merge is known by: equal for equal results, files, rules and sheets, whenever it was done."""
    said = [
        [field.value for field in _facts(results, merge)],
        [(file.name, file.size, file.sha256) for file in merge.sources],
        results.choices,
        results.measures,
        merge.sheets,
        merge.filled,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def same_but_for_time(results: Audited, merge: Merge, kept: Mapping[str, object]) -> bool:
    """Whether an earlier merge, of which the cells are kept, was the same but for its time.

    Parameters
    ----------
    results, merge
        The new merge.
    kept
        What `frontline_workbooks.package.kept_cells` finds in the workbook for `AUDIT_NAME`.
    """
    return kept.get(_FINGERPRINT) == fingerprint(results, merge)


def as_first_merged(results: Audited, merge: Merge, kept: Mapping[str, object]) -> Merge:
    """Return the merge with the time and the replaced sheets of the earlier one where they are the same otherwise.

    Parameters
    ----------
    results, merge, kept
        As for `same_but_for_time`.
    """
    try:
        written = dt.datetime.strptime(str(kept.get(_TIME)), _WRITTEN).replace(tzinfo=dt.UTC)
    except ValueError:  # somebody wrote something else there
        return merge
    if not same_but_for_time(results, merge, kept):
        return merge
    before = str(kept.get(_REPLACED) or _NOTHING)
    return replace(merge, merged_at=written, replaced=() if before == _NOTHING else tuple(before.split(_BETWEEN)))


def _facts(results: Audited, merge: Merge) -> tuple[Field, ...]:
    suppressed = results.all_suppressed
    facts = [
        ("Workbook", merge.workbook),
        ("Made with", f"Frontline Scorecards {__version__}"),
        ("Reported period", results.heading.period or NOT_KNOWN),
        ("Smallest group shown", _smallest(results)),
        ("Results suppressed", NOT_KNOWN if math.isnan(suppressed) else f"{suppressed:,.0f}"),
    ]
    if results.built_with:
        facts.insert(2, ("Scorecard built with", results.built_with))
    if merge.who:
        facts.append(("Run by", merge.who))
    return tuple(Field(label, value) for label, value in facts)


def _smallest(results: Audited) -> str:
    known = results.minimum_n != NOT_KNOWN
    return f"{results.minimum_n}, unless a measure says otherwise" if known else NOT_KNOWN


def _what_was_done(merge: Merge) -> tuple[Field, ...]:
    return (
        *_wrapped("Sheets put in", _BETWEEN.join(merge.sheets) or "none"),
        Field("Sheets replaced", _BETWEEN.join(merge.replaced) or _NOTHING, _REPLACED),
        *_wrapped("Columns filled", "; ".join(merge.filled) or "none"),
    )


def _wrapped(label: str, text: str) -> tuple[Field, ...]:
    """Return a long text on several lines, so that print cuts nothing off."""
    return tuple(Field(label if at == 0 else "", line) for at, line in enumerate(textwrap.wrap(text, _LINE)))


def _marks(results: Audited, merge: Merge) -> tuple[Field, ...]:
    return (
        Field("Merged at", merge.merged_at.astimezone(dt.UTC).strftime(_WRITTEN), _TIME),
        Field("Fingerprint", fingerprint(results, merge), _FINGERPRINT),
    )


def _sources(files: Sequence[SourceFile]) -> Table | Lines:
    if not files:
        return Lines(("The results came from no file of their own.",), "body")
    return Table(
        formats.table_name(NAME, "sources"),
        (
            _text("File", [file.name for file in files], 30),
            _text("SHA-256", [file.sha256 for file in files], 60),
            Column("Bytes", np.array([file.size for file in files], dtype=float), "#,##0", width=14),
        ),
        heading="Files the results came from",
        filtered=False,
    )


def _measures(results: Audited) -> Table | Lines:
    rows = results.measures
    if not rows:
        return Lines((_NO_MEASURES,), "body")
    counts = np.array(results.suppressed, dtype=float).reshape(-1, 2)
    texts = [[str(row[key]) for row in rows] for key in KEYS]
    headers = ("Measure", "How higher levels came about", "Id", "Unit", "Better", "Smallest n shown", "Reported period")
    widths = (30, 60, 18, 13, 8, 9, 10)
    return Table(
        formats.table_name(NAME, "measures"),
        (
            *(_text(header, values, width) for header, values, width in zip(headers, texts, widths, strict=True)),
            Column("Suppressed", counts[:, 0], "#,##0", width=10),
            Column("Suppressed earlier", counts[:, 1], "#,##0", width=10),
        ),
        heading="Measures",
        filtered=False,
    )


def _text(header: str, values: Sequence[str], width: float) -> Column:
    return Column(header, np.array(values, dtype=object), align="left", width=width)
