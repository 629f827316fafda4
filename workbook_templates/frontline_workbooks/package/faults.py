"""The one fault of the package layer: a sentence for the user and a code for whoever handles it."""

from __future__ import annotations

from frontline.errors import FileFaultError


class PackageFault(FileFaultError):  # noqa: N818 - named like the faults that a report lists
    """A workbook file cannot be read, or cannot be changed without a loss.

    Parameters
    ----------
    code
        What is wrong, for programs: ``"encrypted"``, ``"corrupt"``, ``"signed"``.
    sentence
        What is wrong and what to do, for people.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def corrupt(what: str) -> PackageFault:
    """Return the fault of a file that does not hold together."""
    return PackageFault(
        "corrupt", f"The workbook is damaged: {what}. Open it in Excel, let Excel repair it, save it and run again."
    )
