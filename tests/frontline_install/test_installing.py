from __future__ import annotations

import pytest
from windows_on_linux.bundles import write_bundle

from frontline import __version__
from frontline_addin.build_addin import DEFAULT_INTERPRETER
from frontline_addin.set_up.manifest import read_manifest, sha256
from frontline_addin.set_up.places import OPTIONS, TRUSTED, UNINSTALL
from frontline_install import installing
from frontline_install.own_files import own_folders


def everything(machine):
    """Return every file of the user, and every value of the registry."""
    files = {path: path.read_bytes() for path in machine.drive.rglob("*") if path.is_file()}
    return files, {key: dict(values) for key, values in machine.registry.keys.items() if values}


def test_an_installation_lays_python_the_add_in_and_a_manifest_of_every_file(started, machine, places):
    code, said = started("install")

    assert code == 0
    assert "Start Excel; the tab Scorecards is there." in said
    manifest = read_manifest(places.manifest)
    laid = [path for path in machine.drive.rglob("*") if path.is_file() and "Program Files" not in path.parts]
    assert set(manifest.files) == set(laid) - {places.manifest}
    assert all(sha256(path) == digest for path, digest in manifest.files.items())
    assert manifest.version == "1.0.0"


def test_the_add_in_calls_the_private_python_by_its_whole_path(started, places):
    started("install")

    wanted = r"C:\Users\Jörg & Söhne GmbH\AppData\Local\FrontlineScorecards\1.0.0\python\bin\python.exe"
    assert places.add_ins[0].read_text() == f"add-in that calls {wanted}"


def test_the_packages_come_from_the_bundle_alone_and_each_with_its_hash(started, machine, bundle):
    started("install")

    command = next(command for command in machine.commands if "install" in command)
    assert command[1:3] == ["-I", str(bundle.wheels / "pip-26.3-py3-none-any.whl" / "pip")]
    assert {"--no-index", "--require-hashes", "--isolated"} < set(command)
    assert command[-1] == str(bundle.folder / "requirements-3.12.txt")


def test_the_start_folder_holds_nothing_that_excel_would_open_but_the_add_in(started, places):
    started("install")

    assert [path.name for path in places.start_folder.iterdir()] == ["Frontline.xlam"]


def test_a_registered_add_in_lies_in_a_trusted_folder_of_its_own_with_its_help(started, machine, places):
    started("install", "--register")

    path = r"C:\Users\Jörg & Söhne GmbH\AppData\Roaming\Microsoft\AddIns\Frontline Scorecards"
    assert machine.registry.values(OPTIONS) == {"OPEN": f'"{path}\\Frontline.xlam"'}
    assert machine.registry.values(TRUSTED)["Path"] == f"{path}\\"
    assert machine.registry.values(TRUSTED)["AllowSubFolders"] == 0
    assert sorted(file.name for file in places.add_in_folder.iterdir()) == [
        "Frontline.IntelliSense.xml",
        "Frontline.xlam",
    ]


def test_a_downloaded_mark_on_the_add_in_is_taken_away(started, places):
    places.start_folder.mkdir(parents=True)
    mark = places.start_folder / "Frontline.xlam:Zone.Identifier"
    mark.write_text("[ZoneTransfer]\nZoneId=3")
    started("install")

    assert not mark.exists()


def test_windows_lists_the_product_with_a_command_that_uninstalls_it(started, machine, places):
    started("install")

    shown = machine.registry.values(UNINSTALL)
    setup = places.home / "1.0.0" / "setup"
    assert shown["DisplayVersion"] == "1.0.0"
    program = r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"
    assert shown["QuietUninstallString"].startswith(f'"{program}" -NoProfile')
    assert shown["UninstallString"] == f'"{machine.windows_path(setup)}\\Install-Frontline.cmd" -Uninstall'
    assert (setup / "wheels" / "frontline_scorecards-1.0.0-py3-none-any.whl").is_file()
    assert (setup / "requirements-3.12.txt").is_file()


def test_the_python_of_the_bundle_is_unpacked_and_opened_for_its_own_packages_only(started, tmp_path, places):
    other = write_bundle(tmp_path / "with Python", embedded=True)
    code, _ = started("install", folder=other.folder, base=None)

    home = places.home / "1.0.0" / "python"
    assert code == 0
    assert (home / "python312._pth").read_text() == "python312.zip\n.\nLib\\site-packages\nimport site\n"
    assert read_manifest(places.manifest).interpreter == home / "python.exe"
    assert DEFAULT_INTERPRETER.replace(__version__, "1.0.0").endswith(r"\FrontlineScorecards\1.0.0\python\python.exe")
    assert home.relative_to(places.home.parent).parts == ("FrontlineScorecards", "1.0.0", "python")
    assert (places.home / "1.0.0" / "setup" / "python-3.12.10-embed-amd64.zip").is_file()


def test_an_upgrade_leaves_the_new_version_alone(started, tmp_path, places):
    started("install")
    newer = write_bundle(tmp_path / "newer", "1.1.0")
    code, _ = started("install", folder=newer.folder)

    assert code == 0
    assert [path.name for path in own_folders(places)] == ["1.1.0"]
    assert r"\1.1.0\python" in places.add_ins[0].read_text()
    assert all(path.is_file() for path in read_manifest(places.manifest).files)


def test_installing_the_same_version_again_repairs_it(started, places):
    started("install")
    broken = next(places.home.rglob("site-packages/frontline/__init__.py"))
    broken.write_text("broken")
    places.add_ins[0].unlink()
    assert started("verify")[0] == 1
    started("install")

    assert started("verify")[0] == 0
    assert len(own_folders(places)) == 1


def test_changing_to_registration_takes_the_add_in_out_of_the_start_folder_and_back(started, machine, places):
    started("install")
    started("install", "--register")
    assert [path.is_file() for path in places.add_ins] == [False, True]
    started("install")

    assert [path.is_file() for path in places.add_ins] == [True, False]
    assert machine.registry.values(OPTIONS) == {}
    assert machine.registry.values(TRUSTED) == {}


@pytest.mark.parametrize("step", ["venv", "--require-hashes", "xlwings, frontline_udfs", "addin"])
def test_a_step_that_fails_leaves_the_machine_as_it_was(started, machine, places, step):
    places.home.mkdir()
    before = everything(machine)
    machine.fails = step
    code, said = started("install")

    assert code == 1
    assert "it said no" in said
    assert everything(machine) == before


def test_an_upgrade_that_fails_leaves_the_older_version_working(started, machine, tmp_path):
    started("install")
    before = everything(machine)
    machine.fails = "addin"
    code, _ = started("install", folder=write_bundle(tmp_path / "newer", "1.1.0").folder)

    assert code == 1
    assert everything(machine) == before


@pytest.mark.parametrize("step", ["_put_add_in", "_enter", "_remove_replaced"])
def test_an_installation_that_is_cut_off_is_finished_by_the_next(started, tmp_path, places, monkeypatch, step):
    started("install")
    newer = write_bundle(tmp_path / "newer", "1.1.0")
    with monkeypatch.context() as cut:
        cut.setattr(installing, step, lambda *_: (_ for _ in ()).throw(OSError(5, "the machine was switched off")))
        assert started("install", folder=newer.folder)[0] == 1
    started("install", folder=newer.folder)

    assert started("verify")[0] == 0
    assert len(own_folders(places)) == 1


def test_a_private_python_that_still_runs_is_left_for_the_next_time(started, tmp_path, places, monkeypatch):
    started("install")
    newer = write_bundle(tmp_path / "newer", "1.1.0")
    with monkeypatch.context() as running:
        refused = PermissionError(13, "used by another process", "python.exe")
        running.setattr("shutil.rmtree", lambda _: (_ for _ in ()).throw(refused))
        code, said = started("install", folder=newer.folder)
    assert code == 0
    assert "An older version is left" in said
    started("install", folder=newer.folder)

    assert len(own_folders(places)) == 1


def test_a_copy_is_kept_of_an_add_in_of_the_same_name_that_the_installer_did_not_lay(started, places):
    places.start_folder.mkdir(parents=True)
    places.add_ins[0].write_text("built by hand")
    code, said = started("install")

    assert code == 0
    assert f"a copy is kept as {places.kept}" in said
    assert places.kept.read_text() == "built by hand"
    assert started("verify")[0] == 0
    assert "replaced Frontline.xlam stays" in started("uninstall")[1]
    assert places.kept.exists()


def test_an_add_in_in_the_other_place_that_the_installer_did_not_lay_stays_and_is_named(started, places):
    places.add_in_folder.mkdir(parents=True)
    places.add_ins[1].write_text("built by hand")
    code, said = started("install")

    assert code == 0
    assert f"{places.add_ins[1]} stays: it is not as the installer laid it." in said
    assert places.add_ins[1].read_text() == "built by hand"


def test_an_excel_that_is_opened_meanwhile_is_named_and_the_next_time_finishes_it(started, tmp_path, monkeypatch):
    started("install")
    newer = write_bundle(tmp_path / "newer", "1.1.0").folder
    with monkeypatch.context() as opened:
        refused = PermissionError(13, "used by another process", "Frontline.xlam")
        opened.setattr(installing, "unblock", lambda _: (_ for _ in ()).throw(refused))
        code, said = started("install", folder=newer)
    assert code == 3
    assert "Frontline.xlam is in use. Close Excel and run again: it goes on from here." in said
    started("install", folder=newer)

    assert started("verify")[0] == 0


def test_a_folder_that_another_installer_made_meanwhile_is_left_alone(started, places, monkeypatch):
    monkeypatch.setattr("frontline_install.plan._free_folder", lambda places, version: places.home / version)
    theirs = places.home / "1.0.0" / "python" / "python.exe"
    theirs.parent.mkdir(parents=True)
    theirs.touch()

    assert started("install")[0] == 1
    assert theirs.exists()


def test_a_plan_says_what_would_be_done_and_does_nothing(started, machine):
    before = everything(machine)
    code, said = started("plan", "--register")

    assert code == 0
    assert "is registered in Excel's list of add-ins" in said
    assert everything(machine) == before
