"""Laying what was planned, then switching over to it, then removing what it replaces."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from frontline_addin.set_up.manifest import Manifest, files_in, hashes
from frontline_addin.set_up.mark_of_the_web import unblock
from frontline_addin.set_up.places import ADD_IN, HELP, TRUSTED, UNINSTALL
from frontline_install import private_python
from frontline_install.faults import BusyError
from frontline_install.own_files import (
    MARKER,
    draft_of,
    is_ours,
    remove_add_ins,
    remove_folder,
    remove_keys,
    remove_other_versions,
)
from frontline_install.registration import list_as_app, register, trust, unregister

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine
    from frontline_install.plan import Plan


def install(plan: Plan, machine: Machine, tell: Callable[[str], None]) -> Manifest:
    """Carry out a plan.

    Parameters
    ----------
    plan
        What to do.
    machine
        Where.
    tell
        Is told each step before it begins.

    Returns
    -------
    Manifest
        What is installed now.

    Raises
    ------
    InstallationError
        A step failed; what was installed before still is, and works.
    """
    plan.folder.mkdir(parents=True)
    try:
        python = _lay(plan, machine, tell)
    except BaseException:
        remove_folder(plan.folder)
        raise
    tell("Switching over to it")
    laid = _described(plan, machine, python)
    _keep_others(plan, tell)
    laid.save(plan.places.manifest)
    _put_add_in(plan)
    _enter(plan, machine)
    _remove_replaced(plan, tell)
    return laid


def _lay(plan: Plan, machine: Machine, tell: Callable[[str], None]) -> Path:
    (plan.folder / MARKER).write_text(f"{plan.bundle.version}\n", encoding="utf-8")
    tell("Laying the private Python")
    home = plan.folder / "python"
    if plan.base:
        python = private_python.make_environment(machine, plan.base, home)
    else:
        python = private_python.unpack(plan.bundle, home)
    tell("Installing the packages from the bundle (a minute or two)")
    private_python.install_packages(machine, python, plan.bundle, plan.python_version)
    private_python.try_out(machine, python)
    tell("Building the add-in for it")
    private_python.build_add_in(machine, python, plan.folder / plan.add_in.name)
    _keep_setup(plan)
    return python


def _keep_setup(plan: Plan) -> None:
    """Keep what uninstalling needs: the private Python cannot remove itself."""
    for path in plan.bundle.setup_files():
        target = plan.folder / "setup" / path.relative_to(plan.bundle.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _described(plan: Plan, machine: Machine, python: Path) -> Manifest:
    files = hashes(files_in(plan.folder))
    files |= {target: files[source] for source, target in _outside(plan).items()}
    return Manifest(
        version=plan.bundle.version,
        folder=plan.folder,
        interpreter=python,
        add_in=plan.add_in,
        registered=f'"{machine.windows_path(plan.add_in)}"' if plan.registers else "",
        keys=(UNINSTALL, TRUSTED) if plan.registers else (UNINSTALL,),
        files=files,
    )


def _outside(plan: Plan) -> dict[Path, Path]:
    """Return what is copied out of the folder, and where to.

    The help shown while typing stays out of the start folder: Excel would open it as a workbook of its own.
    """
    names = (ADD_IN, HELP) if plan.registers else (ADD_IN,)
    return {plan.folder / name: plan.add_in.with_name(name) for name in names}


def _keep_others(plan: Plan, tell: Callable[[str], None]) -> None:
    """Put an add-in of the same name aside that no installation laid: somebody may want it back."""
    if plan.add_in.is_file() and not is_ours(plan.places, plan.add_in):
        kept = plan.places.kept
        shutil.copyfile(plan.add_in, kept)
        tell(f"{plan.add_in} was there, but is not as the installer laid it: a copy is kept as {kept}")


def _put_add_in(plan: Plan) -> None:
    try:
        for source, target in _outside(plan).items():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, draft_of(target))
            draft_of(target).replace(target)
            unblock(target)
    except PermissionError as error:
        raise BusyError(f"{error.filename} is in use. Close Excel and run again: it goes on from here.") from error


def _enter(plan: Plan, machine: Machine) -> None:
    path = machine.windows_path(plan.places.add_ins[True])
    if plan.registers:
        register(machine.registry, path)
        trust(machine.registry, machine.windows_path(plan.add_in.parent))
    else:
        unregister(machine.registry, path)
        remove_keys(machine.registry, [TRUSTED])
    list_as_app(machine, plan.bundle.version, plan.folder / "setup")


def _remove_replaced(plan: Plan, tell: Callable[[str], None]) -> None:
    tell("Removing what it replaces")
    other = plan.places.add_ins[not plan.registers]
    if not remove_add_ins(plan.places, other):
        tell(f"{other} stays: it is not as the installer laid it. Delete it, or Excel opens only one of the two")
    try:
        for path in remove_other_versions(plan.places, plan.folder):
            tell(f"{path} stays: the installer did not lay it")
    except BusyError as error:
        tell(f"An older version is left for the next installation or uninstallation to remove: {error}")
