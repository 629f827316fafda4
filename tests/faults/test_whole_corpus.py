"""The script that goes through the whole corpus, on a few workbooks; and that it would see a loss."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from corpus.lossless import losses, parts_of
from corpus.merges import Donors, merge_all
from corpus.office import Office, differences, programs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.merges import Merge

pytestmark = pytest.mark.real_data

SEEN = {
    "an ordinary one": "cae00c__simple-monthly-budget.xlsx",
    "names, and links to others": "bd6231__test.xlsx",
    "a Strict one": "377be4__sheet_visibility_strict.xlsx",
}
PLANTED = {
    "a part lost": ("xl/theme/theme1.xml", None, None, "the part xl/theme/theme1.xml is gone"),
    "a part changed": ("xl/theme/theme1.xml", b"</a:theme>", b" </a:theme>", "the part xl/theme/theme1.xml is changed"),
    "a name gone": ("xl/workbook.xml", b'name="TotalMonthlyIncome"', b'name="Total"', "TotalMonthlyIncome"),
    "a tab renamed": ("xl/workbook.xml", b'name="Simple Monthly', b'name="Simple', "the tabs are not the same"),
}


@pytest.fixture(scope="module")
def merges(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Merge]]:
    """Return what came of both merges into a few workbooks."""
    folder = tmp_path_factory.mktemp("corpus")
    donors, good = Donors(folder / "donors"), real_data / "workbooks" / "good"
    return {name: merge_all(good / name, donors, folder) for name in SEEN.values()}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return a LibreOffice."""
    pair = programs()
    if pair is None:
        pytest.skip("LibreOffice is not installed, or no Python can drive it: install python3-uno.")
    running = Office(tmp_path_factory.mktemp("office"), *pair)
    yield running
    running.stop()


@pytest.mark.parametrize("name", SEEN.values(), ids=SEEN)
def test_nothing_is_lost(merges: dict[str, list[Merge]], name: str) -> None:
    both = merges[name]

    assert [(merged.donor, merged.refused, merged.faults) for merged in both] == [
        ("rich", "", ()),
        ("scorecard", "", ()),
    ]
    assert len(both[0].ours) == 2
    assert len(both[1].ours) >= 14


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", SEEN.values(), ids=SEEN)
def test_libreoffice_shows_their_sheets_as_before(
    merges: dict[str, list[Merge]], office: Office, tmp_path: Path, name: str
) -> None:
    for merged in merges[name]:
        assert merged.merged is not None
        before = office.look(merged.original, tmp_path / "before")
        after = office.look(merged.merged, tmp_path / "after")

        assert before is not None
        assert after is not None
        assert list(differences(before, after, merged.ours)) == []
        assert len(after.tabs()) == len(before.tabs()) + len(merged.ours)


@pytest.mark.libreoffice
def test_a_cell_that_shows_something_else_is_seen(
    merges: dict[str, list[Merge]], office: Office, tmp_path: Path
) -> None:
    merged = merges["cae00c__simple-monthly-budget.xlsx"][0].merged
    assert merged is not None
    other = tmp_path / "other.xlsx"
    other.write_bytes(_with(merged.read_bytes(), "xl/sharedStrings.xml", b"Income 1", b"Income one"))
    looks = [office.look(path, tmp_path / path.stem) for path in (merged, other)]

    assert looks[0] is not None
    assert looks[1] is not None
    found = " ".join(differences(looks[0], looks[1], ()))
    assert "'Income 1' became 'Income one'" in found


@pytest.mark.parametrize(("part", "old", "new", "told"), PLANTED.values(), ids=PLANTED)
def test_a_planted_loss_is_seen(
    merges: dict[str, list[Merge]], part: str, old: bytes | None, new: bytes | None, told: str
) -> None:
    merged = merges["cae00c__simple-monthly-budget.xlsx"][0]
    assert merged.merged is not None
    planted = _with(merged.merged.read_bytes(), part, old, new)

    assert told in " ".join(losses(merged.original.read_bytes(), planted, merged.ours))


def _with(data: bytes, part: str, old: bytes | None, new: bytes | None) -> bytes:
    """Return a workbook with a text in a part replaced, or without the part."""
    parts = parts_of(data)
    content = parts.pop(part) if old is None else parts[part]
    if old is not None and new is not None:
        assert old in content
        parts[part] = content.replace(old, new)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, each in parts.items():
            package.writestr(name, each)
    return file.getvalue()
