"""Lining up the arguments of one call: same rows, same header, no empty tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.cells import filled
from frontline_udfs.core.headers import is_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontline_udfs.core.cells import Rows
    from frontline_udfs.core.kinds import Kind


def line_up(given: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> tuple[dict[str, Rows], int]:
    """Return the rows of every argument as its reader takes them, and how many rows of headers were taken off.

    Arguments along rows lose their empty tail and a common header together; a single row becomes a column,
    and one cell alone stands for every row where its kind allows. Arguments answered cell by cell take one shape.

    Raises
    ------
    CellError
        Arguments that belong together have different sizes, or are all blank.
    """
    along = {name: rows for name, rows in given.items() if kinds[name].along_rows}
    each = {name: rows for name, rows in given.items() if kinds[name].each}
    bodies, headers = _without_header(_same_rows(_upright(along, kinds), kinds), kinds)
    return dict(given) | bodies | _same_shape(each), headers


def _same_rows(upright: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> dict[str, Rows]:
    """Cut the empty tail off; what is one cell for every row stays so."""
    tall = {name: rows for name, rows in upright.items() if len(rows) > 1} or upright
    used = {name: filled(rows) for name, rows in tall.items()}
    longest = max(used.values(), default=0)
    if used and (not longest or _only_headers(tall, longest, kinds)):
        what = "no row below the headers" if longest else "nothing"
        raise CellError(f"There is {what} in {' and '.join(used)}. Check the ranges.", NOT_AVAILABLE)
    if len({len(rows) for rows in tall.values()}) > 1 and len(set(used.values())) > 1:
        sizes = ", ".join(f"{name} {count}" for name, count in used.items())
        raise CellError(f"{' and '.join(used)} must have equally many rows, but have {sizes}. Check the ranges.")
    return {name: rows[:longest] for name, rows in upright.items()}


def _only_headers(tall: Mapping[str, Rows], longest: int, kinds: Mapping[str, Kind]) -> bool:
    return longest == 1 and max(map(len, tall.values())) > 1 and _under_header(tall, kinds)


def _upright(along: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> dict[str, Rows]:
    """Turn single rows into columns, but not where one row of several columns is all there is."""
    if all(len(rows) == 1 and (kinds[name].wide or len(rows[0]) == 1) for name, rows in along.items()):
        return dict(along)
    return {name: [[cell] for cell in rows[0]] if len(rows) == 1 else rows for name, rows in along.items()}


def _without_header(cut: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> tuple[dict[str, Rows], int]:
    """Take a common header off, which one cell for every row does not have, and let that cell stand for every row."""
    longest = max((len(rows) for rows in cut.values()), default=0)
    full = {name: rows for name, rows in cut.items() if len(rows) == longest}
    headers = int(longest > 1 and _under_header(full, kinds))
    bodies = {name: rows if kinds[name].named else rows[headers:] for name, rows in full.items()}
    alone = {name: rows for name, rows in cut.items() if name not in full}
    if longest - headers > 1:
        _refuse_one_cell(alone, full, longest - headers, kinds)
    return bodies | {name: rows * (longest - headers) for name, rows in alone.items()}, headers


def _refuse_one_cell(alone: Iterable[str], full: Iterable[str], rows: int, kinds: Mapping[str, Kind]) -> None:
    """Refuse one cell where each row must have its own: a slip that would make all rows alike."""
    for name in alone:
        if not kinds[name].for_all:
            raise CellError(f"{name} must have {rows} rows, as {' and '.join(full)} have, but has 1. Check the ranges.")


def _under_header(full: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> bool:
    judged = [is_header(rows[0], fits) for name, rows in full.items() if (fits := kinds[name].fits) is not None]
    return bool(judged) and all(judged)


def _same_shape(each: Mapping[str, Rows]) -> dict[str, Rows]:
    if not each:
        return {}
    many = {name: rows for name, rows in each.items() if len(rows) > 1}
    longest = max((filled(rows) for rows in many.values()), default=1) or 1
    cut = {name: rows[:longest] if name in many else rows for name, rows in each.items()}
    height = max(len(rows) for rows in cut.values())
    width = max(len(rows[0]) for rows in cut.values())
    return {name: _stretched(rows, height, width, name) for name, rows in cut.items()}


def _stretched(rows: Rows, height: int, width: int, name: str) -> Rows:
    if len(rows) not in (1, height) or len(rows[0]) not in (1, width):
        raise CellError(
            f"{name} must be one cell or as large as the others ({height} rows x {width} columns), "
            f"but has {len(rows)} rows x {len(rows[0])} columns."
        )
    wide = [row * width if len(row) == 1 else row for row in rows]
    return wide * height if len(wide) == 1 else wide
