"""Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from frontline_workbooks.read.values import as_categories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from frontline_workbooks.read.report import Report


def open_parquet(path: Path, report: Report) -> Iterator[ParquetSource]:
    """Open a Parquet file, or report why it cannot be read."""
    try:
        headers = parquet.read_schema(path).names
    except (pa.ArrowException, OSError) as error:
        report.add(
            path.name, f"the file is no readable Parquet file ({str(error).splitlines()[0][:80]})", "Write it again."
        )
        return
    yield ParquetSource(path, headers)


class ParquetSource:
    """One Parquet file."""

    def __init__(self, path: Path, headers: Sequence[str]) -> None:
        self.path = path
        self.name = self.key = path.name
        self.stem = path.stem
        self.headers = tuple(headers)

    def read(self, places: Sequence[int], numbers: Collection[int], report: Report) -> dict[int, pd.Series]:
        """Read columns by position; see `Source`."""
        try:
            table = parquet.read_table(self.path, columns=[self.headers[place] for place in places])
        except (pa.ArrowException, OSError) as error:
            report.add(self.name, f"the file is damaged ({str(error).splitlines()[0][:80]})", "Write it again.")
            return {place: pd.Series([], dtype="category") for place in places}
        return {place: _column(table.column(self.headers[place]), place in numbers) for place in places}

    def row_number(self, position: int) -> int:
        """Return the row, the first below the header being 2."""
        return position + 2


def _column(column: pa.ChunkedArray, number: bool) -> pd.Series:  # noqa: FBT001
    kind = column.type
    if number and (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        return pd.Series(column.cast(pa.float64()).to_pandas())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pd.Series(column.cast(pa.string()).dictionary_encode().unify_dictionaries().to_pandas())
    series = column.to_pandas()
    return series if isinstance(series.dtype, pd.CategoricalDtype) else as_categories(series.astype(object))
