"""What Excel, VBA and the function wizard ask of the name and help of a worksheet function."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import FORMULAE

import frontline_udfs
from frontline_udfs import functions
from frontline_udfs.core.metadata import CATEGORY, describe
from frontline_udfs.core.worksheet_function import _kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_udfs.core.metadata import WorksheetFunction

LONGEST_TEXT = 255
"""Characters that Excel's function wizard takes as help of a function or an argument, and as a list of arguments."""

BUILT_IN = frozenset(Path(__file__).with_name("excel_functions.txt").read_text(encoding="utf-8").split())

CELL_LIKE = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R[0-9]*|C[0-9]*", re.IGNORECASE)

VBA_WORDS = frozenset(
    """
    AddressOf And Any Array As Boolean ByRef Byte ByVal Call Case CBool CByte CCur CDate CDbl CDec CInt CLng CLngLng
    CLngPtr Close Const CSng CStr Currency CVar CVErr Date Debug Decimal Declare DefBool DefByte DefCur DefDate DefDbl
    DefInt DefLng DefObj DefSng DefStr DefVar Dim Do DoEvents Double Each Else ElseIf Empty End EndIf Enum Eqv Erase
    Error Event Exit False Fix For Friend Function Get Global GoSub GoTo If Imp Implements In Input InputB Int Integer
    Is LBound Left Len LenB Let Like Lock Long LongLong LongPtr Loop LSet Me Mid MidB Mod Name New Next Not Nothing Null
    Object On Open Option Optional Or ParamArray Preserve Print Private Property PSet Public Put RaiseEvent ReDim Rem
    Resume Return Right RSet Scale Seek Select Set Sgn Shared Single Space Spc Static Step Stop String Sub Tab Text Then
    Time To True Type TypeOf UBound Unlock Until Value Variant Wend While With WithEvents Write Xor
    """.casefold().split()
)
"""Keywords, reserved names and the built-in functions whose names a parameter would hide."""


def _required(described: WorksheetFunction) -> list[str]:
    return [argument.name for argument in described.arguments if not argument.optional]


EVERY = pytest.mark.parametrize("described", functions(), ids=lambda described: described.name)


def test_the_list_of_built_in_functions_holds_all_that_another_library_knows() -> None:
    assert set() == FORMULAE - BUILT_IN


def test_every_function_is_listed_under_its_name() -> None:
    names = [described.name for described in functions()]

    assert [getattr(frontline_udfs, name).__name__ for name in names] == names
    assert set(names) <= set(frontline_udfs.__all__)


def test_no_two_functions_differ_by_case_alone() -> None:
    names = [described.name.casefold() for described in functions()]

    assert sorted(set(names)) == sorted(names)


@EVERY
def test_a_function_is_named_as_no_cell_and_no_built_in_function_is(described: WorksheetFunction) -> None:
    assert re.fullmatch(r"FLS_[A-Z]+(_[A-Z]+)*", described.name)
    assert not CELL_LIKE.fullmatch(described.name)
    assert described.name not in BUILT_IN


@EVERY
def test_a_function_stands_in_the_file_of_its_name(described: WorksheetFunction) -> None:
    module = described.function.__wrapped__.__module__

    assert module == f"frontline_udfs.{described.area}.{described.name.removeprefix('FLS_').lower()}"
    assert described.category == CATEGORY


@EVERY
def test_an_argument_is_named_as_vba_and_excel_allow(described: WorksheetFunction) -> None:
    names = [argument.name for argument in described.arguments]

    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert [name for name in names if name in VBA_WORDS or re.fullmatch(r"[a-z]{1,3}[0-9]+", name)] == []
    assert len({name.casefold() for name in names}) == len(names) <= 60


@EVERY
def test_the_help_fits_into_the_function_wizard(described: WorksheetFunction) -> None:
    too_long = {where: len(text) for where, text in _texts(described) if len(text) > LONGEST_TEXT}

    assert too_long == {}
    assert sum(len(argument.name) + 2 for argument in described.arguments) <= LONGEST_TEXT


@EVERY
def test_the_help_can_be_written_into_a_module_of_vba(described: WorksheetFunction) -> None:
    strange = {where: text for where, text in _texts(described) if not _fits_cp1252(text)}

    assert strange == {}


@EVERY
def test_every_help_text_is_a_sentence(described: WorksheetFunction) -> None:
    texts = {**dict(_texts(described)), "returns": described.returns}

    assert [where for where, text in texts.items() if where != "example" and not text.endswith(".")] == []
    assert [where for where, text in texts.items() if not text or text[0] == " "] == []


@EVERY
def test_the_help_says_where_one_cell_serves_all_rows(described: WorksheetFunction) -> None:
    kinds = _kinds(inspect.unwrap(described.function))
    said = {argument.name for argument in described.arguments if re.search(r"\bone\b[^.]* for all\b", argument.help)}

    assert {name for name, kind in kinds.items() if kind.for_all} == {name for name in said if kinds[name].along_rows}


def test_a_help_that_many_functions_share_is_written_once() -> None:
    in_docstrings = Counter(
        (argument.name, argument.help)
        for described in functions()
        for argument in describe(inspect.unwrap(described.function), {}).arguments
        if argument.help
    )

    assert [text for text, times in in_docstrings.items() if times > 3] == []


@EVERY
def test_an_example_calls_the_function_with_as_many_arguments_as_it_takes(described: WorksheetFunction) -> None:
    given = _arguments_of(described.example, described.name)

    assert len(_required(described)) <= len(given) <= len(described.arguments)
    assert described.example.count("(") == described.example.count(")")
    assert described.example.count('"') % 2 == 0


@pytest.mark.parametrize("described", [each for each in functions() if _required(each)], ids=lambda each: each.name)
def test_a_function_without_its_cells_says_which_are_missing(described: WorksheetFunction) -> None:
    assert described.function() == "#VALUE!"
    assert frontline_udfs.FLS_LAST_ERROR() == f"{described.name}: {_required(described)[0]} is missing. Give its cells."


def _texts(described: WorksheetFunction) -> Iterator[tuple[str, str]]:
    yield "summary", described.summary
    yield "example", described.example
    yield from ((argument.name, argument.help) for argument in described.arguments)


def _fits_cp1252(text: str) -> bool:
    try:
        return text.encode("cp1252").decode("cp1252") == text
    except UnicodeEncodeError:
        return False


def _arguments_of(formula: str, name: str) -> list[str]:
    """Return the arguments of the outermost call of a formula."""
    assert formula.startswith(f"={name}(")
    assert formula.endswith(")")
    inside = formula[len(name) + 2 : -1]
    found, depth, quoted = [""], 0, False
    for sign in inside:
        quoted ^= sign == '"'
        depth += (sign in "({") - (sign in ")}") if not quoted else 0
        if sign == "," and not depth and not quoted:
            found.append("")
        else:
            found[-1] += sign
    return found if inside else []
