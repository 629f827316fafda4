from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from xlsxwriter.worksheet import Worksheet

from frontline.errors import FileFaultError, FileInUseError, ParameterError
from frontline_workbooks.sheets import describe
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Tile, Tiles, Workbook
from frontline_workbooks.write import long_table, write_workbook
from frontline_workbooks.write import workbook as drawing
from frontline_workbooks.write.references import row_template

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.model import Scorecard


# openpyxl says so of every sparkline and data bar it reads; nothing is written with it.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def parts(path: Path, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.search(pattern, name)}


def one_table(*columns: Column, **more: object) -> Workbook:
    table = Table("T", columns, **more)
    return Workbook("Title", (Sheet("S", "Title", "sub", (Tiles((Tile("label", "1"),)), table, Lines(("note",)))),))


def texts(*values: str) -> np.ndarray:
    return np.array(values, dtype=object)


def test_the_validator_of_open_xml_finds_no_error(written: Path) -> None:
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout + done.stderr


def test_the_same_description_gives_the_same_bytes(scorecard: Scorecard, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(describe(scorecard), tmp_path / name)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_another_process_gives_the_same_bytes(awkward_folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from frontline_workbooks.read import read_tables; "
        "from frontline.scorecard.score import score; from frontline_workbooks.sheets import describe; "
        "from frontline_workbooks.write import write_workbook; "
        "write_workbook(describe(score(read_tables(Path(sys.argv[1])))), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program, str(awkward_folder), str(tmp_path / f"{seed}.xlsx")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})

    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_text_that_looks_like_a_formula_a_link_or_a_number_is_written_as_text(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Rankings"]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}

    assert {kinds[name] for name in ("=SUM(A1)", "@here", "+1 more", "-minus", "12345")} == {"s"}


def test_text_that_looks_like_formatted_text_is_not_taken_for_xml(tmp_path: Path) -> None:
    write_workbook(one_table(Column("Unit", texts("<r><bad></r>"))), tmp_path / "a.xlsx")
    values = [cell.value for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["S"].iter_rows() for cell in row]

    assert "<r><bad></r> " in values


def test_a_text_longer_than_a_cell_is_cut_at_its_limit(tmp_path: Path) -> None:
    write_workbook(one_table(Column("Text", texts("x" * 40_000))), tmp_path / "a.xlsx")
    values = [cell.value for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["S"].iter_rows() for cell in row]

    assert "x" * 32_767 in values


def test_headers_that_are_alike_or_empty_are_made_unique(tmp_path: Path) -> None:
    one = np.array([1.0])
    write_workbook(one_table(*(Column(header, one) for header in ("n", "N", "", "n"))), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["S"]

    assert sheet.tables["T"].column_names == ["n", "N 2", "Column", "n 3"]


def test_infinite_numbers_are_blank_and_zero_has_no_sign(tmp_path: Path) -> None:
    write_workbook(one_table(Column("v", np.array([np.inf, np.nan, -0.0]))), tmp_path / "a.xlsx")
    (xml,) = parts(tmp_path / "a.xlsx", "sheet1.xml$").values()

    assert "<v>0</v>" in xml
    assert not re.search(r"<v>(-0|inf|nan)</v>", xml, re.IGNORECASE)


def test_an_empty_result_of_a_formula_is_saved_as_an_empty_text(written: Path) -> None:
    sheets = "".join(parts(written, "worksheets/sheet").values())
    empty = re.findall(r"<c ([^>]*)><f>[^<]*</f><v></v>", sheets)

    assert 0 < len(empty) < sheets.count("<f>")
    assert all('t="str"' in cell for cell in empty)


def test_a_long_table_holds_the_same_as_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = 40
    value = np.where(np.arange(rows) % 7 == 0, np.nan, np.arange(rows) / 3)
    name = np.array([f"Unit {row} & <co>" * (1 + row % 9) if row % 5 else "" for row in range(rows)], dtype=object)
    described = one_table(
        Column("Unit", name, align="left", width=20, key="unit"),
        Column("Value", value, "0.0", key="value", marks=np.where(np.isnan(value), "[c]", "").astype(object)),
        Column("Twice", 2 * value, "0.0", key="twice", formula='IF({value}>=0,2*{value},"")'),
        Column("Word", np.where(np.isnan(value), "", "a<b").astype(object), formula='IF({value}>=0,"a<b","")'),
        Column("Mixed", value, number_formats=np.array(["0.0", "0%"] * (rows // 2), dtype=object)),
        Column("Line", name, sparkline=("value", "twice")),
        strong=np.arange(rows) % 4 == 0,
    )
    write_workbook(described, tmp_path / "short.xlsx")
    monkeypatch.setattr("frontline_workbooks.write.tables.LONG", 10)
    write_workbook(described, tmp_path / "long.xlsx")

    for data_only in (True, False):
        short, long = (
            [
                [(cell.value, cell.number_format, cell.font.b, cell.alignment.vertical) for cell in row]
                for row in openpyxl.load_workbook(tmp_path / f"{name}.xlsx", data_only=data_only)["S"].iter_rows()
            ]
            for name in ("short", "long")
        )
        assert long == short
    assert len(short) > long_table.FIRST_COLUMN + rows


def test_ten_thousand_sparklines_stand_in_one_group(tmp_path: Path) -> None:
    rows = 10_000
    values = np.linspace(0, 1, rows)
    described = one_table(
        Column("2023", values, key="first"),
        Column("2024", values, key="last"),
        Column("Line", np.full(rows, "", dtype=object), sparkline=("first", "last")),
    )
    write_workbook(described, tmp_path / "a.xlsx")
    (xml,) = parts(tmp_path / "a.xlsx", "sheet1.xml$").values()

    assert xml.count("<x14:sparklineGroup ") == 1
    assert xml.count("<x14:sparkline>") == rows
    assert "<xm:f>S!B9:C9</xm:f><xm:sqref>D9</xm:sqref>" in xml


def test_long_rows_keep_the_heights_of_wrapped_names(tmp_path: Path) -> None:
    names = texts("short", *["a name that is far too long for its column " * 3] * 1500)
    write_workbook(one_table(Column("Unit", names, align="left", width=30)), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["S"]
    heights = {sheet[f"B{row}"].value: sheet.row_dimensions[row].height for row in range(8, 12)}

    assert heights["short"] < heights[names[1]] <= 3 * heights["short"]


def test_no_template_needs_a_function_newer_than_excel_2007(scorecard: Scorecard) -> None:
    sheet = Worksheet()
    for block in (block for sheet_ in describe(scorecard).sheets for block in sheet_.blocks):
        if not isinstance(block, Table):
            continue
        for formula in (column.formula for column in block.columns if column.formula):
            local = re.sub(r"\{\w+\.\w+\}", "A1:A9", formula)
            plain = row_template(block, local).replace("\0", "1")

            assert sheet._prepare_formula(plain, expand_future_functions=True) == plain.removeprefix("=")


def test_every_sheet_prints_on_a4_one_page_wide_with_page_numbers(written: Path) -> None:
    for sheet in openpyxl.load_workbook(written):
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 where it is not said
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P of &N" in f"&{sheet.oddFooter.right.text}".replace("&[Page]", "&P").replace("&[Pages]", "&N")
        assert sheet.print_area
        assert sheet.freeze_panes


def test_the_header_of_a_table_that_runs_over_a_page_is_repeated(tmp_path: Path) -> None:
    write_workbook(one_table(Column("n", np.arange(200.0))), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["S"]
    header = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "n")

    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes.endswith(str(header + 1))


def test_every_chart_has_a_title_and_an_alternative_text(written: Path) -> None:
    charts = parts(written, r"charts/chart\d+\.xml$")
    frames = [
        frame
        for drawn in parts(written, r"drawings/drawing\d+\.xml$").values()
        for frame in re.findall(r"<xdr:graphicFrame .*?</xdr:graphicFrame>", drawn, re.DOTALL)
    ]

    assert charts
    assert all("<c:title>" in chart for chart in charts.values())
    assert len(frames) == len(charts)
    assert all(re.search(r'descr="[^"]{30,}"', frame) for frame in frames)


def test_links_stay_inside_the_workbook(written: Path) -> None:
    assert not parts(written, "externalLinks")
    assert all('TargetMode="External"' not in rels for rels in parts(written, r"worksheets/_rels").values())


def test_nobody_sees_half_a_file_when_the_disk_is_full(
    scorecard: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scorecard.xlsx"
    path.write_bytes(b"the old one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drawing, "_draw_sheet", full)
    with pytest.raises(FileFaultError, match=r"scorecard\.xlsx: No space left on device"):
        write_workbook(describe(scorecard), path)

    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["scorecard.xlsx"]


def test_a_fault_of_the_writer_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scorecard.xlsx"
    path.write_bytes(b"the old one")

    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(drawing, "_draw", fails)
    with pytest.raises(RuntimeError):
        write_workbook(one_table(Column("n", np.arange(2.0))), path)

    assert path.read_bytes() == b"the old one"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_open_in_excel_is_named(tmp_path: Path) -> None:
    (tmp_path / "~$scorecard.xlsx").write_text("somebody")

    with pytest.raises(FileInUseError, match=r"^scorecard\.xlsx is open in Excel \(.+\); close it there"):
        write_workbook(one_table(Column("n", np.arange(2.0))), tmp_path / "scorecard.xlsx")


def test_a_file_that_may_not_be_replaced_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(FileInUseError, match=r"^scorecard\.xlsx is open in another program; close it there"):
        write_workbook(one_table(Column("n", np.arange(2.0))), tmp_path / "scorecard.xlsx")

    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match=r"The folder .*nowhere does not exist"):
        write_workbook(one_table(Column("n", np.arange(2.0))), tmp_path / "nowhere" / "a.xlsx")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileFaultError, match="is a folder"):
        write_workbook(one_table(Column("n", np.arange(2.0))), tmp_path)


def test_an_unknown_theme_is_named(tmp_path: Path) -> None:
    described = replace(one_table(Column("n", np.arange(2.0))), theme="pink")

    with pytest.raises(ParameterError, match=r'^theme must be "green-red" or "blue-orange", but got "pink"$'):
        write_workbook(described, tmp_path / "a.xlsx")
