"""What install/IT-GUIDE.md promises is there: options, exit codes, rules, places, sizes."""

from __future__ import annotations

import re

import pytest

from frontline_addin.command_line.parser import make_parser
from frontline_addin.set_up.places import HOME, OPTIONS, TRUSTED, UNINSTALL
from frontline_addin.set_up.policies import RULES
from frontline_install import command
from frontline_install.unfit_folder import LONGEST_INSIDE, NEEDED_MB


@pytest.fixture
def guide(repository):
    return (repository / "install" / "IT-GUIDE.md").read_text("utf-8")


def test_every_option_of_the_script_is_explained_and_no_other(guide, repository):
    script = (repository / "install" / "windows" / "Install-Frontline.ps1").read_text("ascii")
    options = re.findall(r"^    \[(?:string|switch)\] \$(\w+)", script, re.MULTILINE)

    assert re.findall(r"^\| `-(\w+)(?: PATH)?` \|", guide, re.MULTILINE) == options


def test_every_word_that_is_typed_without_powershell_is_understood(guide):
    typed = re.findall(r"start\.py (.+)", guide)

    assert typed
    assert all(command._parser().parse_args(words.split()) for words in typed)


def test_every_exit_code_is_explained(guide):
    (said,) = re.findall(r"^Exit code (.+)$", guide, re.MULTILINE)

    assert [int(number) for number in re.findall(r"(\d): ", said)] == [command.DONE, command.FAULT, 2, command.BUSY]


def test_every_rule_of_defender_that_the_doctor_knows_is_named_with_its_number(guide):
    assert all(f"*{name}* (`{number}`)" in guide for number, name in RULES.items())


@pytest.mark.parametrize("place", [HOME, OPTIONS, UNINSTALL, TRUSTED.partition(r"16.0")[2]])
def test_every_place_that_is_written_to_is_named(guide, place):
    assert place in guide


def test_the_room_and_the_length_of_a_path_are_those_the_installer_asks_for(guide):
    assert f"{NEEDED_MB} MB must be free" in guide
    assert f"longer than {259 - LONGEST_INSIDE} characters" in guide


def test_every_command_it_names_is_understood(guide):
    named = [words for words in re.findall(r"`frontline ([^`]+)`", guide) if words != "--help"]

    assert named
    assert all(make_parser().parse_args(words.split()) for words in named)


def test_every_file_of_the_project_it_names_is_there(guide, repository):
    named = re.findall(r"`((?:addin|install|tests|udfs)/[\w./-]+)`", guide)

    assert len(named) > 2
    assert [name for name in named if not (repository / name).exists()] == []
