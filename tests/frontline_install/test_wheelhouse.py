from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from frontline_install.bundle import Bundle
from frontline_install.faults import InstallationError


@pytest.fixture
def wheelhouse(repository, monkeypatch):
    """Load the script; uv, pip and the index are stood in for, so that no network is asked."""
    spec = importlib.util.spec_from_file_location("wheelhouse_under_test", repository / "install" / "wheelhouse.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    module.find_uv = module._uv
    monkeypatch.setattr(module, "_uv", lambda: "uv")
    module.commands = []

    def run(command):
        module.commands.append(command)
        folder = option(command, "-d") or option(command, "-w")
        if "wheel" in command:
            (folder / "frontline_scorecards-1.2.3-py3-none-any.whl").write_text("product")
        elif "compile" in command:
            option(command, "-o").write_text("numpy==2.0.0 \\\n    --hash=sha256:00\n")
        elif command[-1].endswith("frontline_scorecards-1.2.3-py3-none-any.whl[sentiment]"):
            folder.mkdir()
            (folder / "frontline_scorecards-1.2.3-py3-none-any.whl").write_text("product")
            (folder / "et_xmlfile-2.0.0-py3-none-any.whl").write_text("et_xmlfile")
        elif command[-1] == "pip":
            (folder / "pip-26.3-py3-none-any.whl").write_text("pip")
        else:
            (folder / f"numpy-2.0.0-{option(command, '--python-version')}.whl").write_text("numpy")

    monkeypatch.setattr(module, "_run", run)
    return module


def option(command, name):
    return Path(command[command.index(name) + 1]) if name in command else None


@pytest.fixture
def made(wheelhouse, monkeypatch, tmp_path):
    """Make a bundle: ``made("--python", "3.12")``."""

    def make(*words):
        folder = tmp_path / "bundle"
        monkeypatch.setattr(sys, "argv", ["wheelhouse.py", "-o", str(folder), *words])
        assert wheelhouse.main() == 0
        return Bundle(folder)

    return make


def test_what_is_made_is_a_whole_bundle(made):
    bundle = made()

    bundle.check()
    assert bundle.version == "1.2.3"
    assert bundle.pythons == ("3.12",)
    assert bundle.embedded is None


def test_the_products_own_wheel_is_pinned_with_its_hash_but_not_looked_for_on_an_index(made, wheelhouse):
    bundle = made()

    last = bundle.requirements("3.12").read_text().splitlines()[-1]
    assert last.startswith("frontline-scorecards==1.2.3 --hash=sha256:")
    fetch = next(command for command in wheelhouse.commands if "--python-version" in command and "download" in command)
    assert option(fetch, "-r") != bundle.requirements("3.12")


def test_for_this_python_on_this_system_pip_is_enough(made, wheelhouse, monkeypatch):
    monkeypatch.setattr(wheelhouse, "_is_here", lambda *_: True)
    monkeypatch.setattr(wheelhouse, "_uv", lambda: pytest.fail("uv was asked"))
    bundle = made()

    bundle.check()
    names = [line.split(" --hash=sha256:")[0] for line in bundle.requirements("3.12").read_text().splitlines()]
    assert names == ["et-xmlfile==2.0.0", "frontline-scorecards==1.2.3"]
    assert bundle.wheel.is_file()


@pytest.mark.parametrize(
    ("target", "version", "wanted"),
    [
        pytest.param("linux", "this", True, id="this system and Python"),
        pytest.param("linux", "3.99", False, id="another Python"),
        pytest.param("windows", "this", False, id="another system"),
    ],
)
def test_only_for_another_system_or_python_uv_is_needed(wheelhouse, monkeypatch, target, version, wanted):
    monkeypatch.setattr(wheelhouse.sys, "platform", "linux")
    monkeypatch.setattr(wheelhouse.platform, "machine", lambda: "x86_64")

    assert wheelhouse._is_here(wheelhouse._THIS_PYTHON if version == "this" else version, target) is wanted


def test_a_missing_uv_is_named_with_what_works_without(wheelhouse, made, monkeypatch):
    monkeypatch.setattr(wheelhouse, "_uv", wheelhouse.find_uv)
    monkeypatch.setattr(wheelhouse.shutil, "which", lambda *_, **__: None)

    with pytest.raises(SystemExit, match=r"uv is missing: pip install uv \(only a bundle for Python"):
        made("--target", "windows", "--python", "3.12")


@pytest.mark.parametrize("here", [True, False], ids=["by pip", "by uv"])
def test_what_the_functions_of_sentiment_need_is_taken_along(made, wheelhouse, monkeypatch, here):
    monkeypatch.setattr(wheelhouse, "_is_here", lambda *_: here)
    made()

    assert any("sentiment" in command or command[-1].endswith("[sentiment]") for command in wheelhouse.commands)


def test_several_pythons_share_one_bundle(made):
    bundle = made("--python", "3.11", "--python", "3.12")

    assert bundle.pythons == ("3.11", "3.12")
    assert len(list(bundle.wheels.glob("numpy-*"))) == 2


def test_packages_are_chosen_for_windows_not_for_this_system(made, wheelhouse):
    made()

    resolve, fetch = (next(c for c in wheelhouse.commands if word in c) for word in ("compile", "--platform"))
    assert resolve[resolve.index("--python-platform") + 1] == "x86_64-pc-windows-msvc"
    assert fetch[fetch.index("--platform") + 1] == "win_amd64"
    assert "--require-hashes" in fetch


def test_the_embeddable_package_is_taken_along(made, tmp_path):
    package = tmp_path / "python-3.12.10-embed-amd64.zip"
    package.write_text("zip")
    bundle = made("--embedded", str(package))

    bundle.check()
    assert bundle.embedded_version == "3.12"


def test_a_folder_that_holds_something_is_refused(made, tmp_path):
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "mine.txt").touch()

    with pytest.raises(SystemExit, match="is not empty; name a new folder"):
        made()


def test_a_file_that_was_changed_afterwards_is_noticed(made):
    bundle = made()
    (bundle.folder / "start.py").write_text("import os")

    with pytest.raises(InstallationError, match=r"start\.py is not the file listed"):
        bundle.check()
