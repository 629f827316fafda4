"""What is generated from xlwings and the functions, and what is refused rather than built wrongly."""

from __future__ import annotations

import re

import pytest

from frontline import __version__
from frontline_addin.build_addin import vendored, wrappers
from frontline_addin.build_addin.vendored import StockModuleError, xlwings_module
from frontline_addin.build_addin.wrappers import WrapperFaultError, wrapper_module
from frontline_udfs import functions


def test_the_wrappers_have_the_arguments_of_the_functions() -> None:
    heads = dict(re.findall(r"^Function (\w+)\((.*)\)$", wrapper_module(), re.MULTILINE))
    expected = {
        one.name: ", ".join(f"Optional {given.name}" if given.optional else given.name for given in one.arguments)
        for one in functions()
    }

    assert heads == expected


def test_the_add_in_knows_the_version_it_was_built_from() -> None:
    assert f'Public Const FRONTLINE_VERSION As String = "{__version__}"\n' in wrapper_module()


def test_no_answer_and_no_failure_of_python_reaches_a_cell_unmapped() -> None:
    text = wrapper_module()

    assert not re.search(r"= XLPy\.CallUDF", text)
    assert not re.search(r"= Err\.Description", text)
    assert text.count("FrontlineValue(XLPy.CallUDF") == 2 * (len(functions()) - 1)
    assert text.count("FrontlineNewest(XLPy.CallUDF") == 2


def test_wrappers_of_another_form_are_refused() -> None:
    with pytest.raises(WrapperFaultError, match=r"generated 0 lines .* for 2; .* needs xlwings 0\.37\.8"):
        wrappers._replaced(wrappers._FAILED, wrappers._failed, "F = Err.Number", 2)


def test_help_that_vba_cannot_hold_is_refused() -> None:
    with pytest.raises(WrapperFaultError, match="but 'slope → 0' has '→'"):
        wrappers._checked("fine – so far\nslope → 0\n")


def test_the_reduced_module_keeps_xlwings_licence_and_only_what_is_listed() -> None:
    text = xlwings_module()
    procedures = re.findall(r"^(?:Private )?(?:Function|Sub) (\w+)", text, re.MULTILINE)

    assert "'xlwings is distributed under a BSD 3-clause license." in text
    assert tuple(procedures) == vendored.KEPT


def test_another_version_of_xlwings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendored, "XLWINGS_VERSION", "0.38.0")

    with pytest.raises(StockModuleError, match=r"needs xlwings 0\.38\.0; install exactly that version"):
        xlwings_module()


def test_a_procedure_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendored, "KEPT", ("XLPy", "XLPyNext"))

    with pytest.raises(StockModuleError, match="lacks XLPyNext"):
        xlwings_module()


def test_a_text_that_changed_is_refused() -> None:
    with pytest.raises(StockModuleError, match="holds 'three' 0 times instead of once"):
        vendored._cut("one two", "three", "four")
    with pytest.raises(StockModuleError, match="lacks the line 'four' after 'two'"):
        vendored._cut("one two", "two", "four")
