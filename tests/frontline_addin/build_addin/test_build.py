from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontline.errors import FileFaultError, FileInUseError, ParameterError
from frontline_addin.build_addin import build, sources
from frontline_addin.build_addin.xlwings_udfs import generator

BUILD = (
    "import sys, pathlib; from frontline_addin.build_addin import build; print(build(pathlib.Path(sys.argv[1])).sha256)"
)


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        pytest.param("Other.xlam", {}, id="another-name"),
        pytest.param("Frontline.xlam", {"PYTHONHASHSEED": "7"}, id="another-order-of-sets"),
        pytest.param("Frontline.xlam", {"TZ": "Pacific/Auckland"}, id="another-time-zone"),
    ],
)
def test_the_same_sources_give_the_same_bytes(addin: Path, tmp_path: Path, name: str, setting: dict[str, str]) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path / name)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | setting).stdout

    assert printed.strip() == hashlib.sha256(addin.read_bytes()).hexdigest()
    assert (tmp_path / name).read_bytes() == addin.read_bytes()


def test_what_is_built_says_its_hash_and_where_it_is(tmp_path: Path) -> None:
    built = build(tmp_path / "Frontline.xlam")

    assert built.path == tmp_path / "Frontline.xlam"
    assert built.sha256 == hashlib.sha256(built.path.read_bytes()).hexdigest()
    assert built.help_path == tmp_path / "Frontline.IntelliSense.xml"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Frontline.IntelliSense.xml", "Frontline.xlam"]


def test_another_interpreter_is_another_file(addin: Path, tmp_path: Path) -> None:
    built = build(tmp_path / "Frontline.xlam", r"D:\Tools & Co\python.exe")

    assert built.path.read_bytes() != addin.read_bytes()


@pytest.mark.parametrize(
    "interpreter",
    ["python", "python.exe", r"..\python.exe", r"C:python.exe", 'C:\\a" & calc & "\\python.exe', r"C:\python.bat"],
)
def test_an_interpreter_that_windows_would_search_for_is_refused(tmp_path: Path, interpreter: str) -> None:
    with pytest.raises(ParameterError, match="whole path of a Windows Python"):
        build(tmp_path / "Frontline.xlam", interpreter)

    assert list(tmp_path.iterdir()) == []


def test_an_output_that_excel_would_not_load_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"named \.xlam, but got addin\.xlsx"):
        build(tmp_path / "addin.xlsx")


def test_an_add_in_that_excel_holds_open_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Frontline.xlam").write_bytes(b"old")
    (tmp_path / "~$Frontline.xlam").touch()

    with pytest.raises(FileInUseError, match=r"Frontline\.xlam is open in Excel"):
        build(tmp_path / "Frontline.xlam")
    assert (tmp_path / "Frontline.xlam").read_bytes() == b"old"


def test_generating_leaves_the_loaded_modules_as_they_were() -> None:
    before = dict(sys.modules)
    with generator() as udfs:
        assert udfs.__name__ == "xlwings.udfs"

    left = {name for name in set(sys.modules) - set(before) if "win32" in name or "pythoncom" in name}
    assert not left
    assert "xlwings.udfs" not in sys.modules
    assert not hasattr(sys.modules["xlwings"], "udfs")


def test_an_installed_package_finds_its_sources_within_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vba").mkdir()
    (tmp_path / "vba" / "A.bas").write_text("Option Explicit\n", encoding="utf-8")
    monkeypatch.setattr(sources, "_PLACES", (tmp_path, Path("nowhere")))

    assert sources.vba_modules() == {"A.bas": "Option Explicit\n"}


def test_a_broken_installation_says_which_source_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_PLACES", (tmp_path,))

    with pytest.raises(FileFaultError, match=r"lacks ribbon/customUI14\.xml; install the package again"):
        sources.source(sources.RIBBON)
