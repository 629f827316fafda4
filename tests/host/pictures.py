"""Pictures of a sheet as Calc shows it, and how much of a colour is in them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from calc import Calc

NO_PDFTOPPM = "pdftoppm, which turns pages into pictures, is not installed."
CLEARLY = 30
"""By how much one of red and green exceeds the others where people see that colour."""


def picture(calc: Calc, sheet: str, stem: Path) -> Path:
    """Write the first page of a sheet of the open workbook as ``stem.pdf`` and ``stem.png``."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip(NO_PDFTOPPM)
    pdf = stem.with_suffix(".pdf")
    calc("show_only", sheet)
    calc("pdf", str(pdf))
    for kind in (["-png"], []):  # without a kind it writes plain pixels
        subprocess.run([program, "-r", "80", "-singlefile", *kind, str(pdf), str(stem)], check=True)
    return stem.with_suffix(".png")


def reddish_and_greenish(png: Path) -> tuple[int, int]:
    """Return how many pixels of a picture are clearly red, and clearly green."""
    pixels = png.with_suffix(".ppm").read_bytes().split(b"\n", 3)[3]
    colours = list(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    red = sum(r > g + CLEARLY and r > b + CLEARLY for r, g, b in colours)
    green = sum(g > r + CLEARLY and g > b for r, g, b in colours)
    return red, green
