"""Check Frontline Scorecards in a real Excel: ``python tests/excel/accept.py``.

Needs Windows, Excel and this project installed (``pip install -e .``); takes a few minutes. It opens an Excel of its
own, loads the add-in, calculates every function, clicks every button, opens every template, merges into a year-end
workbook, and quits. Do not type meanwhile. The page ``acceptance-report.html`` says what was seen; then work through
CHECKLIST.md.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tests' own packages

if TYPE_CHECKING:
    from excel.acceptance.check import Bench

SKIPPED = "Skipped: these checks need Excel on Windows. Nothing was checked."


def main(arguments: list[str] | None = None) -> int:
    """Run all checks; return 0 where every one passed, or where there is no Excel to check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("acceptance-report.html"),
        help="page to write (default: %(default)s)",
    )
    options = parser.parse_args(arguments)
    if platform.system() != "Windows":
        print(SKIPPED)
        return 0
    from excel.acceptance.check import Bench
    from excel.acceptance.windows_excel import WindowsExcel

    folder = Path(tempfile.mkdtemp(prefix="frontline-acceptance-"))
    passed = accept(Bench(WindowsExcel(folder), folder, _whole_sample), options.output)
    webbrowser.open(options.output.resolve().as_uri())
    return 0 if passed else 1


def _whole_sample(folder: Path) -> Path:
    from frontline_workbooks.sample import write_sample

    sample = folder / "sample"
    sample.mkdir()
    write_sample(sample)
    return sample


def accept(bench: Bench, output: Path) -> bool:
    """Run every check in an Excel and write the page; return whether all passed."""
    from excel.acceptance.every_check import every_check
    from excel.acceptance.report import report
    from excel.acceptance.run import run_checks

    versions = bench.excel.versions()
    results = run_checks(every_check(), bench)
    output.write_text(report(results, versions), encoding="utf-8", newline="\n")
    passed = sum(result.passed for result in results)
    print(f"{passed} of {len(results)} checks passed. The page is {output}; the workbooks are in {bench.folder}.")
    return passed == len(results)


if __name__ == "__main__":
    sys.exit(main())
