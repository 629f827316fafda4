"""Where printed pages end, so that no chart is cut and no header stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.sheets.description import Chart, Lines, Links, Table, Tiles
from frontline_workbooks.write.layout import ROW_PIXELS, row_pixels

if TYPE_CHECKING:
    from frontline_workbooks.write.layout import Layout, Place

INCH = 2.54
MARGINS = {"left": 1.5, "right": 1.5, "top": 1.5, "bottom": 1.9}
"""Centimetres."""
_PAPER = {"landscape": (29.7, 21.0), "portrait": (21.0, 29.7)}
_DPI = 96
_USABLE = 0.98
"""Share of a page that is counted on: programs differ a little in the height of a row."""
_HEADER_PIXELS, _TILES_PIXELS, _TITLE_PIXELS = 42, 60, 37
_FEWEST_ROWS, _SHORT_TABLE = 10, 16


def paginate(layout: Layout) -> tuple[list[int], set[int]]:
    """Return the rows before which a new page begins, and the headers of tables that run over a page's end."""
    height = _page_pixels(layout)
    used: float = _TITLE_PIXELS * len(layout.title) + ROW_PIXELS * (len(layout.subtitle) + 1)
    breaks: list[int] = []
    split: set[int] = set()
    for index, place in enumerate(layout.places):
        previous = layout.places[index - 1] if index else None
        if previous is not None and previous.row == place.row:
            continue  # stands beside the one before
        if previous and not _is_kept(previous, place) and used + _needed(layout, index) > height:
            breaks.append(place.row)
            used = _HEADER_PIXELS if split else 0  # a header is repeated below the table it belongs to, not above
        used += _pixels(place)
        if used > height:
            split.add(place.header)
            used = (used - height) % (height - _HEADER_PIXELS) + _HEADER_PIXELS
        used += ROW_PIXELS
    return breaks, split


def _is_kept(previous: Place | None, place: Place) -> bool:
    """Whether a block stays with what stands before it: a table under its tiles, a note under its table."""
    if previous is None or isinstance(place.block, Chart):
        return False
    note = isinstance(place.block, Lines) and place.block.style == "note"
    return note or _belongs_to_next(previous, place)


def _page_pixels(layout: Layout) -> float:
    """Return the pixels of a sheet that fit on a page once it is one page wide."""
    wide, tall = _PAPER[layout.sheet.paper]
    wide -= MARGINS["left"] + MARGINS["right"]
    tall -= MARGINS["top"] + MARGINS["bottom"]
    sheet = sum(7 * width + 5 for width in (2.0, *layout.widths[: layout.printed]))
    scale = min(1.0, wide / INCH * _DPI / sheet)
    return _USABLE * tall / INCH * _DPI / scale


def _needed(layout: Layout, index: int) -> float:
    """Return the pixels that must fit on one page: a short table whole, of a long one its first rows."""
    place = layout.places[index]
    if isinstance(place.block, Table) and place.block.rows > _SHORT_TABLE:
        return _HEADER_PIXELS + ROW_PIXELS * (_FEWEST_ROWS + (place.header - place.row))
    following = layout.places[index + 1] if index + 1 < len(layout.places) else None
    if following is not None and (_belongs_to_next(place, following) or _is_kept(place, following)):
        return _pixels(place) + ROW_PIXELS + _needed(layout, index + 1)
    return _pixels(place)


def _belongs_to_next(place: Place, following: Place) -> bool:
    if isinstance(place.block, Tiles | Links):
        return True
    if isinstance(place.block, Lines):
        return place.block.style in ("heading", "strong")
    return isinstance(place.block, Table) and isinstance(following.block, Chart)


def _pixels(place: Place) -> float:
    if isinstance(place.block, Tiles):
        return _TILES_PIXELS
    if isinstance(place.block, Chart):
        return max(place.block.height, place.rows * ROW_PIXELS)
    if isinstance(place.block, Table):
        above = _HEADER_PIXELS + ROW_PIXELS * (place.header - place.row)
        if place.lines is None:
            return above + ROW_PIXELS * place.block.rows
        return above + sum(map(row_pixels, place.lines.tolist()))
    return place.rows * ROW_PIXELS
