"""What a command says that did something to a workbook."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from collections.abc import Sequence


class Done(Protocol):
    """What an action returns: a dataclass of facts, and the sentence that says them."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    @property
    def sentence(self) -> str:
        """What was done."""
        ...


def show_done(done: Done, notes: Sequence[str], *, as_json: bool) -> None:
    """Print the sentence and what there is to know besides."""
    if as_json:
        facts = {field.name: getattr(done, field.name) for field in dataclasses.fields(done)}
        scorecard = facts.pop("scorecard", None)
        period = {"period": scorecard.period.label} if scorecard else {}
        print_json({"done": True, **facts, **period, "notes": tuple(notes)})
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[green]✔[/] {escape(done.sentence)}")
    for note in notes:
        console.print(escape(note))
