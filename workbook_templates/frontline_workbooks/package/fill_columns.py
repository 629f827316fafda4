"""Which columns of a table are filled, which are searched for units, and with which values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline_workbooks.package.faults import PackageFault

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from frontline_workbooks.package.cell_values import CellValue
    from frontline_workbooks.package.fill_table import FinanceTable

_LONGEST = 32_767
"""The longest text that fits into a cell of Excel."""


def columns_to_fill(
    table: FinanceTable, values: Mapping[str, Mapping[str, CellValue]]
) -> dict[str, dict[str, CellValue]]:
    """Return the values of each column, by the column's name in the table and by unit.

    Parameters
    ----------
    table
        The table.
    values
        The values, by column as the user wrote it.

    Raises
    ------
    PackageFault
        The table has no such column.
    ParameterError
        There are no values, a column is given twice, or a value does not fit into a cell.
    """
    if not any(values.values()):
        raise ParameterError("values must hold a value of one unit for one column at least, but hold none")
    found: dict[str, dict[str, CellValue]] = {}
    for wanted, of_unit in values.items():
        column = table.column(wanted)
        if column in found:
            raise ParameterError(f"values must name each column once, but name {column} of {table.name} twice")
        found[column] = {unit: _fitting(value, column, unit) for unit, value in of_unit.items()}
    return found


def columns_to_search(table: FinanceTable, filled: Collection[str], id_column: str | None) -> list[str]:
    """Return the columns that may say which unit a row is about.

    Parameters
    ----------
    table
        The table.
    filled
        Its columns that are filled.
    id_column
        The one that does, where the user named it.

    Raises
    ------
    PackageFault
        The table has no such column, or it is to be filled itself.
    """
    if id_column is None:
        return [column for column in table.columns if column not in filled]
    column = table.column(id_column)
    if column in filled:
        raise PackageFault(
            "no-such-column",
            f"The column {column} of the table {table.name} cannot both name the units and be filled; "
            "name another column for one of the two.",
        )
    return [column]


def _fitting(value: CellValue, column: str, unit: str) -> CellValue:
    """Return a value that fits into a cell; what is not a number empties it."""
    if isinstance(value, str):
        if len(value) > _LONGEST:
            raise ParameterError(
                f"a text must have at most {_LONGEST:,} signs, but that of {unit} for {column} has {len(value):,}"
            )
        return value or None
    if value is None or math.isnan(value):
        return None
    if math.isinf(value):
        raise ParameterError(f"a value must be finite, but that of {unit} for {column} is {value}")
    return float(value)
