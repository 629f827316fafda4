from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOP_LEVEL = {
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "pyproject.toml",
    "addin",
    "workbook_templates",
    "udfs",
    "tests",
    "install",
}
# the owners of made-up Windows homes are called Ann, Anna, Bob and Jörg, or by a letter or two
MACHINE_PATH = re.compile(
    r"(?<![\w.>])/(?:work|tmp|home|root|Users)/\w|[A-Z]:\\+Users\\+(?!(?:anna?|bob|jörg)\b)\w{3}", re.IGNORECASE
)
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".xml", ".bas", ".cls", ".cmd", ".ps1", ".sh", ".yml", ""}


@pytest.fixture(scope="module")
def project_files(repository) -> list[Path]:
    """Return every file that belongs to the project: tracked by git, or new and not ignored."""
    git = shutil.which("git")
    if git is None or not (repository / ".git").exists():
        pytest.skip("This is no git checkout, so what belongs to the project cannot be told.")
    listing = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, cwd=repository, capture_output=True, check=True)
    names = (Path(name) for name in done.stdout.decode().split("\0") if name)
    return [name for name in names if (repository / name).is_file()]


def test_nothing_but_the_rooms_stands_at_the_top_level(project_files):
    tops = {name.parts[0] for name in project_files}

    assert {top for top in tops if not top.startswith(".")} == TOP_LEVEL


def test_no_file_mentions_a_path_of_somebodys_machine(repository, project_files):
    texts = [name for name in project_files if name.suffix in TEXT]
    found = {
        f"{name}: {match.group()}"
        for name in texts
        for match in MACHINE_PATH.finditer((repository / name).read_text(encoding="utf-8"))
    }

    assert len(texts) > 40
    assert found == set()


def test_no_spreadsheet_lies_outside_the_templates(project_files):
    workbooks = [name for name in project_files if name.suffix.startswith(".xls")]

    assert [name for name in workbooks if name.parts[0] != "workbook_templates"] == []


def test_no_file_is_larger_than_a_megabyte(repository, project_files):
    assert [name for name in project_files if (repository / name).stat().st_size > 1_000_000] == []
