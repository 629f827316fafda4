"""A small bundle whose wheels are texts, and a user to install it for."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest
from windows_on_linux.bundles import write_bundle
from windows_on_linux.machine import StandIn

from frontline_addin.set_up.places import places_of
from frontline_install.command import main


@pytest.fixture(autouse=True)
def disk(monkeypatch):
    """Return a disk with room enough, whatever the one of this machine has; ``disk.free`` may be set."""
    usage = SimpleNamespace(free=10**12)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    return usage


@pytest.fixture
def bundle(tmp_path):
    """Return a bundle in a folder whose name has a space, an ampersand and an umlaut."""
    return write_bundle(tmp_path / "Bündel & more")


@pytest.fixture
def machine(tmp_path):
    """Return the machine of a user whose name has the same."""
    return StandIn(tmp_path / "drive")


@pytest.fixture
def places(machine):
    """Return where things lie for that user."""
    return places_of(machine)


@pytest.fixture
def python(tmp_path):
    """Return a Python to base an installation on."""
    path = tmp_path / "drive" / "Program Files" / "Python312" / "python.exe"
    path.parent.mkdir(parents=True)
    path.touch()
    return path


@pytest.fixture
def started(machine, bundle, python, capsys):
    """Run the installer as ``start.py`` does: ``started("install")`` gives the exit code and what was said."""

    def start(*words, folder=bundle.folder, base=python):
        options = ["--python", str(base)] if base and words[0] in {"install", "plan"} else []
        code = main(folder, [*words, *options], machine)
        return code, capsys.readouterr().out

    return start
