"""Which templates there are, and writing their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.saving import write_file
from frontline_workbooks.templates.parts.book import TemplateBook
from frontline_workbooks.templates.survey_scoring import template as survey_scoring
from frontline_workbooks.templates.target_tracker import template as target_tracker
from frontline_workbooks.templates.unit_scorecard import template as unit_scorecard
from frontline_workbooks.templates.year_end_summary import template as year_end_summary

if TYPE_CHECKING:
    from pathlib import Path

_TEMPLATES = {
    module.TITLE: module.draw for module in (unit_scorecard, survey_scoring, target_tracker, year_end_summary)
}


def template_names() -> tuple[str, ...]:
    """Return the names of the templates; each file is its name with ".xlsx".

    >>> template_names()
    ('Unit scorecard', 'Survey scoring', 'Target tracker', 'Year-end summary')
    """
    return tuple(_TEMPLATES)


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Write every template into a folder, over older ones.

    Parameters
    ----------
    folder
        It must exist.

    Returns
    -------
    tuple of Path
        The files, in the order of `template_names`.

    Raises
    ------
    FileFaultError
        The folder does not exist or cannot be written to.
    FileInUseError
        A template is open in another program.
    """
    return tuple(_write(name, folder / f"{name}.xlsx") for name in template_names())


def _write(name: str, path: Path) -> Path:
    book = TemplateBook(name)
    _TEMPLATES[name](book)
    write_file(path, book.package())
    return path
