"""Scoring comments, which takes packages that not everybody has installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.satisfaction import Sentiment


def scored(texts: Sequence[str | None]) -> Sentiment:
    """Score comments.

    Raises
    ------
    CellError
        The packages are missing; it says which command installs them.
    """
    from frontline.satisfaction import sentiment

    try:
        return sentiment(texts)
    except ParameterError as missing:
        raise CellError(str(missing), NOT_AVAILABLE) from missing
