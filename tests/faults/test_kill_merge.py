from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Only Unix forks processes that start at once.", allow_module_level=True)

# importlib mode puts no folder of tests on the path
sys.path.insert(0, str(Path(__file__).parent))

from kill_merge import kill_merges


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_killed_at_any_moment_the_old_workbook_or_the_new_one_is_there(tmp_path: Path) -> None:
    found = kill_merges(12, tmp_path)

    assert found["torn"] == 0
    assert found["old"] + found["new"] == 12
    assert found["old"] > 0
