"""Whether a program still runs."""

from __future__ import annotations

import ctypes
import os
import sys

_MAY_WAIT = 0x0010_0000
"""The right to wait for a process to end, which tells whether it has."""
_NO_SUCH_PROCESS, _ENDED = 87, 0


def lives(process: int) -> bool:
    """Whether a process of this number runs on this machine; where that cannot be told, it does.

    Parameters
    ----------
    process
        Its number.
    """
    if sys.platform == "win32":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)  # only asks; on Windows it would end the process
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _lives_on_windows(process: int) -> bool:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        kernel.WaitForSingleObject.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        kernel.CloseHandle.argtypes = [ctypes.c_void_p]
        handle = kernel.OpenProcess(_MAY_WAIT, 0, process)
        if not handle:
            return ctypes.get_last_error() != _NO_SUCH_PROCESS
        ended = kernel.WaitForSingleObject(handle, 0) == _ENDED
        kernel.CloseHandle(handle)
        return not ended
    return True
