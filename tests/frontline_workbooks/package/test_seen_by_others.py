"""What other programs make of workbooks with our sheets in them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from python_calamine import CalamineWorkbook

from frontline_workbooks.package import own_sheets, put_sheets


@pytest.fixture(scope="module")
def merged(host, rich, scorecard_file, tmp_path_factory):
    """Return somebody's workbook with the rich sheets in front and most of a real scorecard at the end."""
    kinds = [sheet.kind for sheet in own_sheets(scorecard_file) if sheet.kind not in {"Data", "Rankings"}]
    data = put_sheets(put_sheets(host, rich).data, scorecard_file, sheets=kinds, at="end").data
    path = tmp_path_factory.mktemp("merged") / "merged.xlsx"
    path.write_bytes(data)
    return path


def test_the_validator_finds_no_error(merged):
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", str(merged)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout + done.stderr


@pytest.mark.libreoffice
def test_libreoffice_shows_their_values_and_ours(merged, soffice, tmp_path):
    book = CalamineWorkbook.from_path(str(soffice(merged, "ods", tmp_path)))
    rankings, money = (book.get_sheet_by_name(name).to_python() for name in ("Rankings", "Money"))

    assert book.sheet_names[:4] == ["Rankings", "Data", "Money", "Budget 2026"]
    assert rankings[1][:2] == ["Unit 0", 60.0]
    assert rankings[0][6] == "textData!"
    assert money[0][3] == 30.0
    summary = [cell for row in book.get_sheet_by_name("Summary").to_python() for cell in row]
    assert any(re.match(r"\d+ of \d+ ", str(cell)) for cell in summary)
