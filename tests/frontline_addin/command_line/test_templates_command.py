from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from frontline_addin.command_line.main import main
from frontline_workbooks.templates import template_names

if TYPE_CHECKING:
    import pytest

    Capture = pytest.CaptureFixture[str]


def test_templates_writes_every_template_into_a_new_folder(tmp_path: Path, capsys: Capture) -> None:
    code = main(["templates", "-o", str(tmp_path / "new" / "folder"), "--json"])
    written = json.loads(capsys.readouterr().out)["paths"]

    assert code == 0
    assert {Path(path).stem for path in written} == set(template_names())
    assert all(CalamineWorkbook.from_path(path).sheet_names for path in written)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("")

    assert main(["templates", "-o", str(tmp_path / "file")]) == 1
    assert "ERROR " in (error := capsys.readouterr().err)
    assert "unforeseen" not in error


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file.xlsx").write_text("mine")
    code = main(["templates", "-o", str(tmp_path / "file.xlsx")])

    assert code == 1
    assert "file.xlsx is a file; give the name of a folder." in capsys.readouterr().err
    assert (tmp_path / "file.xlsx").read_text() == "mine"
