from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE_ROOTS = ("udfs", "workbook_templates", "addin", "install")
HEAVY = ("numpy", "pandas", "scipy", "pyarrow", "openpyxl", "xlsxwriter", "python_calamine", "xlwings")
NOT_FREE = ("xlwings.pro", "xlwings.reports")


def source_files() -> list[Path]:
    return sorted(path for root in SOURCE_ROOTS for path in (REPOSITORY / root).rglob("*.py"))


def packages() -> list[str]:
    """Return the import name of every package and subpackage."""
    inits = (path for path in source_files() if path.name == "__init__.py")
    return [".".join(path.relative_to(REPOSITORY).parts[1:-1]) for path in inits]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_modules(tree: ast.Module) -> set[str]:
    """Return what a module imports anywhere, ``from a import b`` as ``a.b``."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def public_names(tree: ast.Module) -> set[str]:
    """Return what a package's ``__init__`` takes from our modules or defines, underscored names left out."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("frontline"):
            names.update(alias.asname or alias.name for alias in node.names)
            if "*" in names:
                names = names - {"*"} | set(importlib.import_module(str(node.module)).__all__)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return {name for name in names if not name.startswith("_") or name == "__version__"}


def in_order(name: str) -> tuple[int, str]:
    """Sort CONSTANTS, then Classes, then functions, as ruff does."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_imports_go_down_the_floors_only():
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_the_floors_name_every_package():
    configuration = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    floors = configuration["tool"]["importlinter"]["root_packages"]

    assert set(floors) == {name for name in packages() if "." not in name}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="frontline --help"),
        pytest.param(["--version"], id="frontline --version"),
        pytest.param(["demo", "--help"], id="frontline demo --help"),
    ],
)
def test_help_is_shown_without_loading_a_heavy_library(arguments):
    code = f"""
import json, sys
from frontline_addin.command_line.main import main
try:
    status = main({arguments!r})
except SystemExit as stop:
    status = stop.code
print()
print(json.dumps([status or 0, [name for name in {HEAVY!r} if name in sys.modules]]))
"""
    done = run_python(code)
    status, loaded = json.loads(done.stdout.splitlines()[-1])

    assert status == 0, done.stderr
    assert loaded == []
    assert "frontline" in done.stdout


def test_only_free_parts_of_xlwings_are_imported():
    imported = {path.name: imported_modules(tree_of(path)) for path in source_files()}
    found = [
        f"{file}: {name}"
        for file, names in imported.items()
        for name in names
        if any(name == part or name.startswith(f"{part}.") for part in NOT_FREE)
    ]

    assert len(imported) > 20
    assert found == []


@pytest.mark.parametrize("name", packages())
def test_the_public_names_of_a_package_are_complete_and_sorted(name):
    package = importlib.import_module(name)
    public = public_names(tree_of(Path(str(package.__file__))))
    declared = list(getattr(package, "__all__", []))

    assert public <= set(declared)
    assert declared == sorted(declared, key=in_order)
    assert all(hasattr(package, member) for member in declared)
