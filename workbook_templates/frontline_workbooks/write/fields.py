"""Cells with their labels: some to type in, some that formulas fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from frontline_workbooks.write import themes
from frontline_workbooks.write.layout import FIRST_COLUMN

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

    from frontline_workbooks.sheets.description import Field, Fields
    from frontline_workbooks.write.layout import Place
    from frontline_workbooks.write.references import References
    from frontline_workbooks.write.styles import Styles
    from frontline_workbooks.write.worksheet import ScorecardSheet


def draw_fields(
    book: xlsxwriter.Workbook,
    sheet: ScorecardSheet,
    place: Place,
    fields: Fields,
    styles: Styles,
    references: References,
) -> None:
    """Draw labels and cells, and give the cells their names, local to the sheet."""
    label = styles.get(font_color=themes.GREY, bottom=4, bottom_color=themes.RULE)
    for row, field in enumerate(fields.fields, place.row):
        sheet.write_string(row, FIRST_COLUMN, field.label, label)
        _draw_cell(sheet, row, field, _format(field, styles), references)
        if field.choices:
            _offer(sheet, row, field, references)
        if field.name:
            cell = xl_rowcol_to_cell(row, FIRST_COLUMN + 1, row_abs=True, col_abs=True)
            book.defined_names.append([field.name, sheet.index, f"{quote_sheetname(sheet.name)}!{cell}", False])


def _format(field: Field, styles: Styles) -> Format:
    """Shade and frame what is typed; a typed text stays a text, whatever it looks like."""
    if field.choices:
        return styles.get(align="left", num_format="@", bg_color=themes.INPUT, border=1, border_color=themes.RULE)
    return styles.get(align="left", num_format=field.number_format or "General", bottom=4, bottom_color=themes.RULE)


def _draw_cell(sheet: ScorecardSheet, row: int, field: Field, cell: Format, references: References) -> None:
    at = FIRST_COLUMN + 1
    if field.formula:
        sheet.write_formula(row, at, references.formula(field.formula), cell, field.value)
    elif isinstance(field.value, str):
        sheet.write_string(row, at, field.value, cell)
    else:
        sheet.write_number(row, at, field.value, cell)


def _offer(sheet: ScorecardSheet, row: int, field: Field, references: References) -> None:
    """Offer a list, and take what is not in it as well: ids may be typed for names."""
    options = {"validate": "list", "source": references.formula(field.choices), "show_error": False}
    options |= {"input_title": field.label, "input_message": field.hint} if field.hint else {}
    sheet.data_validation(row, FIRST_COLUMN + 1, row, FIRST_COLUMN + 1, options)
