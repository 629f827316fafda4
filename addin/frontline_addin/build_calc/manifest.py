"""What the extension says of itself: its parts, its name and version, and its settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import frontline_udfs
from frontline import __version__
from frontline_addin.build_calc.interface import INTERFACE, MODULES, SERVICE

if TYPE_CHECKING:
    from pathlib import Path

TYPES, DESCRIPTIONS, SETTINGS = "frontline.idl", "functions.xcu", "pythonpath/frontline_settings.json"

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KIND = "application/vnd.sun.star."


def manifest_xml(component: str) -> str:
    """Return the list of parts that LibreOffice registers; the types come before what uses them."""
    kinds = {
        TYPES: f"{_KIND}uno-typelibrary;type=RDB",  # LibreOffice reads types from text as well
        component: f"{_KIND}uno-component;type=Python",
        DESCRIPTIONS: f"{_KIND}configuration-data",
    }
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}"/>\n'
        for name, kind in kinds.items()
    )
    namespace = "http://openoffice.org/2001/manifest"
    return f'{_XML}<manifest:manifest xmlns:manifest="{namespace}">\n{entries}</manifest:manifest>\n'


def about_xml() -> str:
    """Return name and version as the extension manager shows them."""
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006">'
        f'<identifier value="frontline-scorecards"/><version value="{__version__}"/>'
        '<display-name><name lang="en">Frontline Scorecards</name></display-name></description>\n'
    )


def settings_json(interpreter: Path) -> str:
    """Return what the component must know: who answers, and the functions with how many arguments each takes."""
    functions = {described.name: len(described.arguments) for described in frontline_udfs.functions()}
    settings = {
        "interpreter": str(interpreter),
        "service": SERVICE,
        "interface": ".".join((*MODULES, INTERFACE)),
        "functions": functions,
    }
    return json.dumps(settings, indent=1) + "\n"
