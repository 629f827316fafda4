"""Installation bundles whose wheels are short texts."""

from __future__ import annotations

import hashlib
import zipfile

from frontline_install.bundle import SETUP, SUMS, Bundle


def write_bundle(folder, version="1.0.0", *, embedded=False):
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    for name in (f"frontline_scorecards-{version}-py3-none-any.whl", "pip-26.3-py3-none-any.whl"):
        (wheels / name).write_text(f"{name}\n")
    for name in (*SETUP, "requirements-3.12.txt"):
        (folder / name).write_text(f"{name}\n")
    if embedded:
        with zipfile.ZipFile(folder / "python-3.12.10-embed-amd64.zip", "w") as package:
            package.writestr("python.exe", "program")
            package.writestr("python312.zip", "library")
            package.writestr("python312._pth", "python312.zip\n.\n\n#import site\n")
    list_hashes(folder)
    return Bundle(folder)


def list_hashes(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    named = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in named.items()))
