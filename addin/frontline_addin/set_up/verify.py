"""Comparing what is installed with the hashes of its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.manifest import ManifestError, read_manifest, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontline_addin.set_up.manifest import Manifest
    from frontline_addin.set_up.places import Places

_NAMED = 5
AGAIN = "Run Install-Frontline.cmd again: it lays everything anew."


def verify(places: Places) -> Iterator[Finding]:
    """Compare every file that was installed with its hash, one finding for all that agree."""
    try:
        manifest = read_manifest(places.manifest)
    except ManifestError as error:
        yield Finding("fault", str(error))
        return
    if manifest is None:
        yield Finding("warning", f"The installer laid nothing for this user: there is no {places.manifest}.")
        return
    yield from _compared(manifest)


def _compared(manifest: Manifest) -> Iterator[Finding]:
    missing = [file for file in manifest.files if not file.is_file()]
    changed = [file for file, digest in manifest.files.items() if file.is_file() and not _is_as_laid(file, digest)]
    for what, files in (("is missing", missing), ("was changed since it was installed, or may not be read", changed)):
        for file in files[:_NAMED]:
            yield Finding("fault", f"{file} {what}.", AGAIN)
        if len(files) > _NAMED:
            yield Finding("fault", f"And {len(files) - _NAMED:,} more: each {what}.", AGAIN)
    if not missing and not changed:
        yield Finding("pass", f"All {len(manifest.files):,} installed files are as they were laid.")


def _is_as_laid(file: Path, digest: str) -> bool:
    try:
        return sha256(file) == digest
    except OSError:
        return False
