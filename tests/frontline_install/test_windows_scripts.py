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


def test_the_command_file_has_windows_line_ends_and_all_after_the_start_in_one_line(folder):
    lines = (folder / "Install-Frontline.cmd").read_bytes().split(b"\r\n")

    assert all(b"\n" not in line for line in lines)
    assert [line for line in lines if line and not line.startswith((b"@", b"rem"))] == [lines[2]]
    assert b'"%~dp0Install-Frontline.ps1" %*' in lines[2]


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
