"""The closed-file host: a workbook on disk, changed part by part and replaced once, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from frontline.errors import DataFaultError, FileFaultError
from frontline_addin.hosts.outputs import refuse_output
from frontline_addin.hosts.refusals import NothingToUndoError, NotNowError
from frontline_addin.hosts.saved_cells import saved_cells
from frontline_workbooks.package import (
    PackageFault,
    fill_table,
    kept_inputs,
    notes_on_removal,
    own_choices,
    own_sheets,
    probe,
    put_sheets,
    remove_sheets,
    repair_links,
    same_but_for_ours,
    values_only,
)
from frontline_workbooks.package.signature import without_signature
from frontline_workbooks.read import holds_results
from frontline_workbooks.saving import refuse_if_open, write_file
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.package import Filled, Put
    from frontline_workbooks.sheets.description import Workbook


class ClosedFile:
    """A workbook that no program holds open; see `Host`.

    Parameters
    ----------
    path
        The workbook.
    data
        Folder or workbook that holds the tables; None where they lie in the workbook itself.
    say
        Called with what begins now.
    output
        The file that gets the changed workbook; None where the workbook itself is replaced.

    Attributes
    ----------
    notes
        Sentences about what was done besides, for the message at the end.
    saved_as
        Name of the file that gets the changes.
    holds_data
        As of `Host`.
    """

    def __init__(
        self,
        path: Path,
        data: Path | None = None,
        say: Callable[[str], object] = lambda _: None,
        output: Path | None = None,
    ) -> None:
        self.path = path
        self.name = path.name
        self.saved_as = (output or path).name
        self.holds_data = data is None
        self.notes: list[str] = []
        self._data, self._say, self._output = data, say, output
        self._before = self._now = b""
        self._keep = False
        self._backup: datetime | None = None

    @contextmanager
    def session(self, doing: str) -> Iterator[None]:
        """Read the file; at the end, and only then, replace it. See `Host`."""
        refuse_if_open(self.path)
        refuse_output(self._output, self.path, self._data)
        self._before = self._now = _bytes_of(self.path)
        self._keep, self._backup = False, None
        self.notes.clear()
        self.step(doing)
        try:
            yield
        except DataFaultError as error:
            self._refuse_without_data(error)
            raise
        except PackageFault as error:
            raise PackageFault(error.code, f"{self.name}: {error}") from error
        self._save()

    def step(self, doing: str) -> None:
        """Say what begins now; Ctrl+C stops at any time. See `Host`."""
        self._say(doing)

    def data(self) -> Path:
        """Return where the tables are read from."""
        return self._data or self.path

    def own_sheets(self) -> tuple[OwnSheet, ...]:
        """Return our sheets, in the order of the tabs."""
        return own_sheets(self._now)

    def choices(self) -> Mapping[str, str]:
        """Return the choices of the last run."""
        return own_choices(self._now)

    def inputs(self) -> Mapping[str, str]:
        """Return what people typed into cells of our sheets."""
        return kept_inputs(self._now)

    def cells_of(self, tab: str) -> Sequence[Sequence[Any]]:
        """Return the cells of a sheet from A1 on, row by row."""
        return saved_cells(self._now, tab)

    def package(self) -> bytes:
        """Return the workbook as it stands now."""
        return self._now

    def drop_signature(self) -> None:
        """Take a digital signature off."""
        unsigned = without_signature(self._now)
        if unsigned != self._now:
            self.notes.append(f"The digital signature of {self.name} was taken off; sign it anew.")
        self._now = unsigned

    def put(self, workbook: Workbook, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets in; every part of the workbook that is not ours stays as it is. See `MergeHost`."""
        drawn = draw_workbook(workbook, date_1904=probe(self._now).date_1904)
        self._take(put_sheets(self._now, drawn, sheets=sheets, at=at))

    def put_drawn(self, drawn: bytes, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets of a workbook that we wrote in. See `MergeHost`."""
        if probe(drawn).date_1904 != probe(self._now).date_1904:
            raise NotNowError(
                f"{self.name} counts its days from another year than the scorecard, so its dates would be wrong. "
                "Name the folder or workbook the scorecard was built from instead."
            )
        self._take(put_sheets(self._now, drawn, sheets=sheets, at=at))

    def remove(self, sheets: Sequence[str]) -> None:
        """Take sheets of ours out, by kind, with everything that came with them."""
        self.notes += notes_on_removal(self._now, sheets)
        self._now = remove_sheets(self._now, sheets)

    def fill(
        self,
        table: str,
        columns: Mapping[str, Mapping[str, float | None]],
        names: Mapping[str, str],
        id_column: str | None = None,
    ) -> Filled:
        """Fill columns of a table, cell by cell. See `MergeHost`."""
        filled = fill_table(self._now, table, columns, id_column=id_column, names=names)
        self._now = filled.data
        self.notes += filled.notes
        return filled

    def keep_previous(self) -> None:
        """Keep the file as it was, beside the new one."""
        self._keep = True

    def keep_backup(self, moment: datetime) -> None:
        """Keep the file as it was, under a name with the date."""
        self._backup = moment

    def restore_previous(self) -> None:
        """Swap the file and its previous version; a second time brings the newer one back.

        Raises
        ------
        NothingToUndoError
            There is no previous version.
        NotNowError
            The user has changed the file since, and the swap would take that away.
        """
        kept = previous_path(self.path)
        if not kept.exists():
            raise NothingToUndoError(f"There is no run to undo: no {kept.name} lies beside {self.name}.")
        previous = _bytes_of(kept)
        if not same_but_for_ours(previous, self._now):
            raise NotNowError(
                f"{self.name} was changed after the last run, and undoing would take those changes away too. "
                f"Its version before that run is {kept.name}: open it and take from it what you need."
            )
        self._now, self._keep = previous, True
        self.notes.append(f"What it was until now is {kept.name}; undo once more to return to it.")

    def values_only(self, output: Path) -> int:
        """Write a copy in which every formula has become the value that was saved with it."""
        if output.resolve() == self.path.resolve():
            raise FileFaultError(f"{output.name} is the workbook itself; give the copy another name.")
        values, count = values_only(self._now)
        write_file(output, values)
        return count

    def repair_links(self) -> int:
        """Point every link to our add-in at the folder that Excel starts add-ins from, on any machine."""
        self._now, count = repair_links(self._now)
        return count

    def _take(self, put: Put) -> None:
        self._now = put.data
        self.notes += put.notes

    def _save(self) -> None:
        kept = None
        if self._output is not None:
            if not (self._output.is_file() and self._output.read_bytes() == self._now):
                kept = write_file(self._output, self._now, backup=self._backup)
        elif self._now != self._before:
            previous = previous_path(self.path) if self._keep else None
            kept = write_file(self.path, self._now, replaces=self._before, backup=self._backup, previous=previous)
        if kept is not None:
            self.notes.append(f"What it was until now is {kept.name}.")

    def _refuse_without_data(self, error: DataFaultError) -> None:
        """Say where data may come from, rather than list what a workbook without any lacks."""
        if self._data is None and not holds_results(self.path):
            raise FileFaultError(
                f"{self.name} holds no results: no sheet and no Excel table in it is a Results or Responses table. "
                "Name the folder or workbook that holds them with --data."
            ) from error


def previous_path(path: Path) -> Path:
    """Return where the previous version of a workbook is kept.

    >>> from pathlib import PurePosixPath
    >>> previous_path(PurePosixPath("north/results.xlsx")).name
    'results (previous).xlsx'
    """
    return path.with_name(f"{path.stem} (previous){path.suffix}")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileFaultError(f"{path} does not exist. Check the spelling of the path.") from error
    except OSError as error:
        raise FileFaultError(f"{path.name} cannot be read ({error.strerror or error}).") from error
