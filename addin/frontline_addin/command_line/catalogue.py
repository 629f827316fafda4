"""Every command, in the order of the help."""

from __future__ import annotations

from frontline_addin.command_line.commands import (
    addin,
    build,
    check,
    compare,
    demo,
    doctor,
    functions,
    guide,
    merge,
    rank,
    refresh,
    repair,
    templates,
    undo,
    unmerge,
    values,
)

COMMANDS = (
    demo.COMMAND,
    check.COMMAND,
    build.COMMAND,
    refresh.COMMAND,
    undo.COMMAND,
    compare.COMMAND,
    rank.COMMAND,
    merge.COMMAND,
    unmerge.COMMAND,
    values.COMMAND,
    repair.COMMAND,
    functions.COMMAND,
    guide.COMMAND,
    templates.COMMAND,
    doctor.COMMAND,
    addin.COMMAND,
)
