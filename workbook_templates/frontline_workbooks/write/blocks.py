"""Titles, tiles, lines and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.write import themes
from frontline_workbooks.write.layout import FIRST_COLUMN, starts
from frontline_workbooks.write.references import sheet_address

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from frontline_workbooks.sheets.description import Lines, Links, Tiles
    from frontline_workbooks.write.layout import Layout, Place
    from frontline_workbooks.write.references import References
    from frontline_workbooks.write.styles import Styles


def draw_title(sheet: Worksheet, layout: Layout, styles: Styles) -> None:
    """Draw the title and, in grey under it, the sub-title."""
    sheet.set_row(0, 8)
    title = styles.get(font_size=18, bold=True, font_color=themes.NAVY)
    grey = styles.get(font_color=themes.GREY)
    for row, line in enumerate(layout.title, 1):
        sheet.set_row(row, 28)
        sheet.write_string(row, FIRST_COLUMN, line, title)
    for row, line in enumerate(layout.subtitle, 1 + len(layout.title)):
        sheet.write_string(row, FIRST_COLUMN, line, grey)
    sheet.set_row(layout.first_row, 8)


def draw_tiles(
    sheet: Worksheet, layout: Layout, place: Place, tiles: Tiles, styles: Styles, references: References
) -> None:
    """Draw a quiet band with a number and its label every quarter of the width."""
    label = styles.get(font_size=9, font_color=themes.GREY, bg_color=themes.BAND, indent=1)
    sheet.set_row(place.row, 17)
    sheet.set_row(place.row + 1, 27)
    for column in range(FIRST_COLUMN, FIRST_COLUMN + layout.printed):
        sheet.write_blank(place.row, column, None, label)
        sheet.write_blank(place.row + 1, column, None, label)
    begins = starts(layout.widths[: layout.printed], len(tiles.tiles))
    for tile, begin in zip(tiles.tiles, begins, strict=False):
        colour = styles.theme.shade(tile.role).text
        number = styles.get(font_size=16, bold=True, font_color=colour, bg_color=themes.BAND, indent=1)
        sheet.write_string(place.row, FIRST_COLUMN + begin, tile.label, label)
        if tile.formula:
            formula = references.formula(tile.formula)
            sheet.write_formula(place.row + 1, FIRST_COLUMN + begin, formula, number, tile.value)
        else:
            sheet.write_string(place.row + 1, FIRST_COLUMN + begin, tile.value, number)


def draw_lines(sheet: Worksheet, place: Place, lines: Lines, styles: Styles) -> None:
    """Draw lines of text, already wrapped to the printed width."""
    style = {
        "note": styles.get(font_size=9, italic=True, font_color=themes.GREY),
        "body": styles.get(),
        "strong": styles.get(bold=True),
        "heading": styles.get(font_size=13, bold=True, font_color=themes.NAVY),
    }[lines.style]
    for offset, text in enumerate(place.texts):
        sheet.write_string(place.row + offset, FIRST_COLUMN, text, style)


def draw_links(
    sheet: Worksheet, layout: Layout, place: Place, links: Links, styles: Styles, references: References
) -> None:
    """Draw links side by side."""
    style = styles.get(font_size=9, underline=1, font_color=themes.NAVY)
    begins = starts(layout.widths[: layout.printed], len(links.links))
    for link, begin in zip(links.links, begins, strict=False):
        address = references.block(link.block) if link.block else sheet_address(link.sheet)
        sheet.write_url(place.row, FIRST_COLUMN + begin, address, style, link.text)
