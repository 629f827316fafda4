"""A second, tiny add-in that clicks: a button's procedure wants a control of the ribbon, which only VBA can make."""

from __future__ import annotations

import re
from pathlib import Path

from frontline_addin.build_addin.package import pack
from frontline_addin.build_addin.vba_project import template_parts

NAME = "Acceptance.xlam"
SOURCES = Path(__file__).parent / "press"


def modules() -> dict[str, str]:
    """Return its modules by file name."""
    files = sorted(SOURCES.iterdir())
    return {file.name: re.sub(r"\r?\n", "\r\n", file.read_text(encoding="ascii")) for file in files}


def build_press_addin(folder: Path) -> Path:
    """Write it into a folder and return its path."""
    path = folder / NAME
    path.write_bytes(pack(template_parts(modules())))
    return path
