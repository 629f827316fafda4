"""The 40 damaged, encrypted and hostile workbooks take neither much memory nor much time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.real_data
PUT = """
import json, sys, time
from pathlib import Path
from frontline_workbooks.package import PackageFault, put_sheets, remove_sheets
new, took = Path(sys.argv[1]).read_bytes(), {}
for path in map(Path, sys.argv[2:]):
    start = time.monotonic()
    try:
        remove_sheets(put_sheets(path.read_bytes(), new).data)
    except PackageFault:
        pass
    took[path.name] = time.monotonic() - start
# what getrusage tells may be the peak of the program that started this one
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([took, int(peak.split()[1])]))
"""


def test_no_bad_workbook_takes_500_megabytes_or_20_seconds(real_workbooks, rich, tmp_path):
    if not Path("/proc/self/status").exists():
        pytest.skip("Only Linux tells how much memory a program took at its peak.")
    (tmp_path / "new.xlsx").write_bytes(rich)
    paths = [str(path) for path in real_workbooks["bad"].values()]
    command = [sys.executable, "-c", PUT, str(tmp_path / "new.xlsx"), *paths]
    took, kilobytes = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)

    assert len(took) == 40
    assert max(took.values()) < 20
    assert kilobytes < 500_000
