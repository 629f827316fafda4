from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from frontline_addin.command_line.catalogue import COMMANDS
from frontline_addin.command_line.parser import make_parser

if TYPE_CHECKING:
    from frontline_addin.command_line.command import Command

HEAVY = ("numpy", "pandas", "scipy", "pyarrow", "openpyxl", "xlsxwriter", "python_calamine", "xlwings", "rich", "lxml")


def test_no_command_loads_a_heavy_library_before_it_runs() -> None:
    program = (
        "import json, sys; from frontline_addin.command_line.parser import make_parser; make_parser().format_help();"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_every_command_has_a_name_and_a_summary_of_its_own() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert len({command.summary for command in COMMANDS}) == len(COMMANDS)
    assert [command.name for command in COMMANDS if command.summary.endswith(".")] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_example_of_a_command_can_be_parsed(command: Command) -> None:
    program, *arguments = shlex.split(command.example)
    parsed = make_parser().parse_args(arguments)

    assert program == "frontline"
    assert parsed.command is command
