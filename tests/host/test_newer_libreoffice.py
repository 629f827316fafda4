"""What ``.ci/libreoffice`` makes of apt's sources; the installation itself happens in CI."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="There is no bash for the script of CI.")

TWO_STANZAS = """Types: deb
# a mirror
URIs: http://mirror/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /keys/debian.gpg

Types: deb
URIs: http://mirror/security
Suites: bookworm-security
Components: main
"""
ONE_OF_THEM = """Types: deb
# a mirror
URIs: http://mirror/debian
Suites: bookworm-backports
Components: main
Signed-By: /keys/debian.gpg
"""
LINES = """# deb http://old/debian bookworm main
deb http://mirror/debian bookworm main contrib
deb-src http://mirror/debian bookworm main
deb http://mirror/debian bookworm-updates main
deb http://mirror/security bookworm-security main
"""
OPTIONS = "deb [arch=amd64 signed-by=/keys/debian.gpg]\thttp://mirror/debian  bookworm main\n"


def in_script(repository: Path, command: str, **variables: str) -> str:
    """Return what a command says that calls the functions of the script, which does nothing else."""
    functions, _, _ = (repository / ".ci" / "libreoffice").read_text().partition("\nif has_both")
    script = [str(BASH), "-c", f"{functions}\n{command}"]
    return subprocess.run(script, env=variables, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("name", "sources", "entry"),
    [
        pytest.param("debian.sources", TWO_STANZAS, ONE_OF_THEM, id="stanzas"),
        pytest.param(
            "debian.sources", TWO_STANZAS.replace("bookworm bookworm-updates", "bookworm"), ONE_OF_THEM, id="one suite"
        ),
        pytest.param("sources.list", LINES, "deb http://mirror/debian bookworm-backports main contrib\n", id="lines"),
        pytest.param(
            "debian.list",
            OPTIONS,
            "deb [arch=amd64 signed-by=/keys/debian.gpg]\thttp://mirror/debian bookworm-backports main\n",
            id="a line with options",
        ),
        pytest.param("debian.sources", TWO_STANZAS.partition("\n\n")[2], "", id="nothing of that release"),
    ],
)
def test_the_entry_of_a_release_is_copied_for_its_backports(
    repository: Path, tmp_path: Path, name: str, sources: str, entry: str
) -> None:
    file = tmp_path / name
    file.write_text(sources)

    copied = in_script(repository, f"entry_for '{file}' bookworm bookworm-backports", PATH="/usr/bin:/bin")

    assert copied.strip() == entry.strip()


@pytest.mark.parametrize(
    ("version", "new"),
    [("24.8.0.3", True), ("25.2.3", True), ("7.4.7.2", False), ("24.2.7", False), ("", False)],
    ids=["the first", "a later one", "much older", "a little older", "none"],
)
def test_a_version_before_that_of_filter_is_too_old(repository: Path, version: str, *, new: bool) -> None:
    said = in_script(repository, f"is_new '{version}' && echo new || echo old", PATH="/usr/bin:/bin")

    assert said == ("new\n" if new else "old\n")
