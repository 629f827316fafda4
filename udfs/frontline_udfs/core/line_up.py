"""Lining up the arguments of one call: same rows, same header, no empty tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.cells import filled
from frontline_udfs.core.kinds import is_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline_udfs.core.cells import Rows
    from frontline_udfs.core.kinds import Kind


def line_up(given: Mapping[str, Rows], kinds: Mapping[str, Kind]) -> tuple[dict[str, Rows], int]:
    """Return the rows of every argument as its reader takes them, and how many rows of headers were taken off.

    Arguments along rows lose their empty tail and a common header together; a single row becomes a column,
    and one cell alone stands for every row. Arguments answered cell by cell take one shape.

    Raises
    ------
    CellError
        Arguments that belong together have different sizes.
    """
    along = {name: rows for name, rows in given.items() if kinds[name].along_rows}
    each = {name: rows for name, rows in given.items() if kinds[name].each}
    bodies, headers = _without_header(_same_rows(along), kinds)
    return dict(given) | _repeated(bodies) | _same_shape(each), headers


def _same_rows(along: Mapping[str, Rows]) -> dict[str, Rows]:
    """Cut the empty tail off; what is one cell for every row stays so."""
    upright = _upright(along)
    if not upright:
        return {}
    sizes = {name: len(rows) for name, rows in upright.items()}
    used = {name: filled(rows) for name, rows in upright.items()}
    longest = max(used.values())
    if len(set(sizes.values())) > 1 and len(set(used.values())) > 1:
        _refuse_sizes(upright, used, longest)
        return {name: _cut(rows, used[name]) for name, rows in upright.items()}
    return {name: _cut(rows, longest) for name, rows in upright.items()}


def _upright(along: Mapping[str, Rows]) -> dict[str, Rows]:
    """Turn single rows into columns, where no argument has more than one row."""
    if all(len(rows) == 1 for rows in along.values()):
        return {name: [[cell] for cell in rows[0]] for name, rows in along.items()}
    return {name: [[cell] for cell in rows[0]] if len(rows) == 1 else rows for name, rows in along.items()}


def _cut(rows: Rows, length: int) -> Rows:
    return rows[:length] + [[None] * len(rows[0])] * (length - len(rows)) if rows else rows


def _refuse_sizes(upright: Mapping[str, Rows], used: Mapping[str, int], longest: int) -> None:
    """One cell may stand for every row; other differences are refused."""
    if any(count not in (1, longest) for count in used.values()) or any(
        used[name] == 1 and len(rows[0]) > 1 for name, rows in upright.items()
    ):
        sizes = ", ".join(f"{name} {count}" for name, count in used.items())
        raise CellError(f"{' and '.join(used)} must have equally many rows, but have {sizes}. Check the ranges.")


def _repeated(bodies: Mapping[str, Rows]) -> dict[str, Rows]:
    longest = max((len(rows) for rows in bodies.values()), default=0)
    return {name: rows * longest if len(rows) == 1 else rows for name, rows in bodies.items()}


def _without_header(cut: dict[str, Rows], kinds: Mapping[str, Kind]) -> tuple[dict[str, Rows], int]:
    longest = max((len(rows) for rows in cut.values()), default=0)
    full = {name: rows for name, rows in cut.items() if len(rows) == longest}
    judged = [is_header(rows[0], fits) for name, rows in full.items() if (fits := kinds[name].fits) is not None]
    if longest < 2 or not judged or not all(judged):  # noqa: PLR2004 - a header needs something under it
        return cut, 0
    without = {name: rows if kinds[name].named else rows[1:] for name, rows in full.items()}
    return cut | without, 1


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
