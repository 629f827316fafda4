"""A small scorecard in CSV files, of which every test changes what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = {
    "units.csv": "unit_id,unit_name,level,parent_id\nall,Everything,company,\nN,North,store,all\nS,South,store,all\n",
    "measures.csv": "measure_id,measure_name,area,better,unit\n"
    "sat,Satisfied,satisfaction,higher,%\nwait,Wait,service,lower,minutes\n",
    "results.csv": "period,unit_id,measure_id,value,n\n"
    "2023,N,sat,81.5,40\n2023,S,sat,77,38\n2024,N,sat,84,41\n2024,S,sat,70.5,37\n"
    "2023,N,wait,12,\n2023,S,wait,9,\n2024,N,wait,11,\n2024,S,wait,10,\n",
    "targets.csv": "period,unit_id,measure_id,target\n2023,,sat,80\n2023,N,wait,10\n",
}


@pytest.fixture(scope="session")
def good() -> dict[str, str]:
    """Return the texts of a scorecard without a fault, by file name."""
    return GOOD


@pytest.fixture
def scorecard(tmp_path: Path) -> Callable[..., Path]:
    """Write the files with some of them changed: a new text, ``(old, new)`` to replace, or None to leave out."""

    def write(changes: dict[str, str | bytes | tuple[str, str] | None] | None = None) -> Path:
        folder = tmp_path / "data"
        folder.mkdir()
        for name, content in {**GOOD, **(changes or {})}.items():
            if isinstance(content, tuple):
                old, new = content
                assert old in GOOD[name]
                content = GOOD[name].replace(old, new)  # noqa: PLW2901  # the replaced text is the content
            if content is not None:
                (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
