"""Draw the pictures of addin/GUIDE.md: ``python tests/excel/guide_pictures.py``; needs LibreOffice, poppler and pillow.

Each is a page of a real workbook, made here and printed by LibreOffice, found by its heading and cut to what is on it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.main import main
from frontline_workbooks.templates import write_templates

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tests' own packages

from excel.acceptance.year_end_workbook import write_year_end_workbook

if TYPE_CHECKING:
    from PIL import Image

PICTURES = Path(__file__).resolve().parents[2] / "addin" / "pictures"
_DPI, _MARGIN = 150, 18


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a workbook: the first that has these words on it; of a long table, only the top is shown."""

    name: str
    workbook: str
    words: str
    longest: int = 1000


WANTED = (
    Picture("climate", "Survey scoring", "Service climate by unit"),
    Picture("ranking", "Unit scorecard", "Units ranked, best to worst"),
    Picture("change", "Unit scorecard", "Who has changed"),
    Picture("all-units", "Target tracker", "Where every unit stands"),
    Picture("control-chart", "Target tracker", "The chosen unit over time"),
    Picture("summary", "scorecard", "Frontline Scorecards · Summary"),
    Picture("compare", "scorecard", "Frontline Scorecards · Compare", longest=720),
    Picture("reconciliation", "year-end", "Frontline Scorecards · Reconciliation"),
)


def draw(folder: Path) -> None:
    """Make the workbooks in a folder and the pictures from them."""
    write_templates(folder)
    main(["demo", "-o", str(folder / "demo")])
    (folder / "demo" / "scorecard.xlsx").rename(folder / "scorecard.xlsx")
    finance = write_year_end_workbook(folder / "finance.xlsx")
    main(["merge", str(folder / "demo" / "data"), str(finance), "-o", str(folder / "year-end.xlsx")])
    for name in sorted({picture.workbook for picture in WANTED}):
        main(["values", str(folder / f"{name}.xlsx"), "-o", str(folder / "values" / f"{name}.xlsx")])
    profile = (folder / "profile").as_uri()
    files = sorted(map(str, (folder / "values").iterdir()))
    _run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    for picture in WANTED:
        _draw(picture, folder / f"{picture.workbook}.pdf", folder)


def _draw(picture: Picture, printed: Path, folder: Path) -> None:
    pages = _run("pdftotext", "-layout", printed, "-").split("\f")
    number = str(next(at for at, text in enumerate(pages, start=1) if picture.words in text))
    drawn = folder / picture.name
    _run("pdftoppm", "-r", str(_DPI), "-f", number, "-l", number, "-singlefile", "-png", printed, drawn)
    from PIL import Image

    with Image.open(drawn.with_suffix(".png")) as page:
        _cut(page.convert("RGB"), picture.longest).quantize(64).save(PICTURES / f"{picture.name}.png", optimize=True)


def _cut(page: Image.Image, longest: int) -> Image.Image:
    """Return what is printed on a page, without its footer."""
    from PIL import Image, ImageChops

    body = page.crop((0, 0, page.width, int(page.height * 0.93)))
    left, top, right, bottom = ImageChops.difference(body, Image.new("RGB", body.size, "white")).getbbox() or (
        0,
        0,
        *body.size,
    )
    box = (left - _MARGIN, top - _MARGIN, right + _MARGIN, min(bottom + _MARGIN, top + longest))
    return page.crop(box)


def _run(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="frontline-guide-") as made:
        (Path(made) / "values").mkdir()
        draw(Path(made))
