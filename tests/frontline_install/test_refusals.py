from __future__ import annotations

import pytest
from windows_on_linux.bundles import list_hashes, write_bundle
from windows_on_linux.machine import StandIn

from frontline_install.command import main
from frontline_install.own_files import own_folders


def refusal(started, machine, *words, **options):
    """Run the installer, which must refuse and leave nothing behind."""
    code, said = started(*(words or ("install",)), **options)
    assert not (machine.folders["LOCALAPPDATA"] / "FrontlineScorecards").exists()
    assert said.startswith("ERROR ")
    return code, said


def test_an_open_excel_is_asked_to_be_closed(started, machine):
    machine.excel_is_open = True

    assert refusal(started, machine) == (3, "ERROR Close Excel and run again. Nothing was changed.\n")


def test_a_second_installer_at_the_same_time_is_refused(started, machine):
    machine.another_installs = True

    code, said = refusal(started, machine)
    assert code == 3
    assert "Another installation of Frontline Scorecards is running." in said


def test_an_account_of_windows_itself_is_refused_as_nobodys_excel_would_find_the_add_in(started, machine):
    profile = machine.drive / "Windows" / "System32" / "config" / "systemprofile" / "AppData" / "Local"
    profile.mkdir(parents=True)
    machine.folders["LOCALAPPDATA"] = profile

    code, said = refusal(started, machine)
    assert code == 1
    assert "Run it as the user who is to have it" in said


def test_a_folder_whose_files_would_have_too_long_paths_is_refused_with_the_way_out(started, machine):
    machine.folders["FRONTLINE_HOME"] = machine.drive.joinpath(*["deep"] * 25)

    code, said = refusal(started, machine)
    assert code == 1
    assert "is too long a path: Windows allows 259 characters" in said
    assert "Set this user's environment variable FRONTLINE_HOME" in said


def test_a_full_disk_is_noticed_before_anything_is_laid(started, machine, disk):
    disk.free = 599_999_999

    assert "has 599 MB free, and an installation needs 600. Make room, run again." in refusal(started, machine)[1]


def test_no_python_at_all_says_which_to_install(started, machine):
    code, said = refusal(started, machine, base=None)

    assert code == 1
    assert "No Python was found. Install Python 3.12 (64-bit) from python.org" in said


def test_the_python_of_the_store_is_refused(started, machine, tmp_path):
    alias = tmp_path / "Microsoft" / "WindowsApps" / "python.exe"
    code, said = refusal(started, machine, base=alias)

    assert code == 1
    assert "belongs to the Microsoft Store" in said
    assert machine.commands == []


def test_a_path_without_a_python_is_named(started, machine, tmp_path):
    assert f"There is no Python at {tmp_path / 'gone.exe'}." in refusal(started, machine, base=tmp_path / "gone.exe")[1]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        pytest.param("cpython 3 10 64 True", "is cpython 3.10. This bundle is for Python 3.12", id="too old"),
        pytest.param("cpython 3 13 64 True", "is cpython 3.13. This bundle is for Python 3.12", id="no wheels for it"),
        pytest.param("pypy 3 12 64 True", "is pypy 3.12", id="another implementation"),
        pytest.param("cpython 3 12 32 True", "is a 32-bit Python", id="32-bit"),
        pytest.param("cpython 3 12 64 False", "without the module venv", id="an embeddable one"),
        pytest.param("Python was not found", "does not answer as a Python does", id="not a Python"),
    ],
)
def test_an_unfit_python_is_refused_with_the_reason(started, machine, answer, sentence):
    machine.answer = answer

    assert sentence in refusal(started, machine)[1]


def test_a_changed_file_of_the_bundle_is_named(started, machine, bundle):
    bundle.pip.write_text("something else")

    assert "wheels/pip-26.3-py3-none-any.whl is not the file listed in SHA256SUMS.txt" in refusal(started, machine)[1]


def test_a_missing_file_of_the_bundle_is_named(started, machine, bundle):
    bundle.requirements("3.12").unlink()

    assert "requirements-3.12.txt is missing" in refusal(started, machine)[1]


def test_a_wheel_that_is_not_listed_is_refused(started, machine, bundle):
    (bundle.wheels / "other-1.0-py3-none-any.whl").touch()

    assert "wheels/other-1.0-py3-none-any.whl is not listed" in refusal(started, machine)[1]


def test_a_bundle_without_hashes_is_refused(started, machine, bundle):
    (bundle.folder / "SHA256SUMS.txt").unlink()

    assert "it is no installation bundle" in refusal(started, machine)[1]


@pytest.mark.parametrize("text", [b"0123\n", b"\xff\xfe\n"], ids=["cut off", "not a text"])
def test_a_damaged_list_of_hashes_is_refused(started, machine, bundle, text):
    (bundle.folder / "SHA256SUMS.txt").write_bytes(text)

    assert "SHA256SUMS.txt is damaged." in refusal(started, machine)[1]


def test_a_python_that_was_put_beside_it_damaged_is_refused_and_leaves_nothing(started, bundle, places):
    (bundle.folder / "python-3.12.10-embed-amd64.zip").write_text("half of it")
    code, said = started("install", base=None)

    assert code == 1
    assert "python-3.12.10-embed-amd64.zip is damaged: download it again from python.org." in said
    assert own_folders(places) == []


def test_what_nobody_foresaw_is_a_sentence_too(started, machine, monkeypatch):
    monkeypatch.setattr("frontline_install.command.make_plan", lambda *_, **__: 1 / 0)

    assert "Something unforeseen happened (ZeroDivisionError: division by zero)." in refusal(started, machine)[1]


def test_two_wheels_of_the_product_are_refused(started, machine, bundle):
    (bundle.wheels / "frontline_scorecards-0.9.0-py3-none-any.whl").touch()
    list_hashes(bundle.folder)

    assert "holds 2 files frontline_scorecards-*.whl instead of one" in refusal(started, machine)[1]


def test_a_python_of_the_bundle_without_its_wheels_is_refused(started, machine, tmp_path):
    other = write_bundle(tmp_path / "other", embedded=True)
    (other.folder / "requirements-3.12.txt").rename(other.folder / "requirements-3.13.txt")
    list_hashes(other.folder)

    said = refusal(started, machine, folder=other.folder, base=None)[1]
    assert "The bundle brings Python 3.12, but its wheels are for 3.13." in said


def test_a_path_that_excel_cannot_hand_on_is_refused_with_the_way_out(tmp_path, bundle, python, capsys):
    machine = StandIn(tmp_path / "drive", user="Ελένη")
    code = main(bundle.folder, ["install", "--python", str(python)], machine)

    assert code == 1
    assert '"Ελένη" is not in this Windows\' code page cp1252' in capsys.readouterr().out


def test_another_home_for_the_product_helps_where_the_profile_has_such_letters(tmp_path, bundle, python):
    machine = StandIn(tmp_path / "drive", user="Ελένη")
    machine.folders["FRONTLINE_HOME"] = tmp_path / "drive" / "Frontline"
    code = main(bundle.folder, ["install", "--python", str(python)], machine)

    assert code == 0
    assert (tmp_path / "drive" / "Frontline" / "manifest.json").is_file()


def test_a_user_without_folders_is_told_so(bundle, python, capsys, tmp_path):
    machine = StandIn(tmp_path / "drive")
    machine.folders.clear()
    code = main(bundle.folder, ["install", "--python", str(python)], machine)

    assert code == 1
    assert "LOCALAPPDATA and APPDATA must be set" in capsys.readouterr().out


def test_off_windows_the_installer_says_what_to_use_instead(bundle, capsys):
    code = main(bundle.folder, ["install"])

    assert code == 1
    said = capsys.readouterr().out
    assert said.endswith("python3 -m pip install wheels/frontline_scorecards-1.0.0-py3-none-any.whl\n")
