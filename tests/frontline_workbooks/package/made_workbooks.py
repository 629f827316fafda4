"""Workbooks made for the tests, and parts of workbooks taken out and changed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED = {"signed", "structure-locked", "shared", "write-reserved", "final"}


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return every part of a workbook by its name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}


def with_parts(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """Return a workbook with parts changed or added; None takes one out."""
    parts: dict[str, bytes | None] = {**parts_of(data), **changed}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            if part is not None:
                package.writestr(name, part)
    return file.getvalue()


def with_text(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with a text in a part replaced; the text must be there."""
    text = parts_of(data)[part].decode()
    assert old in text, f"{part} holds no {old}"
    return with_parts(data, {part: text.replace(old, new).encode()})


def saved_elsewhere(data: bytes) -> bytes:
    """Return a workbook as a program leaves it that writes the workbook part anew: our record holds no more."""
    build = parts_of(data)["xl/workbook.xml"].decode().partition('rupBuild="')[2].partition('"')[0]
    return with_text(data, "xl/workbook.xml", f'rupBuild="{build}"', f'rupBuild="{int(build) + 1}"')


def a_picture() -> io.BytesIO:
    """Return a PNG of four by four red dots."""
    rows = b"".join(b"\0" + bytes([200, 30, 30] * 4) for _ in range(4))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    picture = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + picture)


def a_workbook(draw: Callable[[xlsxwriter.Workbook], object], *, date_1904: bool = False) -> bytes:
    """Return what XlsxWriter draws."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": date_1904, "use_future_functions": True})
    draw(book)
    book.close()
    return file.getvalue()


def draw_rich(book: xlsxwriter.Workbook) -> None:
    """Draw the sheets Rankings and Data with table, rules, chart, dynamic array, sparkline, note and pictures."""
    rankings, data = book.add_worksheet("Rankings"), book.add_worksheet("Data")
    red = book.add_format({"bg_color": "#FFC7CE", "num_format": "0.0"})
    bold = book.add_format({"bold": True, "num_format": "0.000"})
    rows = [[f"Unit {number}", 60 + 7 * number] for number in range(5)]
    columns = [{"header": "unit"}, {"header": "score", "format": bold}]
    rankings.add_table("A1:B6", {"name": "Rankings_Units", "data": rows, "columns": columns})
    rankings.conditional_format("B2:B6", {"type": "cell", "criteria": "<", "value": 75, "format": red})
    rankings.conditional_format("B2:B6", {"type": "data_bar", "data_bar_2010": True})
    rankings.add_sparkline("D2", {"range": "Rankings!B2:B6"})
    rankings.write_dynamic_array_formula("F1:F5", "=SORT(B2:B6)", None, 60)
    rankings.write_formula("G1", '=Data!A1&"Data!"', bold, "textData!")
    rankings.write_formula("G2", "=SUM(Rankings_Units[score])", bold, 370)
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"categories": "=Rankings!$A$2:$A$6", "values": "=Rankings!$B$2:$B$6"})
    rankings.insert_chart("H2", chart, {"description": "Scores"})
    rankings.insert_image("H20", "red.png", {"image_data": a_picture()})
    rankings.write_comment("A1", "A note")
    rankings.set_header("&L&G", {"image_left": "red.png", "image_data_left": a_picture()})
    rankings.print_area("A1:G9")
    rankings.repeat_rows(0)
    data.write("A1", "text", bold)
    data.write_url("A2", "internal:Rankings!A1")
    data.set_column(1, 2, 12, red)
    data.autofilter("A1:B3")


def draw_host(book: xlsxwriter.Workbook) -> None:
    """Draw somebody's workbook: two sheets, a table, a local name, the second tab shown."""
    money, budget = book.add_worksheet("Money"), book.add_worksheet("Budget 2026")
    euro = book.add_format({"num_format": '#,##0 "EUR"', "italic": True})
    money.add_table("A1:B3", {"name": "Costs", "data": [["rent", 10], ["wages", 20]]})
    money.write_formula("D1", "=SUM(B2:B3)", euro, 30)
    money.write("D2", "a text of theirs")
    budget.write("A1", 7, euro)
    budget.print_area("A1:B2")
    book.define_name("'Budget 2026'!Margin", "='Budget 2026'!$A$1")
    budget.activate()
