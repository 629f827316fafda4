"""What the user wants of a merge."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline.scorecard.model import Settings
from frontline_workbooks.sheets.choices import DEFAULT_THEME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_addin.actions.merge_fill import Fill


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices of a merge.

    Parameters
    ----------
    at
        Where new sheets stand: ``"front"``, ``"end"``, or the name of the sheet they stand in front of.
    sheets
        Kinds of the sheets to put in; empty for all. The reconciliation and the audit trail always go with them.
    fill
        Columns of finance's tables to fill.
    units
        The table of the year-end workbook that lists units, and its column that names them; "" finds them.
    run_by
        Who runs it, for the audit trail; "" writes nobody's name.
    drop_signature
        Whether a digital signature may be taken off.
    settings, theme
        How results are scored and shown; a scorecard that was built before keeps its own.
    """

    at: str = "front"
    sheets: tuple[str, ...] = ()
    fill: tuple[Fill, ...] = ()
    units: tuple[str, str] = ("", "")
    run_by: str = ""
    drop_signature: bool = False
    settings: Settings = field(default_factory=Settings)
    theme: str = DEFAULT_THEME


def wanted_kinds(wanted: Sequence[str], there: Sequence[str], always: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the kinds of sheets to put in, in the order of the scorecard.

    Parameters
    ----------
    wanted
        As the user named them, in any case; empty for all.
    there
        Every kind the scorecard has.
    always
        Kinds that go in whatever was named.

    Raises
    ------
    ParameterError
        The scorecard has no such sheet.

    Examples
    --------
    >>> wanted_kinds(["rankings"], ["Summary", "Rankings", "Audit trail"], ["Audit trail"])
    ('Rankings', 'Audit trail')
    """
    known = {kind.casefold(): kind for kind in there}
    for name in wanted:
        if name.casefold() not in known:
            near = get_close_matches(name.casefold(), known, n=1)
            hint = f"did you mean {known[near[0]]}?" if near else f"its sheets are {', '.join(there)}."
            raise ParameterError(f"The scorecard has no sheet {name}; {hint}")
    kept = {known[name.casefold()] for name in wanted} | set(always) if wanted else set(there)
    return tuple(kind for kind in there if kind in kept)
