"""The records of a merge put among the sheets of a scorecard that was built before, so that all go in together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontline.errors import FileFaultError
from frontline_addin.actions.choices import theme_of
from frontline_workbooks.package import PackageFault, own_choices, own_sheets, probe, put_sheets
from frontline_workbooks.package.signature import without_signature
from frontline_workbooks.sheets import data
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from frontline_workbooks.finance.built_sheets import BuiltSheets
    from frontline_workbooks.sheets.description import Workbook


def put_records(sheets: BuiltSheets, records: Workbook) -> bytes:
    """Return the scorecard with more sheets in front of its sheet Data, in its own colours.

    Its file is only read; a signature of it does not matter, because no more than its sheets are taken.

    Parameters
    ----------
    sheets
        The scorecard.
    records
        The sheets.

    Raises
    ------
    FileFaultError
        The scorecard is locked.
    """
    try:
        built = without_signature(sheets.data)
        themed = replace(records, theme=theme_of(own_choices(built)))
        drawn = draw_workbook(themed, date_1904=probe(built).date_1904)
        place = next((own.name for own in own_sheets(built) if own.kind == data.NAME), "end")
        return put_sheets(built, drawn, at=place).data
    except PackageFault as fault:
        raise FileFaultError(f"{sheets.name}: {fault}") from fault
