from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from frontline.errors import DataFaultError, FileFaultError
from frontline.scorecard.periods import parse_period
from frontline_workbooks.read import read_tables

NHS_MAP = Path(__file__).parent / "maps" / "nhs_ae_monthly.toml"


def write_workbook(folder: Path, path: Path, *, as_tables: bool) -> None:
    """Write every CSV file of a folder as a sheet, or as an Excel table below a title."""
    with xlsxwriter.Workbook(path) as book:
        for file in sorted(folder.glob("*.csv")):
            frame = pd.read_csv(file, dtype={"unit_id": str, "parent_id": str})
            sheet = book.add_worksheet(file.stem if not as_tables else f"Sheet {file.stem}"[:31])
            rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
            if as_tables:
                columns = [{"header": name} for name in frame]
                box = {"name": f"tbl_{file.stem}", "columns": columns, "data": rows}
                sheet.write("A1", f"The table {file.stem}")
                sheet.add_table(2, 1, 2 + len(rows), len(columns), box)
            else:
                for at, row in enumerate([list(frame), *rows]):
                    sheet.write_row(at, 0, row)


@pytest.mark.real_data
def test_new_york_reads_without_a_map(real_data: Path) -> None:
    folder = real_data / "nyc_schools"

    tables = read_tables(folder)

    parts = [pd.read_csv(folder / f"{name}.csv") for name in ("employee_survey", "customer_survey", "service_metrics")]
    given = pd.concat(parts).drop_duplicates(["period", "unit_id", "measure_id"])
    assert (len(tables.units), len(tables.measures), len(tables.results), len(tables.targets)) == (
        569,
        52,
        58108,
        10655,
    )
    assert tables.results["value"].sum() == pytest.approx(given["value"].sum())
    assert list(tables.results["period"].cat.categories) == ["2014", "2015", "2016", "2017", "2018", "2019", "2025"]
    assert tables.units["leader"].notna().sum() == 421


@pytest.mark.real_data
def test_new_york_says_what_each_file_was_taken_for(real_data: Path) -> None:
    tables = read_tables(real_data / "nyc_schools")

    notes = {note.source: note for note in tables.source_notes}
    assert {name for name, note in notes.items() if note.taken_as == "Results"} == {
        "customer_survey.csv",
        "employee_survey.csv",
        "service_metrics.csv",
    }
    assert {name for name, note in notes.items() if not note.taken_as} == {
        "context.csv",
        "published_results.csv",
        "response_rates.csv",
    }
    assert notes["context.csv"].why == "its columns fit no table; for Results it lacks measure_id"
    assert notes["employee_survey.csv"].rows == 23905


@pytest.mark.real_data
def test_results_that_new_york_gives_twice_are_kept_once_with_a_warning(real_data: Path) -> None:
    tables = read_tables(real_data / "nyc_schools")

    assert [(fault.source, fault.count, fault.fatal) for fault in tables.warnings] == [
        ("employee_survey.csv", 3280, False)
    ]


@pytest.mark.real_data
def test_new_york_measures_are_told_by_their_words(real_data: Path) -> None:
    measures = read_tables(real_data / "nyc_schools").measures.set_index("measure_id")

    areas = measures.loc[["PP_CT", "PP_TR", "T_COMMIT", "PP_SE", "GRAD4", "TEXP3"], "area"]
    assert areas.tolist() == ["climate", "climate", "commitment", "satisfaction", "service", "service"]
    assert measures.loc[["CHRONABS", "GRAD4"], "better"].tolist() == ["lower", "higher"]
    assert measures.loc[["GRAD4", "ES_CT", "INC_VIOL"], "scale"].tolist() == ["percent", "number", "count"]
    assert measures["combine"].eq("sum").sum() == 3


@pytest.mark.real_data
def test_new_york_targets_are_the_meeting_level(real_data: Path) -> None:
    targets = read_tables(real_data / "nyc_schools").targets

    assert targets["target"].equals(targets["meeting"])
    assert (targets["approaching"] < targets["meeting"]).all()


@pytest.mark.real_data
@pytest.mark.parametrize("as_tables", [False, True], ids=["plain sheets", "Excel tables below a title"])
def test_a_workbook_gives_the_same_tables_as_the_folder(real_data: Path, tmp_path: Path, as_tables: bool) -> None:  # noqa: FBT001
    folder = real_data / "nyc_schools" / "mini"
    book = tmp_path / "mini.xlsx"
    write_workbook(folder, book, as_tables=as_tables)

    from_book, from_folder = read_tables(book), read_tables(folder)

    for name in ("units", "measures", "results", "targets", "financials"):
        pd.testing.assert_frame_equal(getattr(from_book, name), getattr(from_folder, name))
    assert [note.taken_as for note in from_book.source_notes] == [note.taken_as for note in from_folder.source_notes]


@pytest.mark.real_data
def test_english_hospitals_read_with_a_map(real_data: Path) -> None:
    folder = real_data / "nhs_ae_monthly"

    tables = read_tables(folder, NHS_MAP)

    raw = pd.read_csv(folder / "ae_attendances_2016_2019.csv").query("org_code == 'RF4' and period == '2017-03-01'")
    row = tables.results.query("unit_id == 'RF4' and period == 'Mar 2017'").iloc[0]
    periods = [parse_period(label) for label in tables.results["period"].cat.categories]
    assert row["value"] == pytest.approx(100 * raw["breaches"].sum() / raw["attendances"].sum())
    assert row["n"] == raw["attendances"].sum()
    assert {period.kind for period in periods} == {"month"}
    assert [periods[at].label for at in (0, 35, 36, 87)] == ["Apr 2016", "Mar 2019", "Apr 2021", "Jul 2025"]
    assert tables.targets.to_dict("records")[0]["target"] == 5
    assert set(tables.units["level"]) == {"unit"}


@pytest.mark.real_data
def test_hospital_months_without_numbers_are_counted_in_a_warning(real_data: Path) -> None:
    raw = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_by_trust_2021_2025.csv")
    unusable = raw["attendances_over_4hours"].isna() | (raw["total_attendances"] == 0)

    warnings = read_tables(real_data / "nhs_ae_monthly", NHS_MAP).warnings

    assert [fault.count for fault in warnings if fault.source == "ae_by_trust_2021_2025.csv"] == [unusable.sum()]
    assert any("there is no Units table; 284 units were made" in str(fault) for fault in warnings)


@pytest.mark.real_data
def test_hospitals_without_a_map_are_told_what_is_missing(real_data: Path) -> None:
    with pytest.raises(DataFaultError, match="comes nearest but lacks unit_id, measure_id and value"):
        read_tables(real_data / "nhs_ae_monthly")


@pytest.mark.real_data
def test_every_bad_workbook_gives_a_sentence(real_data: Path) -> None:
    books = sorted((real_data / "workbooks" / "bad").glob("*.xlsx"))

    for book in books:
        with pytest.raises((DataFaultError, FileFaultError)) as caught:
            read_tables(book)
        assert len(str(caught.value).splitlines()[0]) > 20
    assert len(books) == 40


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["encryptAES", "encryptSHA1", "pass_protected"])
def test_an_encrypted_workbook_is_called_encrypted(real_data: Path, name: str) -> None:
    book = next((real_data / "workbooks" / "bad").glob(f"*{name}*"))

    with pytest.raises(FileFaultError, match=r"is encrypted\. Open it in Excel, remove the password and save it\."):
        read_tables(book)
