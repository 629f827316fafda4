"""Bad input gets a sentence and exit code 1, and no output file; odd but good input gets a scorecard."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNITS = "unit_id,unit_name,level,parent_id\nco,Company,company,\na,Ash,shop,co\nb,Birch,shop,co\n"
MEASURES = "measure_id,measure_name,area,better,unit\nsat,Satisfied customers,satisfaction,higher,percent\n"
RESULTS = "period,unit_id,measure_id,value,n\n2024,a,sat,72,50\n2024,b,sat,82,60\n"
TARGETS = "period,unit_id,measure_id,target\n2024,,sat,75\n"
GOOD = {"units.csv": UNITS, "measures.csv": MEASURES, "results.csv": RESULTS, "targets.csv": TARGETS}


@pytest.fixture
def build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, Path]]:
    def build(**changes: str | bytes | None) -> tuple[int, str, Path]:
        folder, output = tmp_path / "data", tmp_path / "out.xlsx"
        folder.mkdir()
        for name, text in {**GOOD, **{f"{name}.csv": text for name, text in changes.items()}}.items():
            if text is not None:
                (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["build", str(folder), "-o", str(output)])
        return code, capsys.readouterr().err, output

    return build


BAD: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "missing results": ({"results": None}, ["Results"]),
    "missing measures": ({"measures": None}, ["Measures"]),
    "misspelt column": ({"results": RESULTS.replace("value", "valeu")}, ["results.csv", "value", "valeu"]),
    "empty file": ({"results": ""}, ["results.csv", "empty"]),
    "wrong encoding": ({"units": UNITS.replace("Ash", "Café").encode("latin-1")}, ["units.csv", "UTF-8"]),
    "unit cycle": (
        {"units": UNITS.replace("co,Company,company,", "co,Company,company,a")},
        ["units.csv", "no unit may stand above itself (a -> co -> a)"],
    ),
    "unknown parent": ({"units": UNITS.replace("shop,co\nb", "shop,cc\nb")}, ["units.csv", "row 3", "cc"]),
    "all values missing": ({"results": RESULTS.replace("72", "").replace("82", "n/a")}, ["value"]),
    "text in a number column": ({"results": RESULTS.replace("82", "eighty")}, ["results.csv, row 3", '"eighty"']),
    "impossible percentage": ({"results": RESULTS.replace("82", "820")}, ["results.csv, row 3", "820"]),
    "negative n": ({"results": RESULTS.replace(",50", ",-50")}, ["results.csv, row 2", "-50"]),
    "unreadable period": ({"results": RESULTS.replace("2024,b", "soon,b")}, ["results.csv, row 3", '"soon"']),
    "mixed periods": ({"results": RESULTS.replace("2024,b", "Jan 2024,b")}, ["results.csv", "month"]),
    "unknown units": ({"results": RESULTS.replace(",b,", ",zz,")}, ["results.csv, row 3", "zz"]),
    "duplicate key": ({"results": RESULTS + "2024,b,sat,83,60\n"}, ["results.csv, row 4"]),
    "duplicate unit": ({"units": UNITS + "b,Beech,shop,co\n"}, ["units.csv, row 5", '"b"']),
    "target for an unknown unit": ({"targets": TARGETS.replace(",,", ",zz,")}, ["targets.csv, row 2", "zz"]),
    "two tables of the same name": ({"Units ": UNITS}, ["Units"]),
}


@pytest.mark.parametrize(("changes", "words"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_a_sentence_and_no_file(
    build: Callable[..., tuple[int, str, Path]], changes: dict[str, str | bytes | None], words: list[str]
) -> None:
    code, err, output = build(**changes)

    assert code == 1
    assert err.startswith("ERROR ")
    assert "Traceback" not in err
    assert "unforeseen" not in err
    for word in words:
        assert word in err
    assert not output.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file to set.")
def test_a_disk_that_takes_no_more_leaves_no_file_and_no_traceback(tmp_path: Path) -> None:
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text)
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000));"
        "from frontline_addin.command_line.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-B", "-c", program, "build", str(tmp_path), "-o", str(tmp_path / "out.xlsx")]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "Cannot write" in done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == set(GOOD)


def one_measure(rows: list[tuple[str, str, float]]) -> str:
    table = pd.DataFrame(rows, columns=["period", "unit_id", "value"]).assign(measure_id="sat", n=50)
    return str(table.to_csv(index=False))


LONG = "Long name " * 30
ODD: dict[str, dict[str, str]] = {
    "one unit": {
        "units": "unit_id,unit_name,level,parent_id\na,Ash,shop,\n",
        "results": one_measure([("2024", "a", 72)]),
    },
    "one period": {"results": one_measure([("2024", "a", 72), ("2024", "b", 82)])},
    "constant values": {"results": one_measure([(str(y), u, 70) for y in range(2015, 2025) for u in "ab"])},
    "no targets": {"targets": "period,unit_id,measure_id,target\n"},
    "a name like a formula": {"units": UNITS.replace("Ash", '"=HYPERLINK(""http://x"")"').replace("Birch", "@SUM(A1)")},
    "a name of 300 characters": {"units": UNITS.replace("Ash", LONG)},
    "emoji": {"units": UNITS.replace("Ash", "Ash 🌳 Ünï")},
}


@pytest.mark.parametrize("changes", ODD.values(), ids=ODD.keys())
def test_odd_but_good_data_give_a_scorecard(
    build: Callable[..., tuple[int, str, Path]], changes: dict[str, str]
) -> None:
    code, err, output = build(**changes)

    assert code == 0, err
    assert "Rankings" in CalamineWorkbook.from_path(output).sheet_names


@pytest.mark.filterwarnings("ignore:.*extension is not supported")  # openpyxl knows no sparklines
def test_a_name_like_a_formula_is_written_as_text(build: Callable[..., tuple[int, str, Path]]) -> None:
    _, _, output = build(**ODD["a name like a formula"])
    cells = [cell for row in load_workbook(output)["Rankings"].iter_rows() for cell in row]
    named = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=HYPER", "@SUM"))]

    assert {cell.value for cell in named} == {'=HYPERLINK("http://x")', "@SUM(A1)"}
    assert {cell.data_type for cell in named} == {"s"}


@pytest.mark.parametrize(
    "periods",
    [
        ["Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024"],
        ["2019-20", "2020-21", "2021-22", "2022-23", "2023-24"],
        ["Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024", "Apr 2024"],
        ["45261", "45292", "45323", "45352", "45383"],
    ],
    ids=["quarters", "financial years", "months", "Excel serials"],
)
def test_periods_run_as_time_does_however_they_are_written(
    build: Callable[..., tuple[int, str, Path]], periods: list[str]
) -> None:
    shuffled = [periods[i] for i in (3, 0, 4, 2, 1)]
    rows = [(p, u, 60.0 + periods.index(p)) for p in shuffled for u in "ab"]
    _, _, output = build(results=one_measure(rows), targets=None)
    data = read_data(output)
    ash = data[data["unit"] == "Ash"]

    assert ash.sort_values("period start")["value"].tolist() == [60, 61, 62, 63, 64]


def read_data(path: Path) -> pd.DataFrame:
    """Read the sheet Data from its header row on."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Data").to_python()
    header = next(place for place, row in enumerate(rows) if "period start" in row)
    return pd.DataFrame(rows[header + 1 :], columns=rows[header])
