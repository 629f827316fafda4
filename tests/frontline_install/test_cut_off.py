"""The machine is switched off at every single step: whatever was done stays, and nothing more is done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from windows_on_linux.bundles import write_bundle
from windows_on_linux.machine import StandIn
from windows_on_linux.registry import FakeRegistry

from frontline_addin.set_up.places import places_of
from frontline_install.command import main
from frontline_install.own_files import own_folders

STEPS = (
    *((Path, name) for name in ("mkdir", "write_text", "unlink", "rmdir", "replace")),
    *((shutil, name) for name in ("copyfile", "rmtree")),
    *((FakeRegistry, name) for name in ("set_value", "delete_value", "delete_key")),
    (StandIn, "run"),
)
MOST = 200


class SwitchedOffError(BaseException):
    """Nobody can catch it and go on: every later step raises it, too."""


class Power:
    """Lets as many steps happen as there is power for."""

    def __init__(self, monkeypatch):
        self.left = MOST
        for owner, name in STEPS:
            monkeypatch.setattr(owner, name, self._powered(getattr(owner, name)))

    def _powered(self, step):
        def powered(*words, **options):
            if self.left <= 0:
                raise SwitchedOffError
            self.left -= 1
            return step(*words, **options)

        return powered


def switched_off_after(steps, power, *words):
    """Run the installer with so much power; return whether that was enough."""
    power.left = steps
    try:
        main(*words)
    except SwitchedOffError:
        return False
    finally:
        power.left = 10 * MOST
    return True


def is_whole(machine, places):
    assert main(places.home, ["verify"], machine) == 0
    assert len(own_folders(places)) == 1


def is_gone(machine, places):
    assert not places.home.exists()
    assert [path for path in machine.drive.rglob("*") if path.is_file()] == []
    assert not any(machine.registry.keys.values())


@pytest.mark.parametrize("way", [(), ("--register",)], ids=["start folder", "registered"])
@pytest.mark.parametrize("older", [False, True], ids=["first installation", "upgrade"])
@pytest.mark.parametrize(
    ("then", "in_order"), [("install", is_whole), ("uninstall", is_gone)], ids=["finished", "uninstalled"]
)
def test_an_installation_that_is_cut_off_anywhere_can_be(tmp_path, monkeypatch, way, older, then, in_order):
    power = Power(monkeypatch)
    power.left = 10 * MOST
    bundles = [write_bundle(tmp_path / version, version).folder for version in ("1.0.0", "1.1.0")]
    base = tmp_path / "python.exe"
    base.touch()
    words = {"install": ["install", "--python", str(base), *way], "uninstall": ["uninstall"]}
    done, steps = False, 0
    while not done:
        machine = StandIn(tmp_path / f"drive {steps}")
        if older:
            main(bundles[0], ["install", "--python", str(base)], machine)
        done = switched_off_after(steps, power, bundles[1], words["install"], machine)
        main(bundles[1], words[then], machine)
        in_order(machine, places_of(machine))
        steps += 1

    assert 20 < steps < MOST


@pytest.mark.parametrize("way", [(), ("--register",)], ids=["start folder", "registered"])
@pytest.mark.parametrize(
    ("then", "in_order"), [("install", is_whole), ("uninstall", is_gone)], ids=["installed again", "finished"]
)
def test_an_uninstallation_that_is_cut_off_anywhere_can_be(tmp_path, monkeypatch, way, then, in_order):
    power = Power(monkeypatch)
    power.left = 10 * MOST
    bundle = write_bundle(tmp_path / "bundle").folder
    base = tmp_path / "python.exe"
    base.touch()
    words = {"install": ["install", "--python", str(base), *way], "uninstall": ["uninstall"]}
    done, steps = False, 0
    while not done:
        machine = StandIn(tmp_path / f"drive {steps}")
        main(bundle, words["install"], machine)
        done = switched_off_after(steps, power, bundle, words["uninstall"], machine)
        main(bundle, words[then], machine)
        in_order(machine, places_of(machine))
        steps += 1

    assert 5 < steps < MOST
