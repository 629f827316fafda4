"""Rows of one table from one or more sources, each still knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from frontline_workbooks.read.error_cells import ERRORS
from frontline_workbooks.read.report import shorten
from frontline_workbooks.read.values import numbers, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.schema import Column, Table
    from frontline_workbooks.read.sources import Source


@dataclass(frozen=True, slots=True)
class Extract:
    """One source read as one table.

    Parameters
    ----------
    source
        Where the rows stand.
    frame
        Columns under canonical names: texts as categories, numbers as float64.
    headers
        Header as found by canonical name.
    positions
        Position of every row in its source.
    """

    source: Source
    frame: pd.DataFrame
    headers: Mapping[str, str]
    positions: np.ndarray


@dataclass(frozen=True, slots=True)
class Stack:
    """Extracts of the same table, one below the other; the frame's index counts its rows from 0."""

    extracts: tuple[Extract, ...]
    frame: pd.DataFrame

    def add_fault(
        self,
        report: Report,
        rows: pd.Index | np.ndarray,
        column: str,
        problem: str,
        remedy: str,
        *,
        found: pd.Series | None = None,
        fatal: bool = True,
        unless_fatal: bool = False,
    ) -> None:
        """Report rows (labels of the frame's index) that break a rule, one fault a source.

        ``found`` gives the texts found where they are not those of the column; ``unless_fatal`` keeps silent
        where the same column of the source has a fatal fault already.
        """
        labels = np.asarray(rows, dtype=np.int64)
        start = 0
        for extract in self.extracts:
            inside = labels[(labels >= start) & (labels < start + len(extract.frame))]
            if len(inside) and not (
                unless_fatal and report.fatal_for(extract.source.name, extract.headers.get(column))
            ):
                cells = self.frame[column] if found is None else found
                cell = cells.loc[inside[0]] if column in self.frame or found is not None else None
                report.add(
                    extract.source.name,
                    problem,
                    remedy,
                    row=extract.source.row_number(int(extract.positions[inside[0] - start])),
                    column=extract.headers.get(column, column),
                    found=None if pd.isna(cell) else shorten(cell),
                    count=len(inside),
                    fatal=fatal,
                )
            start += len(extract.frame)


def extract(source: Source, table: Table, places: Mapping[str, int], report: Report) -> Extract:
    """Read the columns of a table from a source; empty rows are left out, texts among numbers reported."""
    wanted = [table.column(name) for name in places]
    numeric = {places[column.name] for column in wanted if column.kind == "number"}
    cells = source.read(list(places.values()), numeric, report)
    columns = {
        column.name: _read(source, column, source.headers[places[column.name]], cells[places[column.name]], report)
        for column in wanted
    }
    frame = pd.DataFrame(columns, copy=False)
    positions = np.arange(len(frame))
    empty = _all_missing(frame)
    if empty.any():
        frame, positions = frame[~empty].reset_index(drop=True), positions[~empty]
    return Extract(source, frame, {name: source.headers[place] for name, place in places.items()}, positions)


def stack(extracts: Sequence[Extract], table: Table) -> Stack:
    """Put extracts of one table one below the other; columns nobody has are filled with NA."""
    rows = [len(part.frame) for part in extracts]
    columns = {
        column.name: _concatenate([part.frame.get(column.name) for part in extracts], rows, column)
        for column in table.columns
    }
    return Stack(tuple(extracts), pd.DataFrame(columns, copy=False))


def _all_missing(frame: pd.DataFrame) -> np.ndarray:
    empty = np.ones(len(frame), dtype=bool)
    for name in frame:
        if not empty.any():
            break
        empty &= frame[name].isna().to_numpy()
    return empty


def _read(source: Source, column: Column, header: str, cells: pd.Series, report: Report) -> pd.Series:
    if column.kind == "text":
        read = texts(cells)
        wrong, problem = read.isin(ERRORS), f"{column.name} must not be an error of a formula"
    else:
        read, wrong = numbers(cells)
        problem = f"{column.name} must be a number"
    if wrong.any():
        at = int(np.argmax(wrong.to_numpy()))
        found = shorten(cells.iloc[at])
        report.add(
            source.name,
            problem,
            _remedy(found),
            row=source.row_number(at),
            column=header,
            found=found,
            count=int(wrong.sum()),
        )
    return read


def _remedy(found: str) -> str:
    if found in ERRORS:
        return "Correct the formula in that cell, or leave the cell empty where nothing is known."
    if "%" in found:
        return "Write the number without the % sign."
    if "," in found:
        return "Write numbers with a decimal point and without thousands separators."
    return "Correct the cell, or leave it empty where the number is not known."


def _concatenate(parts: Sequence[pd.Series | None], rows: Sequence[int], column: Column) -> pd.Series:
    if column.kind == "number":
        filled = [np.full(count, np.nan) if part is None else part for part, count in zip(parts, rows, strict=True)]
        return pd.Series(filled[0] if len(filled) == 1 else np.concatenate([*filled, []]))
    if not parts:
        return pd.Series(pd.Categorical([], categories=pd.Index([], dtype="str")))
    arrays = [_texts(part, count) for part, count in zip(parts, rows, strict=True)]
    return pd.Series(arrays[0] if len(arrays) == 1 else union_categoricals(arrays))


def _texts(part: pd.Series | None, count: int) -> pd.Categorical:
    if part is None:
        return pd.Categorical.from_codes(np.full(count, -1, dtype=np.int8), categories=pd.Index([], dtype="str"))
    return pd.Categorical(part.array)
