from __future__ import annotations

import pytest
from windows_on_linux.machine import FakeMachine

from frontline_addin.set_up.excel_program import XLWINGS
from frontline_addin.set_up.laid import laid
from frontline_addin.set_up.manifest import Manifest, hashes
from frontline_addin.set_up.places import ADD_IN_MANAGER, OPTIONS, places_of
from frontline_addin.set_up.verify import verify


@pytest.fixture
def machine(tmp_path):
    return FakeMachine(tmp_path / "drive")


@pytest.fixture
def places(machine):
    return places_of(machine)


@pytest.fixture
def installed(machine, places):
    """Lay what the installer lays: a Python with its library, an add-in, a manifest."""

    def lay(*, registered=False):
        add_in = places.add_ins[registered]
        python = places.home / "1.0.0" / "python" / "python.exe"
        for path in (add_in, python, python.with_name(f"xlwings64-{XLWINGS}.dll")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(path.name)
        entry = f'"{machine.windows_path(add_in)}"' if registered else ""
        files = hashes([add_in, python])
        manifest = Manifest("1.0.0", places.home / "1.0.0", python, add_in, entry, files=files)
        manifest.save(places.manifest)
        return manifest

    return lay


def problems(machine, places):
    return [str(finding) for finding in laid(machine, places) if finding.weight != "pass"]


def test_a_whole_installation_is_well(machine, places, installed):
    installed()

    assert problems(machine, places) == []


def test_no_add_in_in_either_folder_is_said_with_what_to_run(machine, places):
    (problem,) = problems(machine, places)

    assert problem.endswith("Unless you put it elsewhere, run Install-Frontline.cmd.")


def test_an_add_in_in_both_folders_is_said(machine, places, installed):
    installed()
    installed(registered=True)
    machine.registry.set_value(OPTIONS, "OPEN", f'"{machine.windows_path(places.add_ins[1])}"')

    (problem,) = problems(machine, places)
    assert "are both there: Excel opens one of them only." in problem


def test_a_mark_of_a_download_is_a_fault_with_how_to_take_it_away(machine, places, installed):
    add_in = installed().add_in
    add_in.with_name(f"{add_in.name}:Zone.Identifier").touch()

    (problem,) = problems(machine, places)
    assert "marked" in problem
    assert problem.endswith("tick Unblock.")


def test_a_python_that_is_gone_is_a_fault(machine, places, installed):
    installed().interpreter.unlink()

    (problem,) = problems(machine, places)
    assert "is gone. Run Install-Frontline.cmd again" in problem


@pytest.mark.parametrize("there", [True, False], ids=["there", "gone"])
def test_the_python_that_the_private_one_was_made_of_must_still_be_there(machine, places, installed, tmp_path, there):
    base = tmp_path / "Python312"
    (base if there else tmp_path).mkdir(exist_ok=True)
    interpreter = installed().interpreter
    interpreter.parents[1].joinpath("pyvenv.cfg").write_text(f"home = {base}\nversion = 3.12.4\n")

    found = [problem for problem in problems(machine, places) if f"made of the one in {base}, which is gone" in problem]
    assert len(found) == (not there)


def test_an_add_in_that_was_unticked_is_a_fault_with_where_to_tick_it(machine, places, installed):
    add_in = installed(registered=True).add_in
    machine.registry.set_value(ADD_IN_MANAGER, machine.windows_path(add_in), "")

    (problem,) = problems(machine, places)
    assert problem.startswith("The add-in was unticked in Excel's list of add-ins. Tick it: File > Options")


def test_an_entry_that_excel_wrote_in_another_spelling_is_well(machine, places, installed):
    entry = installed(registered=True).registered
    machine.registry.set_value(OPTIONS, "OPEN", entry.strip('"').upper())

    assert problems(machine, places) == []


def test_letters_that_excel_cannot_hand_on_are_a_fault(machine, places, installed):
    installed()
    machine.code_page = "ascii"

    (problem,) = problems(machine, places)
    assert "has letters that Excel cannot hand on (ascii). Set FRONTLINE_HOME" in problem


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        pytest.param({"OPEN": "ours"}, None, id="alone"),
        pytest.param({"OPEN": "a", "OPEN1": "ours"}, None, id="after another"),
        pytest.param({"OPEN": "a", "OPEN2": "ours"}, "behind a gap", id="behind a gap"),
        pytest.param({"OPEN1": "ours"}, "behind a gap", id="the first name is missing"),
        pytest.param({"OPEN": "a"}, "no longer in Excel's list", id="taken out"),
        pytest.param({}, "no longer in Excel's list", id="nothing in the list"),
    ],
)
def test_a_registered_add_in_must_be_where_excel_reads(machine, places, installed, names, sentence):
    entry = installed(registered=True).registered
    for name, value in names.items():
        machine.registry.set_value(OPTIONS, name, entry if value == "ours" else value)

    found = problems(machine, places)
    assert len(found) == (sentence is not None)
    assert all(sentence in problem for problem in found)


@pytest.mark.parametrize("text", ["{", "[]", '{"version": "1.0.0"}', "null"])
def test_a_damaged_manifest_is_a_fault(machine, places, installed, text):
    installed()
    places.manifest.write_text(text)

    assert [finding.weight for finding in verify(places)] == ["fault"]
    assert "is damaged" in problems(machine, places)[0]


def test_verifying_names_what_was_changed_and_what_is_missing(places, installed):
    manifest = installed()
    manifest.add_in.write_text("changed")
    manifest.interpreter.unlink()

    said = [str(finding) for finding in verify(places)]
    assert said[0].startswith(f"{manifest.interpreter} is missing.")
    assert said[1].startswith(f"{manifest.add_in} was changed since it was installed, or may not be read.")


def test_verifying_names_a_file_that_may_not_be_read(places, installed, monkeypatch):
    manifest = installed()

    def refuse(file):
        raise PermissionError(13, "a virus scanner holds it", str(file))

    monkeypatch.setattr("frontline_addin.set_up.verify.sha256", refuse)
    said = [str(finding) for finding in verify(places)]
    assert len(said) == 2
    assert any(sentence.startswith(f"{manifest.add_in} was changed since it was installed, or") for sentence in said)


def test_verifying_names_five_files_and_counts_the_others(places, installed):
    manifest = installed()
    gone = {places.home / f"{number}.py": "0" * 64 for number in range(1_007)}
    Manifest("1.0.0", manifest.folder, manifest.interpreter, manifest.add_in, files=gone).save(places.manifest)

    said = [finding.sentence for finding in verify(places)]
    assert len(said) == 6
    assert said[-1] == "And 1,002 more: each is missing."


def test_verifying_whole_files_says_how_many(places, installed):
    installed()

    assert [finding.sentence for finding in verify(places)] == ["All 2 installed files are as they were laid."]


def test_verifying_where_nothing_was_installed_is_a_warning(places):
    assert [finding.weight for finding in verify(places)] == ["warning"]


def test_the_whole_check_of_a_windows_machine_puts_faults_first(machine, installed):
    from frontline_addin.actions.check_setup import check_setup

    installed().interpreter.unlink()
    found = check_setup(None, machine, verify=True)

    weights = [finding.weight for finding in found.findings]
    assert weights == sorted(weights, key=["fault", "warning", "pass"].index)
    assert not found.works
    assert "is gone." in found.sentence
    assert "is missing." in found.sentence
