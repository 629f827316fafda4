"""The add-in is loaded, and the first call starts Python, with a hostile workbook in front."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.hostile_workbook import PROOF, write_hostile_workbook
from frontline import __version__
from frontline_addin.build_addin import build
from frontline_addin.hosts.excel_facts import ADD_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_FIRST_CALL = 30.0
_THOUSAND = 1000
LONGEST_THOUSAND = 30.0


def checks_of_start() -> Iterator[Check]:
    """Yield the checks that come first: the first call of all must be timed."""
    yield Check("Start", "Add-in", f"{ADD_IN} for this machine is built and opens", _load)
    yield Check(
        "Start", "First call", f"FLS_VERSION shows {__version__} within {LONGEST_FIRST_CALL:.0f} s", _first_call
    )
    yield Check("Start", "Hostile workbook", "with it in front, nothing in it or beside it is run", _hostile)


def checks_of_speed() -> Iterator[Check]:
    """Yield the check of many calls, when Python is running."""
    yield Check(
        "Speed", "Thousand calls", f"1,000 cells with FLS_STATUS take {LONGEST_THOUSAND:.0f} s at most", _thousand
    )


def _load(bench: Bench) -> str:
    built = build(bench.folder / ADD_IN, _interpreter())
    where = bench.excel.load_addin(built.path)
    insist(where.casefold().endswith(ADD_IN.casefold()), f"Excel says that the add-in is {where}")
    return f"{where}, sha256 {built.sha256[:16]}"


def _interpreter() -> str:
    """Return this Python; elsewhere than on Windows one that only looks like it, as nothing starts it there."""
    return sys.executable if sys.executable.endswith(".exe") else r"C:\Python\python.exe"


def _first_call(bench: Bench) -> str:
    bench.books["calls"] = bench.excel.app.books.add()
    bench.books["hostile"] = bench.excel.open(write_hostile_workbook(bench.folder / "hostile"))
    cell = bench.books["calls"].sheets[0].range("A1")
    begun = time.perf_counter()
    cell.formula2 = "=FLS_VERSION()"
    seconds, shown = time.perf_counter() - begun, cell.options(err_to_str=True).value
    insist(shown == __version__, f"the cell shows {shown!r}")
    insist(seconds <= LONGEST_FIRST_CALL, f"{seconds:.1f} s")
    return f"{shown} after {seconds:.2f} s"


def _hostile(bench: Bench) -> str:
    message = bench.excel.press("FrontlinePress", "check_data")
    proof = bench.folder / "hostile" / PROOF
    insist(not proof.exists(), f"code of the workbook ran: {proof.read_text() if proof.exists() else ''}")
    insist(message, "the button Check data showed no message")
    bench.books.pop("hostile").close()
    return f"no file of the folder was run; Check data says: {message.splitlines()[0]}"


def _thousand(bench: Bench) -> str:
    sheet = bench.books["calls"].sheets.add("Speed")
    cells = sheet.range((1, 1), (_THOUSAND, 1))
    begun = time.perf_counter()
    cells.formula2 = [[f"=FLS_STATUS({row},500)"] for row in range(1, _THOUSAND + 1)]
    together = time.perf_counter() - begun
    begun = time.perf_counter()
    last = sheet.range((_THOUSAND, 1))
    last.formula2 = f"=FLS_STATUS({_THOUSAND},500)"
    alone, shown = time.perf_counter() - begun, last.options(err_to_str=True).value
    insist(shown == "Met", f"the thousandth cell shows {shown!r}")
    insist(together <= LONGEST_THOUSAND, f"{together:.1f} s")
    book = bench.books.pop("calls")  # what is calculated anew from here on need not be waited for each time
    book.save(str(bench.folder / "calls.xlsx"))
    book.close()
    return f"{together:.2f} s together, {together:.2f} ms each on average; the thousandth alone {alone * 1000:.1f} ms"
