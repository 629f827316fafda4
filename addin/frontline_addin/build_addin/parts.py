"""The parts of the add-in's package: those of the template, with our sheet, ribbon, help and titles."""

from __future__ import annotations

from frontline import __version__
from frontline_addin.build_addin.config_sheet import SHEET_NAME, config_sheet_xml
from frontline_addin.build_addin.function_help import argument_descriptions, function_groups
from frontline_addin.build_addin.sources import RIBBON, source
from frontline_addin.build_addin.vba_project import all_modules, template_parts

RIBBON_PART = "customUI/customUI14.xml"

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RIBBON_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"


def addin_parts(interpreter: str) -> dict[str, bytes]:
    """Return every part of the package by name."""
    own = {
        "_rels/.rels": _root_relationships(),
        "docProps/core.xml": _core_properties(),
        "docProps/app.xml": _app_properties(),
        "xl/workbook.xml": _workbook(),
        "xl/worksheets/sheet1.xml": config_sheet_xml(interpreter),
        RIBBON_PART: source(RIBBON),
    }
    return template_parts(all_modules()) | {name: text.encode() for name, text in own.items()}


def _workbook() -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView visibility="hidden"/></bookViews>'
        f'<sheets><sheet name="{SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets>'
        f"{function_groups()}<extLst>{argument_descriptions()}</extLst></workbook>"
    )


def _root_relationships() -> str:
    related = (
        (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        (_RIBBON_TYPE, RIBBON_PART),
    )
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core_properties() -> str:
    """Return title and description, which Excel's list of add-ins shows."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Frontline Scorecards</dc:title>'
        "<dc:creator>Frontline Scorecards</dc:creator><dc:description>Scorecards of frontline units: functions "
        f"that begin with FLS_ and the tab Scorecards. Version {__version__}.</dc:description></cp:coreProperties>"
    )


def _app_properties() -> str:
    return (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Excel</Application></Properties>"
    )
