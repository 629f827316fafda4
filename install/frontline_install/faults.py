"""What keeps an installation from being made."""

from __future__ import annotations

from frontline.errors import FrontlineError


class InstallationError(FrontlineError):
    """Something needed is missing or unfit; the text says what, and what to do."""


class BusyError(InstallationError):
    """Excel or the private Python is running: close it and run again."""
