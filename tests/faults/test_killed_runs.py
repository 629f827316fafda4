from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("Only Unix forks processes that start at once.", allow_module_level=True)

# importlib mode puts no folder of tests on the path
sys.path.insert(0, str(Path(__file__).parent))

from kill_build import kill_builds
from kill_merge import kill_merges

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("kill", [kill_merges, kill_builds], ids=["merge", "build"])
def test_killed_at_any_moment_the_old_workbook_or_the_new_one_is_there(
    kill: Callable[[int, Path], Counter[str]], tmp_path: Path
) -> None:
    found = kill(12, tmp_path)

    assert found["torn"] == 0
    assert found["old"] + found["new"] == 12
    assert found["old"] > 0
    assert found["drafts left"] == 0
