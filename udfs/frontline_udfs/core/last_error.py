"""The sentence behind the error value that was shown last."""

from __future__ import annotations

from frontline.errors import FrontlineError

_sentence = ""


def keep(function: str, error: Exception) -> None:
    """Keep the sentence of an error that a function turned into an error value."""
    global _sentence  # noqa: PLW0603 - Excel calls one function at a time in one process
    text = str(error) or type(error).__name__
    if not isinstance(error, FrontlineError):
        text = f"something unforeseen happened ({type(error).__name__}: {text})"
    _sentence = f"{function}: {text}" if text.endswith((".", "?", "!")) else f"{function}: {text}."


def last_error() -> str:
    """Return the kept sentence, "" when no function failed yet."""
    return _sentence
