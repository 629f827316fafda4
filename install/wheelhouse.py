"""Make the bundle that installs without a network: ``python install/wheelhouse.py -o FOLDER --python 3.12``.

The bundle holds the product's wheel and every package it needs, pinned, each with its hash; the scripts that a
manager double-clicks; and, with ``--embedded FILE``, python.org's embeddable package, so that the machine needs
no Python at all. For this system and the Python it is run with, pip is enough; for another it needs uv
(``pip install uv``), because pip can only resolve for where it runs.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("windows/Install-Frontline.cmd", "windows/Install-Frontline.ps1", "windows/start.py", "IT-GUIDE.md")
SUMS = "SHA256SUMS.txt"
EXTRA = "sentiment"
"""Taken along: without it two worksheet functions would answer with an error that a manager cannot mend."""
_THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True, slots=True)
class Target:
    """A system the bundle is for, as uv and as pip name it."""

    uv: str
    pip: tuple[str, ...]


TARGETS = {
    "windows": Target("x86_64-pc-windows-msvc", ("win_amd64",)),
    "linux": Target(
        "x86_64-manylinux_2_28",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_27_x86_64"),
    ),
}
"""Linux is for trying the bundle out where there is no Windows."""


def main() -> int:
    """Make one bundle and say how large it is."""
    arguments = _arguments()
    folder = arguments.output
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty; name a new folder.")
    (folder / "wheels").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="frontline-") as work:
        wheel = _product(Path(work), folder)
        for version in arguments.python:
            print(f"- Python {version}: choosing and fetching the packages", flush=True)
            if _is_here(version, arguments.target):
                _fetch_here(version, wheel, folder, Path(work))
                continue
            requirements = _locked(version, TARGETS[arguments.target], wheel, folder)
            _fetch(version, TARGETS[arguments.target], requirements, folder, Path(work))
    _pip("download", "--no-deps", "--only-binary", ":all:", "-d", str(folder / "wheels"), "pip")
    for name in SCRIPTS:
        shutil.copyfile(ROOT / "install" / name, folder / Path(name).name)
    if arguments.embedded:
        shutil.copyfile(arguments.embedded, folder / arguments.embedded.name)
    _list_hashes(folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"{folder}: {len(files)} files, {size:.0f} MB, for Python {', '.join(arguments.python)} on {arguments.target}."
    )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="a new folder")
    parser.add_argument("--python", action="append", metavar="3.N", help="may be repeated (default: 3.12)")
    parser.add_argument("--target", choices=sorted(TARGETS), default="windows", help="default: %(default)s")
    parser.add_argument("--embedded", type=Path, metavar="FILE", help="python-3.N.M-embed-amd64.zip from python.org")
    arguments = parser.parse_args()
    arguments.python = arguments.python or ["3.12"]
    return arguments


def _product(work: Path, folder: Path) -> Path:
    """Build the product's own wheel from the checkout."""
    print("- Building the product's wheel", flush=True)
    _pip("wheel", "--no-deps", "--quiet", "-w", str(work), str(ROOT))
    built = next(work.glob("frontline_scorecards-*.whl"))
    return Path(shutil.copyfile(built, folder / "wheels" / built.name))


def _is_here(version: str, target: str) -> bool:
    here = {"win32": "windows", "linux": "linux"}.get(sys.platform)
    return target == here and platform.machine().lower() in {"amd64", "x86_64"} and version == _THIS_PYTHON


def _fetch_here(version: str, wheel: Path, folder: Path, work: Path) -> None:
    """Let pip choose and fetch every wheel, and write each with its hash."""
    fetched = work / version
    _pip("download", "--quiet", "--only-binary", ":all:", "-d", str(fetched), f"{wheel}[{EXTRA}]")
    lines = []
    for path in sorted(fetched.iterdir()):
        name, number = path.name.split("-")[:2]
        lines.append(f"{name.replace('_', '-')}=={number} --hash=sha256:{_sha256(path)}\n")
        shutil.copyfile(path, folder / "wheels" / path.name)
    (folder / f"requirements-{version}.txt").write_text("".join(lines), encoding="utf-8")


def _locked(version: str, target: Target, wheel: Path, folder: Path) -> Path:
    """Write every package with its one version and its hashes."""
    requirements = folder / f"requirements-{version}.txt"
    project = [str(ROOT / "pyproject.toml"), "--extra", EXTRA]
    command = [_uv(), "pip", "compile", *project, "-o", str(requirements), "--quiet"]
    command += ["--python-platform", target.uv, "--python-version", version, "--only-binary", ":all:"]
    _run([*command, "--generate-hashes", "--no-header", "--no-annotate"])
    product = f"{wheel.name.split('-')[0].replace('_', '-')}=={wheel.name.split('-')[1]} --hash=sha256:{_sha256(wheel)}"
    requirements.write_text(f"{requirements.read_text('utf-8')}{product}\n", encoding="utf-8")
    return requirements


def _fetch(version: str, target: Target, requirements: Path, folder: Path, work: Path) -> None:
    """Fetch the wheels; the product's own is not on any index."""
    others = work / requirements.name
    lines = requirements.read_text("utf-8").splitlines()
    others.write_text("\n".join(line for line in lines if not line.startswith("frontline-scorecards")), "utf-8")
    platforms = [word for name in target.pip for word in ("--platform", name)]
    chosen = ["--python-version", version, "--implementation", "cp", "--only-binary", ":all:", *platforms]
    wheels = ["--no-deps", "--require-hashes", "-d", str(folder / "wheels"), "-r", str(others)]
    _pip("download", "--quiet", *chosen, *wheels)


def _list_hashes(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    text = "".join(f"{_sha256(folder / name)}  {name}\n" for name in files)
    (folder / SUMS).write_text(text, encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _uv() -> str:
    found = shutil.which("uv", path=sysconfig.get_path("scripts")) or shutil.which("uv")
    here = f"only a bundle for Python {_THIS_PYTHON} on this system can be made without it"
    return found or sys.exit(f"uv is missing: pip install uv ({here}).")


def _pip(*words: str) -> None:
    _run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        print(done.stdout)
        sys.exit(f"{Path(command[0]).name} failed: see the lines above.")


if __name__ == "__main__":
    sys.exit(main())
