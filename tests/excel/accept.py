"""Check Frontline Scorecards in a real Excel: ``python tests/excel/accept.py``.

Needs Windows, Excel and this project installed (``pip install -e .[sentiment]``); takes a few minutes. It opens an
Excel of its own, loads the add-in, calculates every function, clicks every button, opens every template, merges into
a year-end workbook, and quits. Do not type meanwhile; where nothing moves for two minutes, look for a question that
Excel asks, answer it, and write down its words. Ctrl+C breaks the run off. The page ``acceptance-report.html`` says
what was seen, however far it came; then work through CHECKLIST.md.
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
    from collections.abc import Sequence

    from excel.acceptance.check import Bench
    from excel.acceptance.run import Result

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

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may not know every sign
    folder = Path(tempfile.mkdtemp(prefix="frontline-acceptance-"))
    try:
        excel = WindowsExcel(folder)
    except Exception as error:  # noqa: BLE001 - pywin32's error, which is not there on other systems
        print(f"No Excel could be started, so nothing was checked: {error}")
        return 1
    passed = accept(Bench(excel, folder, _whole_sample), options.output)
    webbrowser.open(options.output.resolve().as_uri())
    return 0 if passed else 1


def _whole_sample(folder: Path) -> Path:
    from frontline_workbooks.sample import write_sample

    sample = folder / "sample"
    sample.mkdir()
    write_sample(sample)
    return sample


def accept(bench: Bench, output: Path) -> bool:
    """Run every check in an Excel and write the page after each; return whether all passed."""
    from excel.acceptance.every_check import every_check
    from excel.acceptance.report import report
    from excel.acceptance.run import run_checks

    versions, checks = bench.excel.versions(), every_check()

    def keep(results: Sequence[Result]) -> None:
        output.write_text(report(results, versions, len(checks)), encoding="utf-8", newline="\n")

    try:
        passed = sum(result.passed for result in run_checks(checks, bench, keep))
    except KeyboardInterrupt:
        print(f"Broken off. What was seen until then is in {output}; Excel was closed.")
        return False
    print(f"{passed} of {len(checks)} checks passed. The page is {output}; the workbooks are in {bench.folder}.")
    return passed == len(checks)


if __name__ == "__main__":
    sys.exit(main())
