from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "install" / "_environment.py"


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """Load the script afresh, for a checkout and an environment whose paths have spaces."""
    monkeypatch.setenv("FRONTLINE_VENV", str(tmp_path / "my environment"))
    specification = importlib.util.spec_from_file_location("environment_under_test", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    checkout = tmp_path / "my checkout"
    checkout.mkdir()
    (checkout / "pyproject.toml").write_text('[dependency-groups]\ntest = ["pytest>=8", "ruff"]\n')
    monkeypatch.setattr(module, "ROOT", checkout)
    return module


@pytest.fixture
def started(environment, monkeypatch) -> list[list[str]]:
    """Collect the commands instead of running them; making an environment leaves its interpreter."""
    commands = []

    def run(command, **_options):
        commands.append(command)
        environment.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        environment.PYTHON.touch()
        return subprocess.CompletedProcess(command, 0, b"")

    monkeypatch.setattr(environment.subprocess, "run", run)
    return commands


def test_the_first_run_makes_an_environment_and_installs_the_project(environment, started):
    environment.prepare(tests=False)

    assert started[0] == [sys.executable, "-m", "venv", str(environment.FOLDER)]
    assert started[1][:4] == [str(environment.PYTHON), "-m", "pip", "install"]
    assert started[1][-2:] == ["--editable", str(environment.ROOT)]
    assert len(started) == 2


def test_the_test_tools_come_from_the_dependency_group(environment, started):
    environment.prepare(tests=True)

    assert started[-1][-2:] == ["pytest>=8", "ruff"]


def test_a_second_run_starts_nothing(environment, started):
    environment.prepare(tests=True)
    started.clear()
    environment.prepare(tests=True)
    environment.prepare(tests=False)

    assert started == []


def test_a_changed_pyproject_is_installed_into_the_same_environment(environment, started):
    environment.prepare(tests=False)
    started.clear()
    (environment.ROOT / "pyproject.toml").write_text("[dependency-groups]\ntest = []\n")
    environment.prepare(tests=False)

    assert [command[2] for command in started] == ["pip"]


def test_an_environment_of_another_checkout_is_made_anew(environment, started, monkeypatch, tmp_path):
    environment.prepare(tests=False)
    started.clear()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[dependency-groups]\ntest = []\n")
    environment.prepare(tests=False)

    assert started[0] == [sys.executable, "-m", "venv", "--clear", str(environment.FOLDER)]


def test_a_folder_without_our_stamp_is_never_emptied(environment, started):
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.touch()
    environment.prepare(tests=False)

    assert "--clear" not in started[0]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        pytest.param("venv", "sudo apt install python3-venv", id="no venv module"),
        pytest.param("pip", "a connection to the Python package index", id="no network"),
    ],
)
def test_a_failing_step_shows_its_output_and_says_what_to_do(environment, started, monkeypatch, capsys, step, sentence):
    works = environment.subprocess.run

    def fails(command, **options):
        works(command, **options)
        return subprocess.CompletedProcess(command, int(step in command), b"what the program said")

    monkeypatch.setattr(environment.subprocess, "run", fails)

    with pytest.raises(SystemExit, match=sentence):
        environment.prepare(tests=False)
    assert "what the program said" in capsys.readouterr().out
    assert step in started[-1]


def test_a_failed_installation_is_tried_again(environment, started, monkeypatch):
    works = environment.subprocess.run
    refused = subprocess.CompletedProcess([], 1, b"")
    monkeypatch.setattr(
        environment.subprocess,
        "run",
        lambda command, **options: refused if "pip" in command else works(command, **options),
    )
    with pytest.raises(SystemExit, match="The installation failed"):
        environment.prepare(tests=False)
    monkeypatch.setattr(environment.subprocess, "run", works)
    started.clear()
    environment.prepare(tests=False)

    assert [command[2] for command in started] == ["pip"]
