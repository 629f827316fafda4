from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from frontline_addin import ribbon
from frontline_addin.actions.buttons import BUTTONS
from frontline_addin.command_line.parser import make_parser

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"


def test_the_guide_names_the_buttons_as_the_ribbon_does(repository: Path) -> None:
    tree = ET.parse(repository / "addin" / "ribbon" / "customUI14.xml")  # noqa: S314 - our own file
    shown = [
        (button.get("tag"), group.get("label"), button.get("label"))
        for group in tree.iter(f"{NAMESPACE}group")
        for button in group.iter(f"{NAMESPACE}button")
    ]

    assert [(button.action, button.group, button.label) for button in BUTTONS] == shown


def test_every_button_but_the_last_error_is_answered_by_python() -> None:
    answered = {*ribbon._WITH_WORKBOOK, *ribbon._WITHOUT_WORKBOOK}

    assert answered == {button.action for button in BUTTONS} - {"last_error"}


def test_every_command_the_guide_names_exists() -> None:
    helped = make_parser().format_help()

    named = [button.command.split()[1] for button in BUTTONS if button.command]
    assert [command for command in named if command not in helped] == []
