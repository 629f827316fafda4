"""The two scripts that Windows runs: what can be said of them without Windows."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from frontline_install.bundle import SETUP


@pytest.fixture
def folder(repository):
    return repository / "install" / "windows"


@pytest.fixture
def powershell(folder):
    return (folder / "Install-Frontline.ps1").read_text("utf-8")


def faults_of(text):
    """Return what a parser of PowerShell stumbles over; it is the one that editors use, not Microsoft's."""
    pwsh = pytest.importorskip("tree_sitter_pwsh", reason="No parser of PowerShell is installed (tree-sitter-pwsh).")
    tree_sitter = pytest.importorskip("tree_sitter", reason="tree-sitter is not installed.")
    nodes = [tree_sitter.Parser(tree_sitter.Language(pwsh.language())).parse(text.encode()).root_node]
    found = []
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.is_error or node.is_missing:
            found.append((node.start_point, node.text))
    return found


def test_the_powershell_parses(powershell):
    assert faults_of(powershell) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        pytest.param("finally {", "finally (", id="a bracket of the wrong kind"),
        pytest.param("if ($Plan) {", "if ($Plan {", id="a bracket left open"),
        pytest.param("exit $code", "exit $code }", id="a bracket too many"),
        pytest.param("@($action)", "@($action", id="a list left open"),
    ],
)
def test_a_planted_fault_in_the_powershell_is_noticed(powershell, text, instead):
    assert powershell.count(text) == 1

    assert faults_of(powershell.replace(text, instead))


@pytest.mark.parametrize("name", ["Install-Frontline.ps1", "Install-Frontline.cmd"])
def test_a_script_is_ascii_whatever_code_page_windows_reads_it_in(folder, name):
    assert (folder / name).read_bytes().isascii()


def test_python_is_looked_for_neither_on_the_path_nor_in_the_store(powershell):
    code = "\n".join(line.split("#")[0] for line in powershell.splitlines())

    assert not re.search(r"Get-Command|where\.exe|\$env:PATH|\bpy(?:\.exe)?\s+-3|&\s*'?python", code, re.IGNORECASE)
    assert r"-notlike '*\WindowsApps\*'" in code


def test_the_powershell_says_nothing_that_a_restricted_language_mode_forbids_but_the_name_of_a_folder(powershell):
    calls = re.findall(r"\[[\w.]+\]::\w+|New-Object|Add-Type|Invoke-Expression|\.Invoke\(", powershell)

    assert calls == ["[guid]::NewGuid"]


def test_the_powershell_and_the_installer_know_the_same_actions(powershell):
    from frontline_install.command import _parser

    actions = set(re.findall(r"\$action = '(\w+)'", powershell))
    options = set(re.findall(r"'(--\w+)'", powershell))
    known = {choice for action in _parser()._actions for choice in (action.choices or action.option_strings)}
    assert actions | options <= known
    assert actions == {"install", "plan", "verify", "uninstall"}


@pytest.fixture
def batch(folder):
    """Return the lines that Windows runs."""
    lines = (folder / "Install-Frontline.cmd").read_bytes().split(b"\r\n")
    assert all(b"\n" not in line for line in lines)
    return [line.decode() for line in lines if line and not line.startswith((b"@", b"rem"))]


def test_the_command_file_does_all_after_the_start_in_one_line_as_uninstalling_removes_it(batch):
    start = batch[-1]

    assert '-File "%FRONTLINE_BUNDLE%Install-Frontline.ps1" %*' in start
    assert start.endswith("else (pause & exit /b 0))")


def test_the_command_file_keeps_where_it_lies_before_it_leaves_the_current_folder(batch):
    kept, left = batch.index('set "FRONTLINE_BUNDLE=%~dp0"'), batch.index('cd /d "%SystemRoot%"')

    assert kept < left
    assert not any("%~dp0" in line for line in batch[left:])


def test_the_command_file_of_a_bundle_that_is_not_unpacked_says_so(batch):
    assert batch[0].startswith('if not exist "%~dp0Install-Frontline.ps1" (echo Unpack the whole bundle first')


def test_no_part_of_the_command_file_that_may_hold_a_path_stands_outside_quotation_marks(batch):
    outside = [part for line in batch for part in line.split('"')[::2]]

    assert not [part for part in outside if "%" in part.replace("%*", "")]


@pytest.mark.parametrize("name", ["Install-Frontline.ps1", "Install-Frontline.cmd"])
def test_a_32_bit_program_that_starts_a_script_gets_the_64_bit_powershell(folder, name):
    assert r"Sysnative\WindowsPowerShell\v1.0\powershell.exe" in (folder / name).read_text("ascii")


def test_the_powershell_hands_every_option_on_to_the_64_bit_one(powershell):
    options = re.findall(r"^    \[(?:string|switch)\] \$(\w+)", powershell, re.MULTILINE)
    handed = re.findall(r"foreach \(\$name in (.+)\)", powershell)[0].replace("'", "").split(", ")

    assert options == ["Python", *handed]


def test_whatever_powershell_stumbles_over_becomes_a_sentence_and_an_exit_code(powershell):
    caught = powershell[powershell.index("catch {") : powershell.index("finally {")]

    assert 'Write-Output "ERROR $($_.Exception.Message)' in caught
    assert "$code = 1" in caught
    assert powershell.index("\ntry {") < powershell.index("Set-Location")


def test_every_script_of_a_bundle_is_in_the_checkout(repository):
    there = {path.name for folder in ("install", "install/windows") for path in (repository / folder).iterdir()}

    assert set(SETUP) <= there


def test_the_starter_says_so_where_the_bundle_is_not_whole(folder):
    done = subprocess.run([sys.executable, "-I", folder / "start.py"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "is no whole bundle: unpack it again" in done.stdout


def test_the_installer_runs_without_anything_installed(repository):
    """No module that needs a package may be imported before the packages are there."""
    code = f"import sys; sys.path[:0] = {[str(repository / name) for name in ('udfs', 'addin', 'install')]}; "
    code += "import frontline_install.command; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert not {"numpy", "xlwings", "openpyxl"} & set(done.stdout.replace("'", " ").replace(",", " ").split())
