"""The parts of a described workbook: what stands on each sheet, not how a renderer draws it.

A sheet is a title, a sub-title and blocks from top to bottom. Tables are held by column, so that a
table of 150,000 rows is a dozen arrays. Nothing here changes after it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np

Bucket: TypeAlias = Literal["bucket 1", "bucket 2", "bucket 3", "bucket 4", "bucket 5", "bucket 6", "bucket 7"]
"""Seven quiet shades from the worst, 1, over grey, 4, to the best, 7."""

Role: TypeAlias = Literal["plain", "good", "near", "bad", "better", "worse", "muted", "strong", "accent"] | Bucket
"""What a colour means; the theme says which colour it is."""

Align: TypeAlias = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """Colour a cell by how its text begins, e.g. ``(("✔", "good"), ("✖", "bad"))``; ``fill`` shades it too."""

    starts: tuple[tuple[str, Role], ...]
    fill: bool = True


@dataclass(frozen=True, slots=True)
class When:
    """Colour a cell where a formula holds, e.g. ``When("{gap}>=0", "good")``.

    ``{key}`` stands for the cell of the column of that key in the same row, ``{Table.key}`` for all cells of
    a column of a table on the same sheet. ``number_format`` may put an icon before the number, so that
    colour is never alone: ``'"✔ "0.0'``.
    """

    formula: str
    role: Role
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class DataBar:
    """A bar in the cell from ``minimum`` to ``maximum``."""

    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class ColourScale:
    """Shade from the bad colour through white at ``middle`` to the good one; give low > high to reverse."""

    low: float
    middle: float
    high: float


Rule: TypeAlias = Words | When | DataBar | ColourScale


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    header
        Unique within its table, not empty.
    values
        Shape (rows,): floats (NaN is a blank cell) or texts ("" is a blank cell). Where there is a
        ``formula``, its cached results. Where there is a ``sparkline``, not read.
    number_format
        Excel's number format for floats, see `formats.number_format`; "" leaves it general.
    number_formats
        Shape (rows,), formats of single rows, for columns that mix measures; "" for `number_format`; or None.
    align, width
        Width in characters; longer texts are wrapped, to three lines at most.
    key
        Name by which formulas, rules, sparklines and charts refer to this column.
    formula
        Template without "=", e.g. ``'IF({value}="","",{value}-{target})'``: every row has its own;
        ``{Table.key}`` stands for all cells of a column of a table on the same sheet.
    marks
        Shape (rows,), texts written instead of the value where not "", e.g. ``"[c]"``; or None.
    links
        Shape (rows,), sheet names each text links to ("" none); or None. Plain text in tables of over 1,000 rows.
    rules
        Conditional formats that keep working when a value is typed.
    sparkline
        Keys of the first and last column of the range a line is drawn from, in the same row; or None.
    role
        Colour of the text.
    printed
        False for columns right of the printed area, which feed sparklines and charts.
    name
        Name by which formulas of the whole workbook call the column's cells, ``"Frontline_value"``; "" for
        none. It follows the table. The header must be of letters, digits and spaces.
    """

    header: str
    values: np.ndarray
    number_format: str = ""
    align: Align = "centre"
    width: float = 10
    key: str = ""
    formula: str = ""
    marks: np.ndarray | None = None
    links: np.ndarray | None = None
    rules: tuple[Rule, ...] = ()
    sparkline: tuple[str, str] | None = None
    role: Role = "plain"
    printed: bool = True
    number_formats: np.ndarray | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a header and rows, held by column; it becomes an Excel table with a filter.

    Parameters
    ----------
    name
        Unique in the workbook; letters, digits and underscores, see `formats.table_name`.
    columns
        At least one, all of the same length; at least one row.
    heading
        Line above the header, "" for none.
    strong
        Rows in bold, shape (rows,) of bool; or None.
    filtered
        Whether the header carries filter buttons.
    """

    name: str
    columns: tuple[Column, ...]
    heading: str = ""
    strong: np.ndarray | None = None
    filtered: bool = True

    @property
    def rows(self) -> int:
        """How many rows stand under the header."""
        return len(self.columns[0].values)


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with its label; ``formula`` (without "=") keeps it alive, ``value`` is what it shows now."""

    label: str
    value: str
    role: Role = "plain"
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A quiet band of numbers, four or fewer."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text, wrapped to the printed width; style "note" is small and grey, "body" is for reading.

    "strong" and "heading" stand directly above the block they head.
    """

    lines: tuple[str, ...]
    style: Literal["note", "body", "strong", "heading"] = "note"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a block (name of a table or chart on the same sheet) or to a sheet."""

    text: str
    sheet: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Links side by side."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart, read from columns of a table.

    Parameters
    ----------
    name
        As in the legend.
    table, categories, values
        Name of the table (of any sheet) and keys of its columns.
    first, count
        Which rows; ``count`` None for all from ``first``.
    across
        True: ``values`` and ``categories`` name (first key, last key) by ``"first:last"`` in row ``first``;
        the categories are the headers.
    role
        Colour.
    look
        "bar", "line", "thin" (one of several lines, each with a colour and a sign of its own), "mark" (a
        short thick stroke, for targets and ranks) or "range" (a thin line from ``values`` to ``values`` +
        ``plus``).
    plus
        Key of the column of lengths of a "range".
    """

    name: str
    table: str
    categories: str
    values: str
    first: int = 0
    count: int | None = None
    across: bool = False
    role: Role = "accent"
    look: Literal["bar", "line", "thin", "mark", "range"] = "bar"
    plus: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart.

    Parameters
    ----------
    name
        Unique in the workbook; links may lead to it.
    kind
        "bar" (horizontal, first row on top), "column", "stacked" (horizontal, to 100 %) or "line".
    alt
        What it shows, in a sentence, for readers who cannot see it.
    value_axis, category_axis
        Names of the axes, with the unit.
    minimum, maximum
        Ends of the value axis; None lets the renderer choose.
    half
        Half the printed width, so that two stand side by side.
    """

    name: str
    kind: Literal["bar", "column", "stacked", "line"]
    title: str
    alt: str
    series: tuple[Series, ...]
    value_axis: str
    category_axis: str
    number_format: str = "0"
    minimum: float | None = None
    maximum: float | None = None
    height: int = 320
    half: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A cell with its label on its left: to type in where it has a list, else to read.

    Parameters
    ----------
    label
        What it is.
    value
        What it shows now, a text or a number.
    name
        Name of the cell, local to its sheet, by which formulas call it; "" for none.
    formula
        Template without "=" that keeps it alive; ``{Table.key}`` is a column of a table, names stand as they are.
    choices
        Template of the list that a typed cell offers; other entries may be typed as well.
    hint
        What to type, shown when the cell is chosen.
    number_format
        Excel's number format of a number.
    """

    label: str
    value: str | float
    name: str = ""
    formula: str = ""
    choices: str = ""
    hint: str = ""
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Cells under one another, each with its label, in the first two columns of the sheet."""

    fields: tuple[Field, ...]


Block: TypeAlias = Tiles | Table | Lines | Links | Chart | Fields


@dataclass(frozen=True, slots=True)
class Sheet:
    r"""One sheet: one idea.

    Parameters
    ----------
    name
        At most 31 characters, without ``[ ] : * ? / \``; unique in the workbook, whatever the case.
    title, subtitle
        In words a director reads; who, when, against what, source.
    blocks
        From top to bottom.
    tab
        "front" for what is read first, "work" for the middle, "back" for data and notes.
    freeze
        How many columns of the only table stay in view; its header always does.
    paper
        "portrait" only where a sheet is narrow.
    """

    name: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    tab: Literal["front", "work", "back"] = "work"
    freeze: int = 2
    paper: Literal["landscape", "portrait"] = "landscape"


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in order.

    Parameters
    ----------
    title
        Of the file's properties.
    sheets
        From left to right.
    theme
        "green-red" or "blue-orange".
    choices
        (name, text) of what the run was asked for, kept on the ReadMe for the next run; a text has at most
        255 characters.
    """

    title: str
    sheets: tuple[Sheet, ...]
    theme: str = "green-red"
    choices: tuple[tuple[str, str], ...] = ()
