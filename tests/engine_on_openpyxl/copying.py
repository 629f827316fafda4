"""Copying a sheet, also into another workbook, as Excel does it."""

from __future__ import annotations

import re
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension

from engine_on_openpyxl.references import follow, quoted, rule_formula, rule_formulas, with_sheets

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_AS_THEY_ARE = (
    "sheet_format", "sheet_properties", "page_setup", "page_margins", "print_options", "oddFooter", "row_breaks",
    "views", "protection", "sheet_state",
)  # fmt: skip


def copy_sheet(source: Worksheet, target: Workbook, place: int, source_name: str) -> Worksheet:
    """Copy a sheet before the sheet at a place; references to its fellows become references to their workbook."""
    sheet = target.create_sheet(_free_title(source.title, target), place)
    styles: dict[tuple[int, ...], Any] = {}
    for cell in list(source._cells.values()):
        if cell.value is not None or cell.has_style:
            _copy_cell(cell, sheet.cell(cell.row, cell.column), styles)
    for name in _AS_THEY_ARE:
        setattr(sheet, name, copy(getattr(source, name)))
    _copy_sizes(source, sheet)
    sheet.conditional_formatting = deepcopy(source.conditional_formatting)
    sheet._charts = deepcopy(source._charts)
    sheet.data_validations = deepcopy(source.data_validations)
    for name, defined in source.defined_names.items():
        sheet.defined_names[name] = copy(defined)
    _copy_tables(source, sheet, target)
    if source.parent is not target:
        _copy_names(source, sheet, source_name)
    _follow_copy(source, sheet, source_name, same_book=source.parent is target)
    return sheet


def _copy_names(source: Worksheet, sheet: Worksheet, source_name: str) -> None:
    """Copy the workbook's names that the sheet uses or that lead to it: where one is there already, Excel makes it
    local to the copy; one that leads elsewhere leads to the workbook it came from.
    """
    pairs = zip(source.tables.values(), sheet.tables.values(), strict=True)
    tables = {table.displayName: new.displayName for table, new in pairs}
    formulas = {str(cell.value) for cell in source._cells.values() if cell.data_type == "f"}
    formulas |= {rule_formula(rule, which) for rule, which in rule_formulas(source)}
    for name, defined in source.parent.defined_names.items():
        own = re.match(r"(\w+)\[", defined.attr_text)
        leads_here = bool(own) and own[1] in tables
        if leads_here or any(re.search(rf"\b{re.escape(name)}\b", text) for text in formulas):
            new = copy(defined)
            new.attr_text = (
                defined.attr_text.replace(f"{own[1]}[", f"{tables[own[1]]}[", 1)
                if leads_here
                else f"{source_name}!{defined.attr_text}"
            )
            holder = sheet.defined_names if name in sheet.parent.defined_names else sheet.parent.defined_names
            holder[name] = new


def _follow_copy(source: Worksheet, sheet: Worksheet, source_name: str, *, same_book: bool) -> None:
    def change(name: str) -> str:
        if name.lower() == source.title.lower():
            return quoted(sheet.title)
        return quoted(name if same_book or name not in source.parent.sheetnames else f"[{source_name}]{name}")

    own = f"[{sheet.parent.frontline_name}]"
    follow([sheet], lambda text: with_sheets(text, change).replace(own, ""))


def _copy_cell(cell: Cell, new: Cell, styles: dict[tuple[int, ...], Any]) -> None:
    new._value, new.data_type = cell._value, cell.data_type
    key = tuple(cell._style)
    if key not in styles:
        for part in ("font", "fill", "border", "alignment", "number_format", "protection"):
            setattr(new, part, copy(getattr(cell, part)))
        new.quotePrefix = cell.quotePrefix
        styles[key] = new._style
    new._style = copy(styles[key])
    if cell.hyperlink is not None:
        new._hyperlink = copy(cell.hyperlink)


def _copy_sizes(source: Worksheet, sheet: Worksheet) -> None:
    for letter, column in source.column_dimensions.items():
        sheet.column_dimensions[letter] = ColumnDimension(
            sheet, letter, column.width, min=column.min, max=column.max, hidden=column.hidden, customWidth=True
        )
    for number, row in source.row_dimensions.items():
        sheet.row_dimensions[number] = RowDimension(sheet, number, row.ht, hidden=row.hidden)


def _copy_tables(source: Worksheet, sheet: Worksheet, target: Workbook) -> None:
    used = {table.displayName.lower() for other in target.worksheets for table in other.tables.values()}
    for table in source.tables.values():
        new, number = deepcopy(table), 1
        while new.displayName.lower() in used:
            new.displayName = new.name = f"{table.displayName}{number}"
            number += 1
        used.add(new.displayName.lower())
        sheet.tables[new.displayName] = new
    taken = [table.id for other in target.worksheets for table in other.tables.values()]
    for number, table in enumerate(sheet.tables.values(), max(taken, default=0) + 1):
        table.id = number


def _free_title(title: str, target: Workbook) -> str:
    used = {sheet.title.lower() for sheet in target.worksheets}
    name, number = title, 2
    while name.lower() in used:
        name, number = f"{title[:25]} ({number})", number + 1
    return name
