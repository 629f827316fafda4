"""What a described sheet is besides its values: as long as that is the same, only values need writing."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline import __version__
from frontline_workbooks.sheets.description import Column, Field, Lines, Table, Tile
from frontline_workbooks.write.cells import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.write.layout import Layout

_VALUES = {Column: {"values", "marks"}, Tile: {"label", "value"}, Field: {"value"}, Lines: {"lines"}}
"""Fields that hold what is written in place."""


def fingerprint(layout: Layout, theme: str) -> str:
    """Return a text that changes whenever a sheet must be drawn anew.

    Parameters
    ----------
    layout
        The described sheet and where its blocks stand.
    theme
        Name of its colours.
    """
    digest = hashlib.sha256()
    for part in _parts(layout, theme):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _parts(layout: Layout, theme: str) -> Iterator[str]:
    sheet = layout.sheet
    yield from (__version__, theme, sheet.name, sheet.tab, str(sheet.freeze), sheet.paper)
    yield f"{layout.widths} {layout.printed} {len(layout.title)} {len(layout.subtitle)}"
    for place in layout.places:
        yield f"{type(place.block).__name__} {place.row} {place.rows} {place.header} {len(place.texts)}"
        yield from _describe(place.lines)
        yield from _describe(place.block)
        if isinstance(place.block, Table):
            yield " ".join("text" if is_text(column) else "number" for column in place.block.columns)


def _describe(item: object) -> Iterator[str]:
    """Walk through a description, leaving its values out."""
    if isinstance(item, np.ndarray):
        yield from (f"{item.shape}", *map(str, item.ravel().tolist()))
    elif isinstance(item, tuple):
        yield str(len(item))
        for part in item:
            yield from _describe(part)
    elif is_dataclass(item) and not isinstance(item, type):
        left_out = _VALUES.get(type(item), set())
        for field in fields(item):
            if field.name not in left_out:
                yield from _describe(getattr(item, field.name))
    else:
        yield repr(item)
