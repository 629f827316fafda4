"""Fixtures of all tests: the real data, LibreOffice, and how Hypothesis runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from calc_summary import pytest_terminal_summary  # noqa: F401 - here it is found, whichever process runs the tests
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parents[1]
REAL_DATA = REPOSITORY.parent / "shared" / "data"
NO_REAL_DATA = "The real data folder ../shared/data is not beside this checkout."
NO_LIBREOFFICE = "LibreOffice is not installed: neither soffice nor libreoffice is on the PATH."

# The benchmarks are scripts: importing one, as the collection of doctests does, would start it.
collect_ignore = ["benchmarks"]

# A slow machine is no fault, and a failure in CI must be the same failure on the next run.
settings.register_profile("frontline", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("frontline")


def find_soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("real_data") and not REAL_DATA.is_dir():
        pytest.skip(NO_REAL_DATA)
    if item.get_closest_marker("libreoffice") and find_soffice() is None:
        pytest.skip(NO_LIBREOFFICE)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of real data beside the checkout; the test is skipped where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip(NO_REAL_DATA)
    return REAL_DATA


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """Convert a workbook with headless LibreOffice: ``soffice(workbook, "pdf", folder)`` gives the new file.

    Each test process has a profile directory of its own, so parallel runs and an open LibreOffice
    do not get in each other's way.
    """
    program = find_soffice()
    if program is None:
        pytest.skip(NO_LIBREOFFICE)
    profile = tmp_path_factory.mktemp("libreoffice-profile")

    def convert(workbook: Path, extension: str, folder: Path) -> Path:
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", extension, "--outdir", str(folder), str(workbook)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        made = folder / f"{workbook.stem}.{extension.partition(':')[0]}"
        assert made.is_file(), f"LibreOffice made no {made.name}: {done.stdout}{done.stderr}"
        return made

    return convert


@pytest.fixture(scope="session")
def soffice_pdf(
    soffice: Callable[[Path, str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], Path]:
    """Print a workbook to PDF as LibreOffice shows it: ``soffice_pdf(workbook)`` gives the PDF's path."""

    def convert(workbook: Path) -> Path:
        return soffice(workbook, "pdf", tmp_path_factory.mktemp("pdf"))

    return convert
