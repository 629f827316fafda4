"""The part of the ReadMe for people's own formulas: lines to copy, and a look-up of one unit and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets.description import Column, Lines, Table
from frontline_workbooks.sheets.look_up_cells import look_up_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Block

MEASURES_TABLE = "ReadMe_Measures"
FORMULAS_TABLE = "ReadMe_Formulas"
_LEFT, _RIGHT = 26, 96
_HOW = (
    (
        "Copy a line out of its cell (F2, select all, copy) into a cell of your own. A2 stands for the cell that holds "
        "the id of the unit, the text in quotes is the id of a measure from the list below. The names follow the data "
        "when the scorecard is made anew. #N/A: there is none, or it is suppressed."
    ),
)


def formula_lines(measure: str, period: str) -> tuple[tuple[str, str], ...]:
    """Return ready formulas, each with what it gives.

    Parameters
    ----------
    measure
        Id of the measure that they pull.
    period
        Label of the period that the last of them names.

    Examples
    --------
    >>> formula_lines("NPS", "2024")[1][1]
    '=XLOOKUP(1,(Frontline_unit=A2&"")*(Frontline_measure="NPS")*(Frontline_status<>"")*ISNUMBER(Frontline_value),Frontline_value)'
    """
    quoted = measure.replace('"', '""')
    unit_and_measure = f'(Frontline_unit=A2&"")*(Frontline_measure="{quoted}")'
    reported = f'{unit_and_measure}*(Frontline_status<>"")'  # only results of reported periods have a status
    then = f'{unit_and_measure}*(Frontline_period="{period}")'
    return (
        ("Result, every Excel", _pulled("Frontline_value", reported)),
        ("Result, Excel 2021 on", f"=XLOOKUP(1,{reported}*ISNUMBER(Frontline_value),Frontline_value)"),
        ("Answers behind it", _pulled("Frontline_n", reported)),
        ("Its target", _pulled("Frontline_target", reported)),
        ("Result of a period", _pulled("Frontline_value", then)),
    )


def _pulled(column: str, where: str) -> str:
    """Return a formula of every Excel; of a blank cell INDEX would make a 0, so only numbers count."""
    return f"=INDEX({column},MATCH(1,INDEX({where}*ISNUMBER({column}),0),0))"


def look_up_blocks(scorecard: Scorecard, inputs: Mapping[str, str]) -> tuple[Block, ...]:
    """Describe the lines to copy, the ids of measures, and the look-up.

    Parameters
    ----------
    inputs
        What people typed into the look-up of an earlier scorecard, by name of the cell.
    """
    identity = str(scorecard.measures["measure_id"].iloc[scorecard.headline])
    lines = formula_lines(identity, scorecard.period.label)
    return (
        Lines(("Look up a result",), "heading"),
        look_up_cells(scorecard, inputs, f"{{{MEASURES_TABLE}.right}}"),
        Lines(("For your own formulas",), "heading"),
        Lines(_HOW, "body"),
        _pair(FORMULAS_TABLE, ("What it gives", "Formula to copy"), *zip(*lines, strict=True)),
        _pair(
            MEASURES_TABLE,
            ("Id of the measure", "Measure"),
            scorecard.measures["measure_id"].astype(str),
            scorecard.measures["measure_name"].astype(str),
        ),
    )


def _pair(name: str, headers: tuple[str, str], left: object, right: object) -> Table:
    def column(header: str, values: object, width: float, key: str) -> Column:
        return Column(header, np.asarray(values, dtype=object), align="left", width=width, key=key)

    columns = (column(headers[0], left, _LEFT, "left"), column(headers[1], right, _RIGHT, "right"))
    return Table(name, columns, filtered=False)
