"""The bundle an installation is made from: wheels with their hashes, perhaps a Python, all checked before use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.set_up.manifest import sha256
from frontline_install.faults import InstallationError

if TYPE_CHECKING:
    from pathlib import Path

SUMS = "SHA256SUMS.txt"
SETUP = ("Install-Frontline.cmd", "Install-Frontline.ps1", "start.py", "IT-GUIDE.md")
"""What is kept on the user's machine, with the product's wheel and the Python of the bundle, for uninstalling."""

_EMBEDDED = re.compile(r"python-(?P<version>3\.\d+)\.\d+-embed-amd64\.zip")
_WHEEL = re.compile(r"frontline_scorecards-(?P<version>[^-]+)-py3-none-any\.whl")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder with everything an installation needs."""

    folder: Path

    @property
    def wheels(self) -> Path:
        """The folder of the wheels."""
        return self.folder / "wheels"

    @property
    def wheel(self) -> Path:
        """The product's own wheel."""
        return self._one("frontline_scorecards-*.whl")

    @property
    def version(self) -> str:
        """The product's version."""
        found = _WHEEL.fullmatch(self.wheel.name)
        if found is None:
            raise InstallationError(f"{self.wheel.name} is no wheel of Frontline Scorecards.")
        return found["version"]

    @property
    def pip(self) -> Path:
        """The installer of packages, run as it is: the Python of the bundle has none."""
        return self._one("pip-*.whl")

    @property
    def pythons(self) -> tuple[str, ...]:
        """The versions of Python the wheels are for, such as ``3.12``."""
        names = [path.stem.removeprefix("requirements-") for path in self.folder.glob("requirements-3.*.txt")]
        return tuple(sorted(names, key=lambda name: int(name.split(".")[1])))

    def requirements(self, python: str) -> Path:
        """Return the list of packages and hashes for a version of Python."""
        return self.folder / f"requirements-{python}.txt"

    @property
    def embedded(self) -> Path | None:
        """The Python that came with the bundle, None where there is none."""
        found = [path for path in self.folder.glob("python-3.*.zip") if _EMBEDDED.fullmatch(path.name)]
        return found[0] if found else None

    @property
    def embedded_version(self) -> str:
        """Its version, such as ``3.12``."""
        found = _EMBEDDED.fullmatch(self.embedded.name) if self.embedded else None
        return found["version"] if found else ""

    def setup_files(self) -> list[Path]:
        """Return what is needed on the machine later, to repair or to uninstall."""
        listed = [*(self.folder / name for name in SETUP), *map(self.requirements, self.pythons), self.wheel]
        listed += [self.embedded] if self.embedded else []
        return [path for path in listed if path.is_file()]

    def check(self) -> None:
        """Compare every file with the list of hashes.

        Raises
        ------
        InstallationError
            A file is missing, was changed or is not listed.
        """
        listed = dict(self._listed())
        wheels = {f"wheels/{path.name}" for path in self.wheels.glob("*")}
        for name in sorted(wheels - listed.keys()):
            raise InstallationError(f"{name} is not listed in {SUMS}. {_AGAIN}")
        for name, digest in listed.items():
            path = self.folder / name
            if not path.is_file():
                raise InstallationError(f"{name} is missing in {self.folder}. {_AGAIN}")
            if sha256(path) != digest:
                raise InstallationError(f"{name} is not the file listed in {SUMS}: it was changed or cut off. {_AGAIN}")

    def _listed(self) -> list[tuple[str, str]]:
        path = self.folder / SUMS
        if not path.is_file():
            raise InstallationError(f"{self.folder} holds no {SUMS}: it is no installation bundle. {_AGAIN}")
        rows = [line.split(maxsplit=1) for line in path.read_text("utf-8", "replace").splitlines() if line.strip()]
        if any(len(row) == 1 for row in rows):
            raise InstallationError(f"{path} is damaged. {_AGAIN}")
        return [(name.lstrip("*"), digest) for digest, name in rows]

    def _one(self, pattern: str) -> Path:
        found = sorted(self.wheels.glob(pattern))
        if len(found) != 1:
            raise InstallationError(f"{self.wheels} holds {len(found)} files {pattern} instead of one. {_AGAIN}")
        return found[0]


_AGAIN = "Unpack the bundle again, whole, and run Install-Frontline.cmd from there."
