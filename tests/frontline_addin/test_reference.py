from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.catalogue import COMMANDS
from frontline_addin.command_line.reference import command_reference

if TYPE_CHECKING:
    from pathlib import Path


def test_the_written_reference_is_the_one_the_commands_give(repository: Path) -> None:
    written = (repository / "addin" / "COMMANDS.md").read_text(encoding="utf-8")

    assert written == command_reference()


def test_every_command_is_in_the_reference() -> None:
    reference = command_reference()

    for command in COMMANDS:
        assert f"## {command.name}\n" in reference
        assert f"\n    {command.example}\n" in reference
