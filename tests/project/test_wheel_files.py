from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SOURCE_ROOTS = ("udfs", "workbook_templates", "addin", "install")
OUR_PACKAGES = {"frontline", "frontline_udfs", "frontline_workbooks", "frontline_addin", "frontline_install"}


@pytest.fixture(scope="module")
def wheel_files(repository, tmp_path_factory) -> list[str]:
    """Build the wheel without network and return the names in it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def packages(repository) -> list[Path]:
    """Return the top folder of every importable package in the checkout."""
    found = (folder for root in SOURCE_ROOTS for folder in (repository / root).glob("frontline*"))
    return [folder for folder in found if (folder / "__init__.py").is_file()]


def test_the_wheel_installs_our_packages_and_nothing_else(wheel_files, packages):
    tops = {name.partition("/")[0] for name in wheel_files}
    metadata = {top for top in tops if top.startswith("frontline_scorecards-") and top.endswith(".dist-info")}

    assert len(metadata) == 1
    assert tops - metadata == {folder.name for folder in packages}
    assert tops - metadata <= OUR_PACKAGES


def test_every_file_of_the_packages_is_in_the_wheel(wheel_files, packages):
    files = (path for folder in packages for path in folder.rglob("*") if path.is_file())
    kept = [path for path in files if not any(part == "__pycache__" or part.startswith(".") for part in path.parts)]
    expected = {
        path.relative_to(folder.parent).as_posix()
        for folder in packages
        for path in kept
        if path.is_relative_to(folder)
    }

    assert len(expected) > 20
    assert expected - set(wheel_files) == set()


def test_every_package_is_marked_as_typed(wheel_files, packages):
    assert {f"{folder.name}/py.typed" for folder in packages} <= set(wheel_files)


def test_the_wheel_carries_the_licence_and_the_command(wheel_files):
    metadata = [name.partition(".dist-info/")[2] for name in wheel_files if ".dist-info/" in name]

    assert "licenses/LICENSE" in metadata
    assert "entry_points.txt" in metadata
