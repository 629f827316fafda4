from __future__ import annotations

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

import frontline_udfs
from frontline.errors import FileFaultError, ParameterError
from frontline_addin.build_calc import build, for_calc
from frontline_addin.build_calc.answer import answer, serve
from frontline_addin.build_calc.for_calc import in_calc
from frontline_addin.build_calc.interface import interface_idl

LIBREOFFICE = Path("/usr/lib/libreoffice")


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = build(tmp_path / "a.oxt", Path("/opt/python"))
    second = build(tmp_path / "b.oxt", Path("/opt/python"))

    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256


def test_every_registered_part_is_in_the_package(tmp_path: Path) -> None:
    package = zipfile.ZipFile(build(tmp_path / "Frontline.oxt").path)
    manifest = ET.fromstring(package.read("META-INF/manifest.xml"))  # noqa: S314 - written a line before
    parts = {value for entry in manifest for name, value in entry.attrib.items() if name.endswith("full-path")}

    names = set(package.namelist())

    assert parts == {"frontline.idl", "frontline_calc.py", "functions.xcu"}
    assert parts <= names


def test_the_interface_compiles(tmp_path: Path) -> None:
    compiler = LIBREOFFICE / "sdk" / "bin" / "unoidl-write"
    if not compiler.exists():
        pytest.skip("LibreOffice's compiler of interfaces, unoidl-write, is not installed (libreoffice-dev).")
    source = tmp_path / "frontline.idl"
    source.write_text(interface_idl())
    types = LIBREOFFICE / "program" / "types.rdb"

    done = subprocess.run([compiler, types, source, tmp_path / "x.rdb"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_every_function_is_in_the_interface_with_as_many_arguments() -> None:
    methods = {line.split("(")[0].split()[-1]: line.count("[in]") for line in interface_idl().splitlines()[2:-2]}

    assert methods == {each.name: len(each.arguments) for each in frontline_udfs.functions()}


def test_the_interpreter_is_written_as_given(tmp_path: Path) -> None:
    interpreter = Path("/opt/Jürgen & Söhne/python")

    package = zipfile.ZipFile(build(tmp_path / "Frontline.oxt", interpreter).path)

    assert json.loads(package.read("pythonpath/frontline_settings.json"))["interpreter"] == str(interpreter)


def test_an_interpreter_that_would_be_searched_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="must be the whole path of a Python, but got python3"):
        build(tmp_path / "Frontline.oxt", Path("python3"))


def test_a_file_that_is_no_oxt_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"must be a file named .oxt, but got Frontline.zip"):
        build(tmp_path / "Frontline.zip")


def test_calls_are_answered_line_by_line() -> None:
    answers = io.StringIO()
    calls = '["FLS_ATTAINMENT", [90, 100]]\n["FLS_ATTAINMENT", ["many", 100]]\n'

    serve(io.StringIO(calls), answers)

    assert answers.getvalue() == '[[0.9]]\n[["#VALUE!"]]\n'
    assert answer("FLS_VERSION", []) == [[frontline_udfs.FLS_VERSION()]]


def test_a_python_started_as_the_component_starts_it_answers_until_its_input_ends() -> None:
    command = [sys.executable, "-I", "-m", "frontline_addin.build_calc.answer"]

    done = subprocess.run(
        command, input='["FLS_ATTAINMENT", [90, 100]]\n', capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "[[0.9]]\n"


def test_a_copy_for_calc_changes_formulas_only(repository: Path, tmp_path: Path) -> None:
    template = repository / "workbook_templates" / "Unit scorecard.xlsx"

    copy = for_calc(template, tmp_path / "copy.xlsx")

    with zipfile.ZipFile(template) as before, zipfile.ZipFile(copy) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert after.namelist() == before.namelist()
    assert changed == ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"]


def test_only_whole_arguments_of_our_functions_are_told_their_gaps() -> None:
    written = in_calc('<f t="array" ref="C1:C9">[1]!FLS_STATUS(SUM(A1:A3),T[value],,"A1")</f>')

    assert "FLS_STATUS(SUM(A1:A3),IF(ISBLANK(T[value])," in written
    assert ',_xlfn.IFNA(T[value],"#N/A")),,"A1")' in written


def test_a_formula_without_our_functions_stays_as_it_is() -> None:
    xml = '<f t="array" ref="C1">SUM(A1:A3)&amp;"FLS_RANK("</f><f>FLS_RANKING</f><v>FLS_RANK(</v>'

    assert in_calc(xml) == xml


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.xlsx"
    text.write_text("notes")

    with pytest.raises(FileFaultError, match=r"notes\.xlsx cannot be read as an \.xlsx workbook"):
        for_calc(text, tmp_path / "copy.xlsx")

    assert not (tmp_path / "copy.xlsx").exists()
