"""Why a host does not do what was asked; each a sentence that says what to do."""

from __future__ import annotations

from frontline.errors import FrontlineError


class NotNowError(FrontlineError):
    """Excel or the workbook is in a state in which nothing may be written: a cell is edited, a sheet protected."""


class StoppedError(FrontlineError):
    """The user asked to stop; everything is as it was."""


class NothingToUndoError(FrontlineError):
    """No run is known whose sheets could be brought back."""
