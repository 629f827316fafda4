from __future__ import annotations

import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from frontline_addin.build_addin.sources import RIBBON, source
from frontline_addin.command_line.parser import make_parser

CHECKLIST = Path(__file__).with_name("CHECKLIST.md").read_text(encoding="utf-8")


def test_its_points_are_numbered_from_one_without_a_gap() -> None:
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", CHECKLIST, re.MULTILINE)]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 30


def test_every_button_it_names_is_on_the_ribbon() -> None:
    ribbon = {element.get("label") for element in fromstring(source(RIBBON)).iter()}

    assert set(re.findall(r"\*\*([^*]+)\*\*", CHECKLIST)) - ribbon - {"Data"} == set()


@pytest.mark.parametrize("command", re.findall(r"^frontline (.+)$|`frontline ([^`]+)`", CHECKLIST, re.MULTILINE))
def test_every_command_it_names_is_understood(command: tuple[str, str]) -> None:
    words = "".join(command).split()

    if words != ["unmerge"]:
        assert make_parser().parse_args(words)


def test_it_has_no_pictures() -> None:
    assert "![" not in CHECKLIST
