from __future__ import annotations

import pytest
from windows_on_linux.bundles import write_bundle
from windows_on_linux.machine import StandIn

from frontline_addin.set_up.places import OPTIONS, UNINSTALL
from frontline_install import installing
from frontline_install.command import main


def all_paths(machine):
    return {path for path in machine.drive.rglob("*") if path.name not in {"Excel", "XLSTART", "AddIns", "Microsoft"}}


@pytest.mark.parametrize("way", [(), ("--register",)], ids=["in the start folder", "registered"])
def test_uninstalling_leaves_nothing(started, machine, way):
    before = all_paths(machine)
    started("install", *way)
    code, said = started("uninstall")

    assert (code, said) == (0, "Frontline Scorecards is uninstalled.\n")
    assert all_paths(machine) == before
    assert not any(machine.registry.keys.values())


def test_caches_that_python_made_later_go_too(started, places):
    started("install")
    cache = next(places.home.rglob("site-packages")) / "__pycache__"
    cache.mkdir()
    (cache / "module.cpython-312.pyc").touch()
    started("uninstall")

    assert not places.home.exists()


def test_what_others_put_beside_it_stays(started, places):
    started("install")
    mine = places.home / "my notes.xlsx"
    mine.touch()
    other = places.start_folder / "PERSONAL.XLSB"
    other.touch()
    code, said = started("uninstall")

    assert code == 0
    assert f"{mine} stays: the installer did not lay it, or it was changed since." in said
    assert other.exists()
    assert list(places.home.iterdir()) == [mine]


@pytest.mark.parametrize("then", ["uninstall", "upgrade"])
def test_what_somebody_put_into_the_folder_of_an_installation_stays_and_is_named(started, tmp_path, places, then):
    started("install")
    mine = places.home / "1.0.0" / "my scores" / "results.xlsx"
    mine.parent.mkdir()
    mine.touch()
    newer = write_bundle(tmp_path / "newer", "1.1.0").folder
    code, said = started("uninstall") if then == "uninstall" else started("install", folder=newer)

    assert code == 0
    assert f"{mine.parent} stays: the installer did not lay it" in said
    assert list((places.home / "1.0.0").iterdir()) == [mine.parent]
    assert said.count(" stays") == 1


def test_the_installation_of_another_user_of_the_machine_stays(started, bundle, machine, python, places):
    other = StandIn(machine.drive, user="Zoë")
    started("install", "--register")
    assert main(bundle.folder, ["install", "--register", "--python", str(python)], other) == 0
    theirs = {path: path.read_bytes() for path in other.folders["LOCALAPPDATA"].parent.rglob("*") if path.is_file()}
    registered = dict(other.registry.keys)
    started("uninstall")

    assert not places.home.exists()
    assert {path: path.read_bytes() for path in theirs if path.exists()} == theirs
    assert other.registry.keys == registered
    assert main(bundle.folder, ["verify"], other) == 0


def test_an_add_in_that_was_changed_since_stays_and_is_named(started, places):
    started("install")
    places.add_ins[0].write_text("somebody saved it")
    _, said = started("uninstall")

    assert f"{places.add_ins[0]} stays" in said
    assert places.add_ins[0].exists()


def test_an_add_in_of_an_open_excel_that_windows_does_not_list_stops_it(started, places, monkeypatch):
    started("install")
    opened = type(places.add_ins[0]).open

    def locked(path, mode="r", *words, **options):
        if mode == "r+b" and path == places.add_ins[0]:
            raise PermissionError(13, "used by another process", str(path))
        return opened(path, mode, *words, **options)

    monkeypatch.setattr(type(places.add_ins[0]), "open", locked)
    code, said = started("uninstall")

    assert code == 3
    assert f"{places.add_ins[0]} is open in an Excel: close it" in said
    assert places.manifest.exists()


def test_an_open_excel_is_asked_to_be_closed_first(started, machine, places):
    started("install")
    machine.excel_is_open = True
    code, _ = started("uninstall")

    assert code == 3
    assert places.add_ins[0].exists()


def test_a_private_python_that_still_runs_stops_it_and_the_next_time_finishes_it(started, machine, places, monkeypatch):
    started("install")
    with monkeypatch.context() as running:
        refused = PermissionError(13, "used by another process", "python.exe")
        running.setattr("shutil.rmtree", lambda _: (_ for _ in ()).throw(refused))
        code, said = started("uninstall")
    assert code == 3
    assert machine.registry.values(UNINSTALL), "Settings > Apps offers it again"
    assert "python.exe is in use: the private Python still runs, or a window has that folder open." in said
    started("uninstall")

    assert not places.home.exists()


@pytest.mark.parametrize("step", ["_put_add_in", "_enter", "_remove_replaced"])
def test_an_installation_that_was_cut_off_is_removed_whole(started, tmp_path, places, monkeypatch, step):
    started("install")
    monkeypatch.setattr(installing, step, lambda *_: (_ for _ in ()).throw(OSError(5, "switched off")))
    started("install", folder=write_bundle(tmp_path / "newer", "1.1.0").folder)
    started("uninstall")

    assert not places.home.exists()
    assert not places.add_ins[0].exists()


def test_uninstalling_where_nothing_is_installed_changes_nothing(started, machine):
    before = all_paths(machine)

    assert started("uninstall")[0] == 0
    assert all_paths(machine) == before


def test_a_damaged_manifest_does_not_keep_anything_installed(started, places):
    started("install")
    places.manifest.write_text("{")
    assert "is damaged" in started("verify")[1]
    started("uninstall")

    assert not places.home.exists()


def test_other_add_ins_stay_registered_without_a_gap(started, machine):
    machine.registry.set_value(OPTIONS, "OPEN", '"C:\\a.xlam"')
    started("install", "--register")
    machine.registry.set_value(OPTIONS, "OPEN2", '/R "C:\\b.xll"')
    started("uninstall")

    assert machine.registry.values(OPTIONS) == {"OPEN": '"C:\\a.xlam"', "OPEN1": '/R "C:\\b.xll"'}
