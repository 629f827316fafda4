from __future__ import annotations

import pytest
from windows_on_linux.machine import FakeMachine

from frontline_addin.set_up.excel_program import XLWINGS, excel_program, matching_dll

EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
APP_PATHS = r"HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
CONFIGURATION = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
COMMON = r"HKCU\Software\Policies\Microsoft\Office\16.0\Common"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


@pytest.fixture
def machine(tmp_path):
    """Return a machine with an Excel that can be reached."""
    machine = FakeMachine(tmp_path)
    machine.registry.set_value(APP_PATHS, "", EXCEL)
    machine.registry.set_value(r"HKCR\Excel.Application\CLSID", "", "{00024500-0000-0000-C000-000000000046}")
    machine.registry.set_value(r"HKLM\SOFTWARE\Microsoft\VBA", "Vbe71DllPath", r"C:\VBE7.DLL")
    return machine


def problems(machine):
    return [str(finding) for finding in excel_program(machine) if finding.weight != "pass"]


def disabled_item(path):
    """Return what Excel writes: a kind, the lengths of two texts, the texts."""
    texts = [f"{path}\0".encode("utf-16-le"), "Frontline Scorecards\0".encode("utf-16-le")]
    return b"".join([(1).to_bytes(4, "little"), *(len(text).to_bytes(4, "little") for text in texts), *texts])


def test_an_excel_that_can_be_reached_is_well(machine):
    assert problems(machine) == []
    assert any("root\\Office16." in finding.sentence for finding in excel_program(machine))


def test_an_excel_of_the_store_is_a_fault(machine):
    machine.registry.set_value(APP_PATHS, "", r'"C:\Program Files\WindowsApps\Microsoft.Office.Desktop\EXCEL.EXE"')

    assert problems(machine)[0].startswith("Excel comes from the Microsoft Store, where no other program can reach it.")


def test_an_excel_that_is_not_known_to_other_programs_is_a_fault_with_its_number(machine):
    machine.registry.delete_key(r"HKCR\Excel.Application\CLSID")

    assert "(error -2147221164)" in problems(machine)[0]


@pytest.mark.parametrize(
    ("products", "said"),
    [
        pytest.param("O365ProPlusRetail,VisioPro2019Volume", "", id="Microsoft 365 with an old Visio"),
        pytest.param("Microsoft365ProPlusRetail", "", id="Microsoft 365 by its other name"),
        pytest.param("ProPlus2021Volume", "", id="2021"),
        pytest.param("Standard2024Volume", "", id="2024"),
        pytest.param("ProjectPro2016Volume", "", id="Project alone"),
        pytest.param(None, "", id="not said"),
        pytest.param("ProPlus2019Volume", "(ProPlus2019Volume) seems older than 2021", id="2019"),
        pytest.param("HomeBusinessRetail, AccessRetail", "(HomeBusinessRetail) seems older", id="2016"),
    ],
)
def test_an_office_whose_formulas_cannot_fill_many_cells_is_a_warning(machine, products, said):
    if products:
        machine.registry.set_value(CONFIGURATION, "ProductReleaseIds", products)

    found = [finding for finding in excel_program(machine) if finding.weight != "pass"]
    assert [finding.weight for finding in found] == (["warning"] if said else [])
    assert all(said in finding.sentence for finding in found)


@pytest.mark.parametrize(("version", "weights"), [("14", ["fault"]), ("15", ["fault"]), ("16", []), ("", [])])
def test_an_excel_before_2016_is_a_fault(machine, version, weights):
    machine.registry.set_value(r"HKCR\Excel.Application\CurVer", "", f"Excel.Application.{version}")

    assert [finding.weight for finding in excel_program(machine) if finding.weight != "pass"] == weights


@pytest.mark.parametrize("name", ["vbaoff", "VBAOFF"])
def test_vba_switched_off_by_a_policy_is_a_fault(machine, name):
    machine.registry.set_value(COMMON, name, 1)

    assert problems(machine)[0].startswith("VBA is switched off by a policy")


@pytest.mark.parametrize(
    "key",
    [
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\VBA",
        r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\REGISTRY\MACHINE\Software\Microsoft\VBA",
        r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\REGISTRY\MACHINE\Software\WOW6432Node\Microsoft\VBA",
    ],
    ids=["32-bit", "click to run", "32-bit click to run"],
)
def test_vba_is_found_wherever_an_office_keeps_it(machine, key):
    machine.registry.delete_key(r"HKLM\SOFTWARE\Microsoft\VBA")
    machine.registry.set_value(key, "Vbe71DllPath", r"C:\VBE7.DLL")

    assert problems(machine) == []


@pytest.mark.parametrize("where", ["", "WOW6432Node\\"], ids=["64-bit view", "32-bit view"])
def test_an_office_that_was_not_clicked_to_run_says_its_bitness_elsewhere(machine, tmp_path, where):
    machine.registry.set_value(rf"HKLM\SOFTWARE\{where}Microsoft\Office\16.0\Outlook", "Bitness", "x86")

    assert "a 32-bit Excel loads" in matching_dll(machine, tmp_path / "python" / "python.exe").sentence


def test_a_missing_vba_is_a_warning(machine):
    machine.registry.delete_key(r"HKLM\SOFTWARE\Microsoft\VBA")

    assert problems(machine)[0].startswith("Windows lists no VBA")


@pytest.mark.parametrize(("path", "wanted"), [(r"c:\start\frontline.xlam", 1), (r"c:\start\other.xlam", 0)])
def test_an_add_in_that_excel_switched_off_is_a_fault(machine, path, wanted):
    machine.registry.set_value(DISABLED, "63CB962", disabled_item(path))

    found = [problem for problem in problems(machine) if "has switched Frontline.xlam off after a crash" in problem]
    assert len(found) == wanted


@pytest.mark.parametrize("value", [b"", b"\1", b"\1\0\0\0\xff\xff\0\0\0\0\0\0\xd8"], ids=["empty", "short", "torn"])
def test_an_unreadable_list_of_disabled_items_is_passed_over(machine, value):
    machine.registry.set_value(DISABLED, "63CB962", value)

    assert problems(machine) == []


@pytest.mark.parametrize(
    ("platform", "bits"), [("x64", 64), ("x86", 32), (None, 64)], ids=["64-bit Excel", "32-bit Excel", "not said"]
)
def test_the_library_must_be_of_the_bitness_of_excel(machine, tmp_path, platform, bits):
    if platform:
        machine.registry.set_value(CONFIGURATION, "Platform", platform)
    interpreter = tmp_path / "python" / "Scripts" / "python.exe"
    interpreter.parent.mkdir(parents=True)
    assert matching_dll(machine, interpreter).weight == "fault"
    (tmp_path / "python" / f"xlwings{bits}-{XLWINGS}.dll").touch()

    assert matching_dll(machine, interpreter).weight == "pass"
