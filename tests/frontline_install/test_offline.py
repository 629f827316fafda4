"""Whole installations through the real venv and the real pip, in a network namespace that has no network."""

from __future__ import annotations

import base64
import ensurepip
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from windows_on_linux.bundles import list_hashes
from windows_on_linux.machine import FakeMachine

from frontline_addin.set_up.manifest import read_manifest
from frontline_addin.set_up.places import places_of
from frontline_install.bundle import Bundle
from frontline_install.command import main
from frontline_install.unfit_folder import LONGEST_INSIDE

pytestmark = pytest.mark.usefixtures("cut_off")

ADD_IN_BUILDER = """
import sys
from pathlib import Path
words = sys.argv[1:]
target = Path(words[words.index("-o") + 1])
target.write_text(words[words.index("--interpreter") + 1])
target.with_suffix(".IntelliSense.xml").write_text("help")
"""
MODULES = {
    "xlwings.py": "",
    "frontline_udfs.py": "",
    "frontline_addin/__init__.py": "",
    "frontline_addin/command_line/__init__.py": "",
    "frontline_addin/command_line/main.py": ADD_IN_BUILDER,
}
VERSION = ".".join(map(str, sys.version_info[:2]))


class Offline(FakeMachine):
    """A machine whose programs have no network."""

    def run(self, command):
        return super().run(["unshare", "-rn", *command])


@pytest.fixture(scope="module")
def cut_off():
    """Skip where the network of a program cannot be cut."""
    program = shutil.which("unshare")
    if program is None or subprocess.run([program, "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("The network of a single program cannot be cut off here: unshare is missing or refused.")


@pytest.fixture(scope="module")
def pip_wheel():
    """Return the pip that Python itself brings."""
    found = sorted((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"))
    if not found:
        pytest.skip("This Python brings no wheel of pip: its ensurepip was taken out.")
    return found[0]


def write_wheel(path):
    """Write a wheel of the product whose modules do just what the installer asks of them."""
    info = "frontline_scorecards-1.0.0.dist-info"
    parts = MODULES | {
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: frontline-scorecards\nVersion: 1.0.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in parts.items():
            wheel.writestr(name, text)
        record = "".join(f"{name},sha256={_digest(text)},{len(text)}\n" for name, text in parts.items())
        wheel.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")


def _digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def bundle(tmp_path, pip_wheel):
    folder = tmp_path / "Bündel & more"
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    shutil.copyfile(pip_wheel, wheels / pip_wheel.name)
    wheel = wheels / "frontline_scorecards-1.0.0-py3-none-any.whl"
    write_wheel(wheel)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"frontline-scorecards==1.0.0 --hash=sha256:{digest}\n"
    (folder / f"requirements-{VERSION}.txt").write_text(line)
    list_hashes(folder)
    return Bundle(folder)


def test_an_installation_without_a_network_works_and_uninstalling_leaves_nothing(bundle, tmp_path, capsys):
    machine = Offline(tmp_path / "drive")
    code = main(bundle.folder, ["install", "--python", sys.executable], machine)
    said = capsys.readouterr().out
    assert code == 0, said
    places = places_of(machine)
    laid = read_manifest(places.manifest)

    assert places.add_ins[0].read_text() == machine.windows_path(laid.interpreter)
    assert machine.run([str(laid.interpreter), "-I", "-c", "import frontline_udfs"])[0] == 0
    assert main(bundle.folder, ["verify"], machine) == 0
    assert main(bundle.folder, ["uninstall"], machine) == 0
    assert not places.home.exists()


def test_pip_refuses_a_package_whose_hash_is_not_the_listed_one(bundle, tmp_path, capsys):
    wanted = bundle.requirements(VERSION)
    wanted.write_text(f"frontline-scorecards==1.0.0 --hash=sha256:{'0' * 64}\n")
    list_hashes(bundle.folder)
    code = main(bundle.folder, ["install", "--python", sys.executable], Offline(tmp_path / "drive"))

    assert code == 1
    assert "The packages were not installed" in capsys.readouterr().out


@pytest.mark.skipif("FRONTLINE_BUNDLE" not in os.environ, reason="FRONTLINE_BUNDLE names no bundle for this system.")
def test_the_real_bundle_installs_without_a_network_and_builds_the_real_add_in(tmp_path, capsys):
    machine = Offline(tmp_path / "drive")
    folder = Path(os.environ["FRONTLINE_BUNDLE"]).resolve()
    code = main(folder, ["install", "--python", sys.executable, "--register"], machine)
    said = capsys.readouterr().out
    assert code == 0, said
    laid = read_manifest(places_of(machine).manifest)
    below = [str(path.relative_to(laid.folder)) for path in laid.folder.rglob("*")]
    assert max(map(len, below)) <= LONGEST_INSIDE

    with zipfile.ZipFile(laid.add_in) as package:
        text = b"".join(map(package.read, package.namelist()))
    assert machine.windows_path(laid.interpreter).replace("&", "&amp;").encode() in text
    code = "from frontline_udfs import FLS_SENTIMENT; print(FLS_SENTIMENT([['The staff were wonderful.']]))"
    scored, said = machine.run([str(laid.interpreter), "-I", "-c", code])
    assert scored == 0
    assert "0.5719" in said
    answered, findings = machine.run([str(laid.interpreter), "-I", "-m", "frontline_addin.command_line.main", "doctor"])
    assert answered == 0, findings
    assert main(folder, ["uninstall"], machine) == 0
