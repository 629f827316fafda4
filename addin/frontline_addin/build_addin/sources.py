"""Where the text the add-in is built from stands: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from frontline.errors import FileFaultError

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE, _HERE.parents[1])
"""A wheel carries the folders here; in a checkout they stand beside ``frontline_addin``."""

RIBBON = "ribbon/customUI14.xml"


def source(name: str) -> str:
    """Return the text of one source, such as ``"ribbon/customUI14.xml"``.

    Raises
    ------
    FileFaultError
        The installation lacks the file.
    """
    path = _found(name)
    return path.read_text(encoding="utf-8")


def vba_modules() -> dict[str, str]:
    """Return the text of every hand-written VBA module, by file name, in the order of the names."""
    folder = _found("vba")
    files = [path for path in folder.iterdir() if path.suffix in {".bas", ".cls"}]
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(files)}


def _found(name: str) -> Path:
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise FileFaultError(f"The installation of Frontline Scorecards lacks {name}; install the package again.")
