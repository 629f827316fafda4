"""Cell formats, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from xlsxwriter import Workbook as XlsxBook
    from xlsxwriter.format import Format

    from frontline_workbooks.sheets.description import Column, Role

_ALIGN = {"left": "left", "centre": "center", "right": "right"}


class Styles:
    """Makes and keeps the formats of one workbook."""

    def __init__(self, book: XlsxBook, theme: themes.Theme) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.theme = theme

    def get(self, **properties: Any) -> Format:
        """Return the cell format of these properties on top of the common ones."""
        common = {"font_name": "Calibri", "font_size": 10, "font_color": themes.INK, "valign": "vcenter"}
        return self._make({**common, **properties})

    def cell(self, column: Column, *, text: bool, strong: bool = False, tall: bool = False) -> Format:
        """Return the format of a table's cell; a ``tall`` text, cut after some lines, begins at the top."""
        properties: dict[str, Any] = {
            "align": _ALIGN[column.align],
            "bottom": 4,
            "bottom_color": themes.RULE,
            "font_color": self.theme.shade(column.role).text,
            "num_format": "@" if text and not column.formula else column.number_format or "General",
        }
        if text and column.align == "left":
            properties |= {"text_wrap": True, "indent": 0}
        if strong:
            properties["bold"] = True
        if tall:
            properties["valign"] = "top"
        return self.get(**properties)

    def header(self, column: Column) -> Format:
        """Return the format of a column's header."""
        return self.get(
            bold=True,
            font_color=themes.WHITE,
            bg_color=themes.NAVY,
            text_wrap=True,
            align=_ALIGN[column.align],
        )

    def rule(self, role: Role, *, fill: bool, number_format: str = "") -> Format:
        """Return the format a conditional rule lays over a cell."""
        shade = self.theme.shade(role)
        properties: dict[str, Any] = {"font_color": shade.text}
        if role in ("good", "near", "bad") and fill:
            properties |= {"bg_color": shade.ground, "bold": True}
        elif role.startswith("bucket"):
            properties["bg_color"] = shade.ground
        if number_format:
            properties["num_format"] = number_format
        return self._make(properties)

    def _make(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
