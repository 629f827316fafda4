"""Putting sheets of ours into somebody's workbook."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.between import refuse_between
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gate import gate
from frontline_workbooks.package.grafting.layout import Graft, free_name
from frontline_workbooks.package.grafting.source import Source
from frontline_workbooks.package.grafting.table_part import table_names
from frontline_workbooks.package.rebuild import Current, rebuild
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_locked
from frontline_workbooks.package.replaced_sheet import code_name, notes_on, notes_on_absent, people_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Put:
    """A workbook into which sheets were put.

    Parameters
    ----------
    data
        The bytes of the workbook.
    added
        Kinds of the sheets that are new in it.
    replaced
        Kinds of the sheets that replaced ours where they stood.
    renamed
        What the tab of a kind says, where that is not the name the sheet came with.
    notes
        What the user should know, a sentence each.
    """

    data: bytes
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    renamed: Mapping[str, str]
    notes: tuple[str, ...]


def put_sheets(host: bytes, donor: bytes, *, sheets: Sequence[str] | None = None, at: str = "front") -> Put:
    """Put sheets of one workbook into another, of which every part stays as it is.

    A sheet of a kind that the other workbook has already replaces it where it stands: its tab keeps its name, number,
    place and visibility, so that formulas, names and charts of people that point at it stay whole.

    Parameters
    ----------
    host
        The workbook that gets the sheets.
    donor
        The workbook they come from, one that we wrote.
    sheets
        Which of its sheets, by kind; all when None.
    at
        Where sheets go that are new: ``"front"``, ``"end"``, or the name of the sheet they stand in front of.

    Returns
    -------
    Put
        The workbook, and what was done to it. Putting the same sheets in again changes no byte.

    Raises
    ------
    PackageFault
        The workbook cannot be read, may not be changed, or would lose something; ``code`` says which.
    """
    package = open_package(host)
    package.verify()
    current = Current.of(package)
    refuse_locked(package, current.book)
    putting = _Putting(current, Source(open_package(donor)), sheets)
    place = _place(current, at)
    if putting.new:
        refuse_between(package, current.book, place)
    result = rebuild(current, putting.replaced, putting.new, place, putting.names).to_bytes()
    gate(package, open_package(result))
    return Put(
        data=result,
        added=tuple(graft.kind for graft in putting.new),
        replaced=tuple(graft.kind for graft in putting.replaced.values()),
        renamed={graft.kind: graft.name for graft in putting.grafts if graft.name != graft.tab.name},
        notes=putting.notes(),
    )


class _Putting:
    """Which sheets replace which, what they are called, and what formulas have to call them."""

    def __init__(self, current: Current, source: Source, sheets: Sequence[str] | None) -> None:
        self._current, self._source = current, source
        wanted = source.kinds if sheets is None else tuple(dict.fromkeys(sheets))
        for kind in wanted:
            source.refuse_what_cannot_be_carried(source.tab(kind))
        places = self._places()
        self.replaced = {places[kind]: self._replacement(places[kind], kind) for kind in wanted if kind in places}
        taken = [tab.name for tab in current.book.tabs]
        self.new: list[Graft] = []
        for kind in wanted:
            if kind not in places:
                tab = source.tab(kind)
                self.new.append(Graft(source, kind, free_name(tab.name, taken), state=tab.state))
                taken.append(self.new[-1].name)

    @property
    def grafts(self) -> list[Graft]:
        return [*self.replaced.values(), *self.new]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the new names of the source's sheets by the old ones; "" for a sheet that will not be there."""
        tabs = {kind: self._current.book.tabs[place].name for kind, place in self._places().items()}
        tabs |= {graft.kind: graft.name for graft in self.grafts}
        return {self._source.tab(kind).name: tabs.get(kind, "") for kind in self._source.kinds}

    def notes(self) -> tuple[str, ...]:
        went = [note for place in self.replaced for note in notes_on(self._current, place)]
        return (*went, *notes_on_absent(self.grafts, self._source, self.names))

    def _places(self) -> dict[str, int]:
        """Return where our sheet of each kind stands; of copies that people made, the one that kept its name."""
        found: dict[str, int] = {}
        for place, kind in self._current.kinds.items():
            if kind not in found or self._current.book.tabs[place].name == kind:
                found[kind] = place
        return found

    def _replacement(self, place: int, kind: str) -> Graft:
        tab = self._current.book.tabs[place]
        return Graft(
            self._source,
            kind,
            tab.name,
            tab.sheet_id,
            tab.state,
            table_names(self._current.package, tab.part),
            people_names(self._current, place, self._source, kind),
            code_name(self._current, place),
        )


def _place(current: Current, at: str) -> int:
    """Return in front of which tab new sheets go."""
    tabs = [tab.name for tab in current.book.tabs]
    if at in {"front", "end"}:
        return 0 if at == "front" else len(tabs)
    found = [place for place, name in enumerate(tabs) if name.lower() == at.lower()]
    if found:
        return found[0]
    near = get_close_matches(at, tabs, n=1)
    hint = f"did you mean {near[0]}?" if near else f"its sheets are {', '.join(tabs)}."
    raise PackageFault("no-such-sheet", f"The workbook has no sheet {at} to stand in front of; {hint}")
