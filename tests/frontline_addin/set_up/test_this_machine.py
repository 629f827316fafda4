"""What only runs on Windows, run here over stand-ins for Python's own Windows modules."""

from __future__ import annotations

import ctypes
import importlib.util
import subprocess
import sys
from types import SimpleNamespace

import pytest
from windows_on_linux.winreg import Winreg

from frontline_addin.set_up.this_machine import this_machine


@pytest.fixture
def on_windows(monkeypatch, repository):
    """Load a module of the set-up as Windows would: ``on_windows("windows_registry")``."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Winreg())

    def load(name):
        path = repository / "addin" / "frontline_addin" / "set_up" / f"{name}.py"
        spec = importlib.util.spec_from_file_location(f"frontline_addin.set_up.{name}", path)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    load("windows_registry")
    return load


@pytest.fixture
def registry(on_windows):
    return on_windows("windows_registry").WindowsRegistry()


@pytest.fixture
def machine(on_windows, monkeypatch):
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0, raising=False)
    for name, value in {"SYSTEMROOT": "/Windows", "USERDOMAIN": "FIRM", "USERNAME": "Jörg"}.items():
        monkeypatch.setenv(name, value)
    return on_windows("this_machine").this_machine()


def test_there_is_no_windows_where_there_is_none():
    assert this_machine() is None


def test_what_is_written_is_read_back_with_its_kind(registry):
    registry.set_value(r"HKCU\Software\Ours", "Path", r"C:\Jörg & Söhne")
    registry.set_value(r"HKCU\Software\Ours", "AllowSubFolders", 0)

    assert registry.values(r"HKCU\Software\Ours") == {"Path": r"C:\Jörg & Söhne", "AllowSubFolders": 0}
    kinds = {name: kind for name, (_, kind) in sys.modules["winreg"].keys["HKCU", r"Software\Ours"].items()}
    assert kinds == {"Path": Winreg.REG_SZ, "AllowSubFolders": Winreg.REG_DWORD}


def test_a_key_that_is_not_there_holds_nothing_and_can_be_deleted(registry):
    registry.delete_value(r"HKCU\Software\None", "Path")
    registry.delete_key(r"HKCU\Software\None")

    assert registry.values(r"HKLM\Software\None") == {}


def test_what_is_deleted_is_gone(registry):
    registry.set_value(r"HKCU\Software\Ours", "Path", "a")
    registry.set_value(r"HKCU\Software\Ours", "Other", "b")
    registry.delete_value(r"HKCU\Software\Ours", "Path")
    assert registry.values(r"HKCU\Software\Ours") == {"Other": "b"}
    registry.delete_key(r"HKCU\Software\Ours")

    assert registry.values(r"HKCU\Software\Ours") == {}


@pytest.mark.parametrize(
    ("listed", "runs"),
    [
        pytest.param('"EXCEL.EXE","4711","Console","1","210.000 K"', True, id="open"),
        pytest.param("INFORMATION: Es werden keine Aufgaben ausgeführt.", False, id="not open, in German"),
    ],
)
def test_windows_is_asked_for_this_users_excel(machine, monkeypatch, listed, runs):
    asked = []
    monkeypatch.setattr(machine, "run", lambda command: asked.append(command) or (0, listed))

    assert machine.excel_runs() is runs
    assert asked[0][0] == "/Windows/System32/tasklist.exe"
    assert r"USERNAME eq FIRM\Jörg" in asked[0]


def test_a_user_without_a_name_is_asked_for_any_excel(machine, monkeypatch):
    monkeypatch.delenv("USERNAME")
    asked = []
    monkeypatch.setattr(machine, "run", lambda command: asked.append(command) or (0, ""))

    assert not machine.excel_runs()
    assert asked[0].count("/FI") == 1


@pytest.mark.parametrize(("error", "alone"), [(0, True), (183, False)], ids=["alone", "another has the name"])
def test_only_one_program_gets_the_name_of_the_installer(machine, monkeypatch, error, alone):
    named = []
    kernel = SimpleNamespace(CreateMutexW=lambda *given: named.append(given))
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)

    assert machine.claim() is alone
    assert named == [(None, 0, "Local\\FrontlineScorecardsInstaller")]


def test_a_program_is_run_to_its_end_and_both_of_its_streams_are_kept(machine):
    code = "import sys; print('Käse'); sys.stdout.flush(); sys.stderr.write('fault'); sys.exit(7)"

    assert machine.run([sys.executable, "-X", "utf8", "-c", code]) == (7, "Käse\nfault")


def test_a_folder_that_windows_does_not_name_is_none(machine, monkeypatch, tmp_path):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.delenv("APPDATA", raising=False)

    assert machine.folder("LOCALAPPDATA") == tmp_path
    assert machine.folder("APPDATA") is None


def test_an_environment_has_its_python_among_its_scripts(machine, tmp_path):
    assert machine.python_in(tmp_path) == tmp_path / "Scripts" / "python.exe"
    assert machine.windows_path(tmp_path) == str(tmp_path)
    assert "".encode(machine.code_page) == b""
