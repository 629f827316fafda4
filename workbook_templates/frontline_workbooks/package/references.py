"""Names of sheets and tables in formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r"""
    "(?:[^"]|"")*"                                              # a text
    | '(?P<quoted>(?:[^']|'')*)'(?P<mark>!)?                    # a quoted sheet
    | (?P<plain>[^\W\d][\w.]*|\d+[\w.]*)(?=!)                   # a plain one
    | (?P<table>[^\W\d][\w.]*)(?=\[)                            # a table
    | [\w.]+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class NewNames:
    """What sheets and tables are called in the workbook they go to.

    Parameters
    ----------
    sheets
        New names of sheets by old ones; "" for a sheet that will not be there.
    tables
        New names of tables by old ones.
    """

    sheets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether any name changes."""
        return any(old != new for names in (self.sheets, self.tables) for old, new in names.items())

    def formula(self, formula: str) -> str:
        """Return a formula, or an address, with the new names.

        >>> print(NewNames({"Data": "Data (2)"}).formula('SUM(Data!A1:A9)&"Data!"'))
        SUM('Data (2)'!A1:A9)&"Data!"
        """
        return _TOKEN.sub(self._rename, formula) if "!" in formula or "[" in formula else formula

    def points_at_missing(self, formula: str) -> bool:
        """Whether a formula points at a sheet that will not be there."""
        return any(self.sheets.get(sheet) == "" for sheet in sheets_in(formula))

    def _rename(self, token: re.Match[str]) -> str:
        if token["table"]:
            return self.tables.get(token["table"], token["table"])
        name = _sheet(token)
        if name is None or self.sheets.get(name, name) in {name, ""}:
            return token[0]
        return quoted(self.sheets[name]) + ("!" if token["mark"] else "")


def sheets_in(formula: str) -> Iterator[str]:
    """Yield the name of every sheet that a formula points at; several at once ``"a:b"`` count each.

    >>> list(sheets_in("'Heat map'!A1+Data!B2+[1]Data!B3"))
    ['Heat map', 'Data']
    """
    for token in _TOKEN.finditer(formula):
        name = _sheet(token)
        if name is not None:
            yield from name.split(":")


def quoted(name: str) -> str:
    """Return a sheet's name as formulas may always write it."""
    return "'{}'".format(name.replace("'", "''"))


def _sheet(token: re.Match[str]) -> str | None:
    if token["plain"]:
        elsewhere = token.string[: token.start()].endswith("]")  # a sheet of another workbook: [1]Data!A1
        return None if elsewhere else token["plain"]
    return token["quoted"].replace("''", "'") if token["mark"] else None
