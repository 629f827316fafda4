"""Names of sheets and tables in formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"""
    "(?:[^"]|"")*"                                              # a text
    | '(?P<quoted>(?:[^']|'')*)'(?P<mark>!)?                    # a quoted sheet
    | (?P<plain>(?:(?<![!$])[\w.]+:)?[\w.]+)(?=!)               # a plain one, or the first and last of several
    | (?P<table>[^\W\d][\w.]*)(?=\[)                            # a table
    | (?P<word>[\w.]+)
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
        New names of tables by old ones; "" for a table that will not be there.
    gone
        Defined names that will not be there, in lower case.
    """

    sheets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether any name changes."""
        return any(old != new for names in (self.sheets, self.tables) for old, new in names.items())

    def formula(self, formula: str) -> str:
        """Return a formula, or an address, with the new names.

        >>> print(NewNames({"Data": "Data (2)"}).formula('SUM(Data!A1:A9)&"Data!"'))
        SUM('Data (2)'!A1:A9)&"Data!"
        >>> print(NewNames({"Jan": "January"}).formula("SUM(Jan:Dec!B5)"))
        SUM('January:Dec'!B5)
        """
        return _TOKEN.sub(self._rename, formula) if "!" in formula or "[" in formula else formula

    def points_at_missing(self, formula: str) -> bool:
        """Whether a formula points at a sheet, a table or a name that will not be there."""
        missing = {f"{sheet.lower()}!" for sheet, new in self.sheets.items() if not new}
        missing |= {f"{table.lower()}[" for table, new in self.tables.items() if not new}
        return not (missing | self.gone).isdisjoint(pointed_at(formula))

    def _rename(self, token: re.Match[str]) -> str:
        if token["table"]:
            return self.tables.get(token["table"]) or token["table"]
        names = _sheets(token)
        new = [self.sheets.get(name) or name for name in names]
        return token[0] if new == names else quoted(":".join(new)) + ("!" if token["mark"] else "")


def pointed_at(formula: str) -> set[str]:
    """Return what a formula points at, in lower case: sheets as ``"data!"``, tables as ``"rows["``, names as they are.

    >>> sorted(pointed_at("'Heat map'!A1+Rows[n]+[1]Data!B3"))
    ['1', 'a1', 'b3', 'heat map!', 'n', 'rows[']
    >>> sorted(pointed_at("Jan:Dec!B5"))
    ['b5', 'dec!', 'jan', 'jan!']
    """
    found: set[str] = set()
    for token in _TOKEN.finditer(formula):
        sheets = _sheets(token)
        if sheets:
            found |= {f"{name.lower()}!" for name in sheets}
            found |= {sheets[0].lower()} if len(sheets) > 1 else set()  # a cell of a sheet may end what a name begins
        elif token["table"]:
            found.add(f"{token['table'].lower()}[")
        elif token["word"]:
            found.add(token["word"].lower())
    return found


def spans(formula: str) -> list[tuple[str, str]]:
    """Return the first and the last of several sheets that a formula takes at once.

    >>> spans("SUM(Jan:Dec!B5)+'Q1 a:Q1 z'!A1+Sheet1!A1:Sheet1!B2+'[1]Jan:Dec'!B5")
    [('Jan', 'Dec'), ('Q1 a', 'Q1 z')]
    """
    found = [_sheets(token) for token in _TOKEN.finditer(formula)] if ":" in formula and "!" in formula else []
    return [(sheets[0], sheets[1]) for sheets in found if len(sheets) > 1]


def quoted(name: str) -> str:
    """Return a sheet's name as formulas may always write it."""
    return "'{}'".format(name.replace("'", "''"))


def _sheets(token: re.Match[str]) -> list[str]:
    """Return the sheet a token names, or the first and last of several; none where it is in another workbook."""
    if token["plain"]:
        elsewhere = token.string[: token.start()].endswith("]")  # a sheet of another workbook: [1]Data!A1
        return [] if elsewhere else token["plain"].split(":")
    elsewhere = not token["mark"] or "]" in token["quoted"]
    return [] if elsewhere else token["quoted"].replace("''", "'").split(":")
