"""The hidden sheet ``Frontline.conf`` of the add-in: where Python is, and how it is called."""

from __future__ import annotations

from xml.sax.saxutils import escape

from frontline_addin.build_addin.vendored import PROJECT

SHEET_NAME = f"{PROJECT}.conf"


def settings(interpreter: str) -> dict[str, str]:
    """Return the settings by the names xlwings gives them, as their cells show them."""
    return {
        "Interpreter_Win": interpreter,
        "UDF Modules": "frontline_udfs",
        "Use UDF Server": "TRUE",
        "Debug UDFs": "FALSE",
        "Show Console": "FALSE",
        "ADD_WORKBOOK_TO_PYTHONPATH": "FALSE",
    }


def config_sheet_xml(interpreter: str) -> str:
    """Return the sheet: a name and its value a row."""
    rows = "".join(
        f'<row r="{row}">{_text(f"A{row}", name)}{_value(f"B{row}", value)}</row>'
        for row, (name, value) in enumerate(settings(interpreter).items(), start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetPr codeName="Sheet1"/><sheetData>{rows}</sheetData></worksheet>'
    )


def _value(address: str, value: str) -> str:
    if value in {"TRUE", "FALSE"}:
        return f'<c r="{address}" t="b"><v>{int(value == "TRUE")}</v></c>'
    return _text(address, value)


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
