"""Hidden names on our sheets in an open workbook: which sheet it is, its layout, the choices of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com
from frontline_workbooks.own_sheets import CHOICE_NAME, SHEET_NAME, OwnSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import xlwings as xw

LAYOUT_NAME = "Frontline_layout"
"""Hidden name, local to each sheet of ours, that keeps the fingerprint of what it holds besides values."""


def own_sheets(book: xw.Book) -> tuple[OwnSheet, ...]:
    """Return our sheets in the order of the tabs."""
    kinds = ((place, sheet, local_texts(sheet).get(SHEET_NAME)) for place, sheet in enumerate(book.sheets))
    return tuple(OwnSheet(sheet.name, kind, place) for place, sheet, kind in kinds if kind)


def by_kind(book: xw.Book) -> dict[str, OwnSheet]:
    """Return our sheet of each kind: of copies that people made, the one that kept its name, else the first."""
    found: dict[str, OwnSheet] = {}
    for own in own_sheets(book):
        if own.kind not in found or own.name == own.kind:
            found[own.kind] = own
    return found


def choices(book: xw.Book) -> dict[str, str]:
    """Return the choices of the last run by name."""
    found: dict[str, str] = {}
    for own in own_sheets(book):
        texts = local_texts(book.sheets[own.name])
        found |= {name.removeprefix(CHOICE_NAME): text for name, text in texts.items() if name.startswith(CHOICE_NAME)}
    return found


def mark(sheet: xw.Sheet, kind: str, layout: str) -> None:
    """Mark a sheet as ours."""
    _set(sheet, {SHEET_NAME: kind, LAYOUT_NAME: layout})


def layout_of(sheet: xw.Sheet) -> str:
    """Return the fingerprint kept on a sheet, "" where there is none."""
    return local_texts(sheet).get(LAYOUT_NAME, "")


def keep_choices(sheet: xw.Sheet, made: Iterable[tuple[str, str]]) -> None:
    """Keep the choices of this run on a sheet, and only those."""
    wanted = {f"{CHOICE_NAME}{name}": text for name, text in made}
    for name in local_texts(sheet):
        if name.startswith(CHOICE_NAME) and name not in wanted:
            sheet.names[name].delete()
    _set(sheet, wanted)


def local_texts(sheet: xw.Sheet) -> dict[str, str]:
    """Return the names of a sheet that stand for a text, without the sheet's own name before them."""
    found = {}
    for name in sheet.names:
        refers = name.refers_to or ""
        if refers.startswith('="') and refers.endswith('"'):
            found[name.name.rpartition("!")[2]] = refers[2:-1].replace('""', '"')
    return found


def _set(sheet: xw.Sheet, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        doubled = text.replace('"', '""')
        sheet.names.add(name, f'="{doubled}"')
        excel_com.hide_name(sheet, name)
