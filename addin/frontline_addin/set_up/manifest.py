"""The list of what was installed, with the hash of every file: what uninstalling removes and verifying compares."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ManifestError(FrontlineError):
    """The list of what was installed cannot be read."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one installation laid.

    Parameters
    ----------
    version
        Of Frontline Scorecards.
    folder
        The installation's own folder, whatever appears in it later (Python's caches).
    interpreter, add_in
        The private Python and the add-in that calls it.
    registered
        What ``OPEN``, ``OPEN1``, ... holds for the add-in, "" where it lies in the start folder.
    keys
        Keys of the registry that are the installation's own.
    files
        SHA-256 of every file laid.
    """

    version: str
    folder: Path
    interpreter: Path
    add_in: Path
    registered: str = ""
    keys: tuple[str, ...] = ()
    files: Mapping[Path, str] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the list, whole or not at all."""
        content = asdict(self) | {
            "folder": str(self.folder),
            "interpreter": str(self.interpreter),
            "add_in": str(self.add_in),
            "files": {str(file): digest for file, digest in sorted(self.files.items())},
        }
        draft = manifest_draft(path)
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(path)


def manifest_draft(path: Path) -> Path:
    """Return where a manifest is written before it takes its place."""
    return path.with_suffix(".draft")


def read_manifest(path: Path) -> Manifest | None:
    """Return the list, None where there is none.

    Raises
    ------
    ManifestError
        The file holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(
            version=str(content["version"]),
            folder=Path(content["folder"]),
            interpreter=Path(content["interpreter"]),
            add_in=Path(content["add_in"]),
            registered=str(content["registered"]),
            keys=tuple(map(str, content["keys"])),
            files={Path(file): str(digest) for file, digest in content["files"].items()},
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(
            f"{path} is damaged, so what was installed is not known. Install again, which writes it anew."
        ) from error


def hashes(files: Iterable[Path]) -> dict[Path, str]:
    """Return the SHA-256 of every file."""
    return {file: sha256(file) for file in files}


def sha256(file: Path) -> str:
    """Return the SHA-256 of one file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_in(folder: Path) -> list[Path]:
    """Return every file below a folder, in the order of the names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
