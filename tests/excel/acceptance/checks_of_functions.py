"""Every worksheet function on the embedded sample: Excel shows what Python answers, and that is what is stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import frontline_udfs
from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.function_sheets import TOP, difference, put_call
from excel.acceptance.sample_calls import current_digests, sample_calls, stored_digests

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAILING = '=FLS_TOPBOX("North","four")'


def checks_of_functions() -> Iterator[Check]:
    """Yield a check for each function, and one of the sentence behind an error."""
    for name in sorted({call.name for call in sample_calls()}):
        count = sum(call.name == name for call in sample_calls())
        yield Check(
            "Functions", name, f"{count} calls on the sample show what Python answers", partial(_function, name=name)
        )
    yield Check("Functions", "FLS_VERSION", "the same version again, in another workbook's cell", _version)
    yield Check("Functions", "FLS_LAST_ERROR", f"the sentence behind the error of {_FAILING}", _last_error)


def _function(bench: Bench, name: str) -> str:
    sheet = bench.books["calls"].sheets.add(name)
    column = 1
    shown: list[int] = []
    for call in (each for each in sample_calls() if each.name == name):
        cell = put_call(sheet, column, call)
        differs = difference(cell, call.answer)
        insist(not differs, f"{call.name}, call {len(shown) + 1}, sheet {name}: {differs}")
        shown.append(len(call.answer) * len(call.answer[0]))
        column = cell.column + len(call.answer[0]) + 1
    insist(current_digests()[name] == stored_digests().get(name), "Python's answers are not the stored ones any more")
    return f"{len(shown)} calls, {sum(shown):,} cells alike, digest {stored_digests()[name]}"


def _version(bench: Bench) -> str:
    cell = bench.books["calls"].sheets.add("Help").range("A1")
    cell.formula2 = "=FLS_VERSION()"
    insist(cell.value == frontline_udfs.FLS_VERSION(), f"the cell shows {cell.value!r}")
    return str(cell.value)


def _last_error(bench: Bench) -> str:
    sheet = bench.books["calls"].sheets["Help"]
    sheet.range("A3").formula2 = _FAILING
    sheet.range("A4").formula2 = "=FLS_LAST_ERROR(A3)"
    frontline_udfs.FLS_TOPBOX("North", "four")
    error, sentence = (sheet.range(f"A{row}").options(err_to_str=True).value for row in (TOP + 1, TOP + 2))
    insist(str(error).startswith("#"), f"{_FAILING} shows {error!r}")
    insist(sentence == frontline_udfs.FLS_LAST_ERROR(), f"the cell shows {sentence!r}")
    return str(sentence)
