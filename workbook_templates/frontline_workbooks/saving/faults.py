"""The fault of a file that cannot be written."""

from __future__ import annotations

from frontline.errors import FileFaultError


class WriteFault(FileFaultError):  # noqa: N818 - named like the faults that a report lists
    """A file cannot be made or replaced; what was there is there.

    Parameters
    ----------
    code
        Why, for programs: ``"read-only"``, ``"changed-meanwhile"``, ``"not-written"``.
    sentence
        Why and what to do, for people; it names the file.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
