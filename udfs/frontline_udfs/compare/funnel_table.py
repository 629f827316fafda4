"""The columns that funnels share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError

if TYPE_CHECKING:
    from frontline.comparison import Funnel


def funnel_columns(funnel: Funnel) -> tuple[dict[str, Any], list[str]]:
    """Return the columns of a funnel, and the notes: on all in the first row, on a unit left out in its own.

    Raises
    ------
    CellError
        No unit has a value.
    """
    if not funnel.n:
        raise CellError(" ".join(funnel.notes), NOT_AVAILABLE)
    columns = {
        "value": funnel.value,
        "target": np.full(len(funnel.value), funnel.target),
        "low": funnel.low[:, 0],
        "high": funnel.high[:, 0],
        "low outer": funnel.low[:, 1],
        "high outer": funnel.high[:, 1],
        "reading": list(funnel.place),
    }
    notes = ["left out: no value of known size" if absent else "" for absent in np.isnan(funnel.value).tolist()]
    notes[0] = " ".join(filter(None, (notes[0], *funnel.notes)))
    return columns, notes
